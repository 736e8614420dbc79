public import RuleDSL
public import Transmission

/// The packs that were read, one by one: what `rulec packs` prints.
public struct PackReport {
  private let packs: [LoadedPack]
  private let wording: Wording

  /// Takes the packs of a program; whether they are used is told where there are plans.
  public init(_ packs: [LoadedPack], _ program: RuleProgram, _ world: PlanWorld?, _ language: Language) {
    self.packs = packs
    let none = PlanWorld(units: .empty, figures: .empty)
    wording = Wording(language: language, program: program, world: world ?? none, statements: [])
  }

  /// For people.
  public var text: String { packs.map(text(of:)).joined(separator: "\n") }

  /// For scripts: version 1, keys sorted, one pack per line.
  public var json: String {
    let lines = packs.map { pack in JSONText.text { $0.pack(pack, wording.program) } }
    return "{\"packs\":[" + lines.map { "\n" + $0 }.joined(separator: ",") + "\n],\n\"version\":1}\n"
  }

  private func text(of loaded: LoadedPack) -> String {
    let pack = loaded.pack
    let tiers = pack.tiers.map { wording.program.vocabulary.tiers[$0].name }
    let bases = pack.buildsOn.map { [$0.name, $0.version].compactMap(\.self).joined(separator: " ") }
    let units = pack.ground.isEmpty ? [pick("全国", "the whole country")] : pack.ground
    var lines = [
      pick("行政区：", "Units: ") + wording.list(units),
      pick("适用：", "Applies to: ") + (tiers.isEmpty ? pick("各级规划", "plans of every tier") : wording.list(tiers)),
    ]
    if !bases.isEmpty { lines.append(pick("依托：", "Builds on: ") + wording.list(bases)) }
    let files = pick("\(loaded.files.count) 个文件", counted(loaded.files.count, "file"))
    let rules = pick("\(loaded.rules) 条规则", counted(loaded.rules, "rule"))
    lines.append(pick("来自：", "From: ") + place(of: loaded) + pick("，", ", ") + files + pick("，", ", ") + rules)
    lines.append(
      pick("SHA-256：", "SHA-256: ") + (loaded.sha256() ?? pick("没有 libcrypto，算不出", "unknown, for want of libcrypto"))
    )
    lines += wording.texts(of: pack.overrides, pack.name)
    lines += wording.office(of: pack)
    if !wording.world.units.codes.isEmpty, !loaded.isUsed {
      lines.append(pick("规划集里没有它管的规划", "no plan of the plan set stands on its ground"))
    }
    return wording.name(of: pack) + "\n" + lines.map { "  \($0)\n" }.joined()
  }

  /// What packs say about a rule, line by line; nothing where no pack does.
  public static func remarks(on heading: Heading, in program: RuleProgram, _ language: Language) -> [String] {
    let none = PlanWorld(units: .empty, figures: .empty)
    return Wording(language: language, program: program, world: none, statements: []).remarks(on: heading)
  }

  /// The folder that all its files stand in, else the first of them.
  private func place(of loaded: LoadedPack) -> String {
    guard var folder = loaded.files.first?.split(separator: "/", omittingEmptySubsequences: false).dropLast() else {
      return ""
    }
    while !loaded.files.allSatisfy({ $0.split(separator: "/", omittingEmptySubsequences: false).starts(with: folder) }
    ) {
      folder = folder.dropLast()
    }
    return folder.isEmpty ? loaded.files.first ?? "" : folder.joined(separator: "/")
  }

  private func pick(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    wording.pick(chinese(), english())
  }
}
