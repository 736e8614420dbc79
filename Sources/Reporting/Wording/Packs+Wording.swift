internal import RuleDSL
internal import Transmission

extension Wording {
  /// `规则包：全国 2026.11（3f2a81c04d7e）`, then what packs set aside; nothing without packs.
  func text(of packs: [LoadedPack]) -> [String] {
    guard !packs.isEmpty else { return [] }
    return [pick("规则包：", "Rule packs: ") + names(of: packs)] + overrides(of: packs)
  }

  /// `全国 2026.11（3f2a81c04d7e）`.
  func names(of packs: [LoadedPack]) -> String {
    list(
      packs.map { loaded in
        let digest = loaded.sha256().map { pick("（\($0.prefix(12))）", " (\($0.prefix(12)))") } ?? ""
        return name(of: loaded.pack) + digest
      }
    )
  }

  /// What packs set aside.
  func overrides(of packs: [LoadedPack]) -> [String] {
    packs.flatMap { loaded in
      texts(
        of: loaded.pack.overrides.filter { program.applies($0, of: loaded.pack, for: world.units) },
        loaded.pack.name
      )
    }
  }

  /// What a pack says about rules of others, those that have one 依据 there on one line:
  /// `依据：KX-20、KX-21 据《某省条例》第六条（某省）`.
  func texts(of overrides: [RulePack.Override], _ pack: String) -> [String] {
    let pack = pack.isEmpty ? pick("本次规则", "rules of this run") : pack
    let grounds = overrides.compactMap(\.basis).withoutRepeats.map { basis in
      let rules = list(overrides.filter { $0.basis == basis }.map(\.id))
      let ground = list(basis.citations)
      return pick("依据：\(rules) 据\(ground)（\(pack)）", "Basis: \(rules) by \(ground) (\(pack))")
    }
    return overrides.compactMap { text(of: $0, pack) } + grounds
  }

  /// `内蒙古自治区 2026.11`.
  func name(of pack: RulePack) -> String {
    guard !pack.name.isEmpty else { return pick("本次规则", "rules of this run") }
    return pack.version.isEmpty ? pack.name : "\(pack.name) \(pack.version)"
  }

  /// `停用：ZB-33 印数核对（示例省；理由：…）`; `nil` where only the 依据 is another.
  private func text(of override: RulePack.Override, _ pack: String) -> String? {
    let old = title(of: override.id)
    let reason = override.reason.map { pick("；理由：", "; reason: ") + $0 } ?? ""
    let note = pick("（\(pack)\(reason)）", " (\(pack)\(reason))")
    if let tolerance = override.tolerance {
      let parts = [
        tolerance.area.map { pick("面积 ", "area ") + $0.text },
        tolerance.width.map { pick("宽度 ", "width ") + $0.text },
      ]
      return pick("容差：", "Tolerance: ") + old + " " + list(parts.compactMap(\.self)) + note
    }
    if override.isAdjustment { return nil }
    guard let replacement = override.replacement else { return pick("停用：", "Switched off: ") + old + note }
    let new = title(of: replacement)
    return pick("替代：\(old) 由 \(new) 代替", "Replaced: \(old) by \(new)") + note
  }

  /// The words and codes of an office: `称谓：刚性作“强制性”`, `代号：ZB-02 作 4101`.
  func office(of pack: RulePack) -> [String] {
    let levels = Level.allCases.compactMap { level in
      pack.levelNames[level].map { pick("\(level.name.chinese)作“\($0)”", "\(level.name.english) as “\($0)”") }
    }
    let codes = pack.officeCodes.sorted { $0.key < $1.key }.map { pick("\($0) 作 \($1)", "\($0) as \($1)") }
    return (levels.isEmpty ? [] : [pick("称谓：", "Words: ") + list(levels)])
      + (codes.isEmpty ? [] : [pick("代号：", "Codes: ") + list(codes)])
  }

  /// What packs say about a rule: where it is replaced or switched off, what it forgives and how offices call it.
  func remarks(on heading: Heading) -> [String] {
    program.packs.flatMap { pack -> [String] in
      let overrides = pack.overrides.filter { $0.id == heading.id || $0.replacement == heading.id }
      let level = pack.levelNames[heading.level].map { pick("称谓“\($0)”", "called “\($0)”") }
      let replaced = overrides.filter { $0.replacement == heading.id }.map(\.id)
      let written = ([heading.id] + replaced).lazy.compactMap { pack.officeCodes[$0] }.first
      let code = written.map { pick("代号 \($0)", "code \($0)") }
      let isSetAside = overrides.contains { $0.id == heading.id && !$0.isAdjustment }
      let isConcerned = code != nil || !overrides.isEmpty || program.pack(of: heading)?.name == pack.name
      let words = isConcerned ? [isSetAside ? nil : level, code].compactMap(\.self) : []
      let lines = texts(of: overrides, pack.name) + (words.isEmpty ? [] : [list(words)])
      return lines.map { "\(name(of: pack))\(ground(of: pack))" + pick("：", ": ") + $0 }
    }
  }

  private func ground(of pack: RulePack) -> String {
    let tiers = pack.tiers.map { program.vocabulary.tiers[$0].name }
    let parts = [pack.ground, tiers].filter { !$0.isEmpty }.map(list)
    return parts.isEmpty ? "" : pick("（\(parts.joined(separator: "，"))）", " (\(parts.joined(separator: ", ")))")
  }

  private func title(of id: String) -> String {
    program.headings.first { $0.id == id }.map { "\($0.id) \($0.title)" } ?? id
  }

  /// How an office calls a rule, and its level, where a plan stands; `nil` where no pack says so.
  func office(of heading: Heading, plan: Int) -> (code: String?, level: String?) {
    let units = world.units
    guard units.codes.indices.contains(plan) else { return (nil, nil) }
    return program.office(of: heading, code: units.groundCode(of: plan), tier: Int(units.tiers[plan]))
  }

  /// `ZB-02（4101）`: the id of a rule, and the codes that offices have for it where the plans stand.
  func id(of heading: Heading, plans: some Sequence<Int>) -> String {
    let codes = Set(plans.compactMap { office(of: heading, plan: $0).code }).sorted()
    return codes.isEmpty ? heading.id : heading.id + pick("（\(list(codes))）", " (\(list(codes)))")
  }

  /// The level of a rule in the words of the offices where the plans stand; else in ours, binding left out.
  func level(of heading: Heading, plans: some Sequence<Int>) -> String? {
    let words = Set(plans.compactMap { office(of: heading, plan: $0).level }).sorted()
    guard words.isEmpty else { return list(words) }
    return heading.level == .binding ? nil : heading.level.name[language]
  }
}
