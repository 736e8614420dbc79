/// The checked program: what the rule files mean.
///
/// Names are resolved, units agree and citations exist, so evaluating it can lack facts but cannot meet a type error.
public struct RuleProgram: Hashable, Sendable {
  public var vocabulary = Vocabulary()
  /// In the order of their ids; matrices last.
  public var statements: [Statement] = []
  /// In the order of file and line.
  public var scenarios: [Scenario] = []
  /// 案例 of sentences, in the order of file and line.
  public var sentences: [SentenceScenario] = []
  /// At most one: which files hold which units, figures and layers, as of which date.
  public var planSet: PlanSetDeclaration?
  /// In the order of the files' numbers.
  public var packs: [RulePack] = []
  /// Lines of every 目录, in the order of files and rows.
  public var catalogue: [CatalogueLine] = []
  /// By rule, then by plans.
  public var waivers: [Waiver] = []

  public init() {}

  public var headings: [Heading] { statements.map(\.heading) }
  public var matrices: [AdmissionMatrix] { statements.compactMap(\.matrix) }
}

/// What every checked statement carries: who it is, how much it weighs, on what ground, and when it holds.
public struct Heading: Hashable, Sendable {
  public var id: String
  public var title: String
  public var level: Level
  public var basis: Basis
  /// Why it binds although nobody has seen the text of its ground; `nil` where none is stated.
  public var bindingReason: String?
  /// Who drafted it and what it still waits for; `nil` for a statement that plans are judged by.
  public var draft: String?
  /// First day the rule holds; `nil` when no date is stated.
  public var effective: PlanDate?
  /// First day on which any of the documents it cites is in force; `nil` where the day of one of them is not known.
  public var basisEffective: PlanDate?
  /// First day the rule no longer holds.
  public var repealed: PlanDate?
  /// Where the statement begins.
  public var span: Span
  /// Index into ``RuleProgram/packs``; `nil` for what belongs to none.
  public var pack: Int?

  /// Whether the rule holds on a day; without a day every rule that is not repealed holds.
  package func isInForce(asOf date: PlanDate?) -> Bool {
    guard let date else { return repealed == nil }
    return since.map { $0 <= date } ?? true && repealed.map { date < $0 } ?? true
  }

  /// First day on which it can hold; `nil` where it always could.
  package var since: PlanDate? { effective ?? basisEffective }
}

extension Heading {
  /// The heading of a check that stands in no file; it is binding, and its ground has yet to be seen.
  package init(builtIn id: String, title: String, note: String, level: Level = .binding) {
    self.id = id
    self.title = title
    self.level = level
    basis = .unverified(note: note)
    span = Span(file: 0, start: 0, end: 0)
  }
}

/// How much a finding weighs: only a binding one decides the exit code.
public enum Level: String, Hashable, Sendable, CaseIterable {
  /// 刚性, 约束性.
  case binding
  /// 预期性: a target.
  case expected
  /// 提示.
  case advisory
}

/// The legal ground of a rule.
public enum Basis: Hashable, Codable, Sendable {
  case cited([Citation])
  /// Nobody has seen the official text yet; the note says what is missing.  Never printed as law.
  case unverified(note: String)
}

/// A provision, as cited in a rule.
public struct Citation: Hashable, Codable, Sendable {
  /// Without the marks 《 》; empty when only the number was written.
  public var title: String
  /// Such as 国函〔2023〕148号.
  public var number: String?
  /// Such as 第二条, as written.
  public var article: String?

  /// The short form for reports: `国函〔2023〕148号 第二条`; the number of an order (主席令第三十二号) names no document.
  public var short: String {
    let named = number.flatMap { title.isEmpty || $0.contains("〔") ? $0 : nil } ?? "《\(title)》"
    return [named, article].compactMap(\.self).joined(separator: " ")
  }
}
