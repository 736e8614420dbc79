public import RuleDSL
public import Transmission

/// How the verdicts of a rule on one plan follow from what plans state, or why there is none.
///
/// An office's code or a title may stand for several rules.
public struct DerivationReport {
  let report: Report
  let wording: Wording
  let rules: [String]
  let plan: Int
  let derivations: [Derivation]
  /// Whether to tell what each lower plan of a sum could give.
  let showsRoom: Bool

  /// Takes a report on a run, ids of rules, a unit, and how its verdicts on the plan of the unit follow.
  public init(
    _ report: Report,
    of rules: [String],
    on plan: Int,
    _ derivations: [Derivation],
    showsRoom: Bool,
    _ language: Language
  ) {
    (self.report, self.rules, self.plan, self.derivations) = (report, rules, plan, derivations)
    self.showsRoom = showsRoom
    wording = Wording(report, language)
  }

  func pick<Words>(_ chinese: Words, _ english: Words) -> Words { wording.pick(chinese, english) }

  // MARK: Text

  /// One verdict after another, each with its parts below it.
  public var text: String {
    let without = why.map { $0.map { $0 + "\n" }.joined() }
    return (derivations.map(text) + without).joined(separator: "\n")
  }

  private func text(of derivation: Derivation) -> String {
    let finding = derivation.finding
    let heading = report.run.statements[finding.statement].heading
    let names = [
      wording.id(of: heading, plans: [finding.plan]) + " " + heading.title, finding.obligation.name[wording.language],
      finding.requirement,
      wording.name(of: finding.plan)
        + pick("（\(wording.code(of: finding.plan))）", " (\(wording.code(of: finding.plan)))"),
      finding.year == 0 ? "" : pick("\(finding.year)年", "\(finding.year)"),
    ]
    var lines = [names.filter { !$0.isEmpty }.joined(separator: " · ")]
    lines.append(finding.verdict.label(wording.language) + pick("：", ": ") + wording.sentence(of: finding))
    lines.append("  " + wording.ground(heading))
    for section in derivation.sections {
      let head = section.clause.spelled(in: wording.language)
      let name = [head, section.label].filter { !$0.isEmpty }.joined(separator: " ")
      lines += self.lines(of: section.part, indent: 1, head: name + pick("：", ": "))
    }
    if derivation.sections.isEmpty {
      let rows =
        finding.evidence.map(wording.row) + finding.pieces.map(wording.row) + finding.entries.map(wording.row)
        + finding.flaws.map(wording.row)
      lines += rows.map { "  " + $0.filter { !$0.isEmpty }.joined(separator: "  ") }
    }
    if !derivation.sections.isEmpty {
      lines += finding.pieces.map { "    " + wording.row($0).filter { !$0.isEmpty }.joined(separator: "  ") }
    }
    if finding.isWithinRounding {
      lines.append("  " + pick("印出的末位数足以解释这个差额", "the last printed digits can explain the difference"))
    }
    if showsRoom { lines += room(derivation) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of part: Derivation.Part, indent: Int, head: String = "") -> [String] {
    let space = String(repeating: "  ", count: indent)
    let own = space + head + text(of: part.content) + outcome(of: part)
    let isTerm = if case .term = part.content { true } else { false }
    // A term is its own figure; what else it reads, such as the base of a ratio, stands below.
    let evidence = (isTerm ? Array(part.evidence.dropFirst()) : part.evidence).map { item in
      space + "  " + wording.row(item).filter { !$0.isEmpty }.joined(separator: "  ")
    }
    return [own] + evidence + part.parts.flatMap { lines(of: $0, indent: indent + 1) }
  }

  func text(of content: Derivation.Part.Content) -> String {
    let (vocabulary, language) = (report.program.vocabulary, wording.language)
    switch content {
    case .condition(let condition): return describe(condition, in: vocabulary, language: language)
    case .amount(let amount): return describe(amount, in: vocabulary, language: language)
    case .term(_, let plan): return wording.name(of: plan)
    }
  }

  private func outcome(of part: Derivation.Part) -> String {
    switch part.outcome {
    case .truth(let truth):
      let word =
        switch truth {
        case true?: Phrase("成立", "holds")
        case false?: Phrase("不成立", "does not hold")
        case nil: Phrase("不能确定", "is not known")
        }
      return "  → " + word[wording.language]
    case .amount(let lower, let upper):
      if case .term = part.content, let first = part.evidence.first {
        return "  " + wording.row(first).dropFirst().filter { !$0.isEmpty }.joined(separator: "  ")
      }
      if case .amount(.literal) = part.content { return "" }
      return " = " + text(from: lower, to: upper, part.unit)
    }
  }

  private func text(from lower: Rational?, to upper: Rational?, _ unit: Unit?) -> String {
    func text(_ value: Rational) -> String {
      unit.map { wording.text(Decimal(value, in: $0, decimals: 0)) } ?? "\(value)"
    }
    switch (lower, upper) {
    case (nil, nil): return pick("不知道", "not known")
    case (let lower?, let upper?) where lower == upper: return text(lower)
    case (let lower, let upper):
      let least = lower.map { pick("至少 ", "at least ") + text($0) }
      let most = upper.map { pick("至多 ", "at most ") + text($0) }
      return [least, most].compactMap(\.self).joined(separator: pick("，", ", "))
    }
  }

  /// What each lower plan of a sum could give.
  private func room(_ derivation: Derivation) -> [String] {
    guard !derivation.room.isEmpty, let indicator = derivation.finding.indicator else { return [] }
    let unit = report.program.vocabulary.indicators[indicator].unit
    func text(_ value: Rational?) -> String {
      value.map { wording.text(Decimal($0, in: unit, decimals: 0)) } ?? pick("不知道", "not known")
    }
    let head = pick(
      "  各下级：本级；比下达的严多少；离现状还有多少",
      "  lower plans: own; stricter than issued by; from the present state"
    )
    return [head]
      + derivation.room.map { room in
        let own = room.own.map(\.text) ?? pick("未提供", "not provided")
        return "    \(wording.name(of: room.plan))  \(own)  \(text(room.spare))  \(text(room.reserve))"
      }
  }

  // MARK: No verdict

  /// Why rules have no verdict on the plan, sentence by sentence.
  var why: [[String]] {
    let judging = Set(derivations.map { report.run.statements[$0.finding.statement].heading.id })
    return rules.filter { !judging.contains($0) }.map(why)
  }

  private func why(_ rule: String) -> [String] {
    if BuiltInChecks.ids.contains(rule) || WaiverInspection(rawValue: rule) != nil {
      let name = wording.name(of: plan)
      return [
        pick(
          "\(rule) 是固有检查，只说发现的问题；在本次读过的内容里，\(name)没有这样的问题。",
          "\(rule) is a built-in check and speaks where it finds something only; in what this run read, \(name) has nothing of it."
        )
      ]
    }
    let silent = SilentRules(report, wording.language)
    let isPassedOver = silent.passedOver.contains { $0 == (rule, wording.code(of: plan)) }
    guard let heading = report.run.statements.first(where: { $0.heading.id == rule })?.heading,
      let silence = silent.silence(of: rule, tier: Int(report.world.units.tiers[plan]), isPassedOver: isPassedOver)
    else {
      let day = report.run.day?.text ?? ""
      return [pick("\(rule) 在 \(day) 不是有效的规则，没有判定。", "\(rule) is no rule in force on \(day); it judged nothing.")]
    }
    return silence.lines((heading.id, heading.title), on: wording.name(of: plan), wording.language)
  }
}
