/// What a statement stands for, written in the language itself, with the article: a 传导 as its obligations, anything else
/// as the compiler understood it.
public func describe(_ statement: Statement, in vocabulary: Vocabulary, language: Language) -> String {
  let writer = Writer(vocabulary: vocabulary, language: language)
  let (keyword, obligations, clauses): (Keyword, [[String]], [String]) =
    switch statement {
    case .figures(let transmission): (.transmission, writer.obligations(of: transmission), [])
    case .line(let line): (.transmission, writer.obligations(of: line), [])
    case .entries(let entries): (.transmission, writer.obligations(of: entries), [])
    case .monitor(let monitor): (.monitor, writer.obligations(of: monitor), [])
    case .rule(let rule): (.rule, [], writer.clauses(of: rule))
    case .matrix(let matrix): (.matrix, [], writer.clauses(of: matrix))
    }
  let lines = writer.heading(keyword, statement.heading) + clauses + obligations.flatMap { [""] + $0 }
  return lines.joined(separator: "\n")
}

/// A condition of a rule, written as in rules.
public func describe(_ condition: Condition, in vocabulary: Vocabulary, language: Language) -> String {
  Writer(vocabulary: vocabulary, language: language).text(of: condition)
}

/// Writes parts of a checked program back as text.
struct Writer {
  let vocabulary: Vocabulary
  let language: Language

  func word(_ keyword: Keyword) -> String { keyword.spelled(in: language) }
  var of: String { language == .chinese ? "的" : "." }
  var colon: String { language == .chinese ? "：" : ": " }
  var comma: String { language == .chinese ? "，" : ", " }

  func clause(_ keyword: Keyword, _ label: String = "", _ content: String) -> String {
    "  \(word(keyword))\(label.isEmpty ? "" : " " + label)\(colon)\(content)"
  }

  func heading(_ keyword: Keyword, _ heading: Heading) -> [String] {
    var lines = ["\(word(keyword)) \(heading.title)", clause(.id, "", heading.id)]
    lines.append(basis(heading.basis))
    if let reason = heading.bindingReason { lines.append(clause(.bindingReason, "", reason)) }
    if let draft = heading.draft { lines.append(clause(.draft, "", draft)) }
    lines.append(clause(.level, "", word(heading.level.keyword)))
    if let date = heading.effective { lines.append(clause(.effective, "", date.text)) }
    if let date = heading.repealed { lines.append(clause(.repealed, "", date.text)) }
    return lines
  }

  func basis(_ basis: Basis) -> String {
    switch basis {
    case .cited(let citations):
      clause(.basis, "", citations.map(\.full).joined(separator: language == .chinese ? "；" : "; "))
    case .unverified(let note): clause(.unverifiedBasis, "", note)
    }
  }

  func tiers(_ tiers: some Sequence<Int>) -> String {
    tiers.map { vocabulary.tiers[$0].name }.joined(separator: language == .chinese ? "、" : ", ")
  }

  /// The three obligations as rules.
  func obligations(of transmission: Transmission) -> [[String]] {
    let (upper, lower) = (tiers(transmission.tiers.dropLast()), tiers(transmission.tiers.dropFirst()))
    let isOptional = transmission.weight?.isOptional == true
    let apart = Phrase("没有规划填写权重时不作这一项", "not asked where no plan states the weight")
    let alone = Phrase("没有规划填写权重时不要求权重", "no weight is asked for where no plan states it")
    return transmission.conditions(vocabulary).map { obligation, condition in
      let note = !isOptional ? nil : obligation == .aggregate ? apart : obligation == .carry ? alone : nil
      return rule(obligation, transmission, obligation == .aggregate ? upper : lower, condition)
        + (note.map { ["  # " + $0[language]] } ?? [])
    }
  }

  /// 预警 as a rule; which year the present state is of, no rule can say.
  func obligations(of monitor: Monitor) -> [[String]] {
    if let trajectory = monitor.trajectory { return [course(trajectory, of: monitor)] }
    let newest = Phrase("现状取不晚于该年的最近一年", "present is that of the newest year that is not later")
    return [
      rule(.monitor, monitor, tiers(monitor.tiers), monitor.condition(vocabulary)) + ["  # " + newest[language]]
    ]
  }

  /// The rule that an obligation amounts to.
  func rule(_ obligation: Keyword, _ heading: Heading, _ tiers: String, _ lines: [String]) -> [String] {
    ["\(word(.rule)) \(heading.title) \(word(obligation))", clause(.applies, "", tiers)] + lines
  }

  /// The rule that an obligation of figures amounts to.
  private func rule(
    _ obligation: Keyword,
    _ statement: some FigureStatement,
    _ tiers: String,
    _ condition: Condition
  ) -> [String] {
    var lines = requirement(statement.tiers, condition)
    if !statement.years.isEmpty {
      let years = statement.years.map { "\($0)" }.joined(separator: language == .chinese ? "、" : ", ")
      lines.append(clause(.years, "", years))
    }
    if statement.precision == .asPrinted { lines.append(clause(.precision, "", word(.asPrinted))) }
    return rule(obligation, statement.heading, tiers, lines)
  }

  /// What it requires, between plans of some tiers.
  func requirement(_ path: [Int], _ condition: Condition) -> [String] {
    [clause(.tiers, "", self.path(path)), clause(.require, "", text(of: condition))]
  }

  /// Tiers as they are written after 层级: 省级 → 市级 → 县级.
  func path(_ tiers: [Int]) -> String { tiers.map { vocabulary.tiers[$0].name }.joined(separator: " → ") }

  func clauses(of rule: Rule) -> [String] {
    var lines: [String] = []
    if !rule.tiers.isEmpty { lines.append(clause(.applies, "", tiers(rule.tiers))) }
    if !rule.path.isEmpty { lines.append(clause(.tiers, "", path(rule.path))) }
    lines.append(clause(.each, "", word(rule.subject)))
    if let condition = rule.condition { lines.append(clause(.when, "", text(of: condition))) }
    lines += rule.requirements.map { clause(.require, $0.label, text(of: $0.condition)) }
    if let tolerance = tolerance(rule.tolerance) { lines.append(tolerance) }
    if !rule.regions.isEmpty {
      lines.append(clause(.evidence, "", rule.regions.map { text(of: $0) }.joined(separator: comma)))
    }
    for exception in rule.exceptions {
      lines.append(clause(.exception, exception.label, ""))
      lines.append("  " + basis(exception.basis))
      lines.append("  " + clause(.when, "", text(of: exception.condition)))
    }
    return lines
  }
}

extension Citation {
  /// The whole citation: 《…》（国函〔2023〕148号）第二条.
  ///
  /// A title inside the title stands in 〈 〉.
  public var full: String {
    let inner = title.map { $0 == "《" ? "〈" : $0 == "》" ? "〉" : String($0) }.joined()
    return "《\(inner)》" + (number.map { "（\($0)）" } ?? "") + (article ?? "")
  }
}

extension CitedDocument {
  /// As it is cited: 《…》（国函〔2023〕148号）.
  package var full: String { Citation(title: title, number: number, article: nil).full }
}

extension Rule {
  /// The word for what it speaks about.
  fileprivate var subject: Keyword {
    switch (scope, status) {
    case (.figures, _): .figure
    case (.plans, .drafted): .draftedPlan
    case (.plans, .approved): .approvedPlan
    case (.plans, nil): .plan
    }
  }
}
