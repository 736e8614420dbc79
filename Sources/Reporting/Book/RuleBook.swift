public import RuleDSL
public import Transmission

/// The rules as a book: each as it is written, its ground, what tests it; and who looks for what finds it by article,
/// indicator, tier and layer.
public struct RuleBook {
  public enum Format: String, CaseIterable, Sendable {
    case markdown
    case html
    case json
    case csv
  }

  /// One statement with everything that is known about it.
  struct Entry {
    let statement: Statement
    /// As it is written.
    let text: String
    /// 原文, as the statement quotes it.
    let quotation: String?
    /// What a 传导 or 预警 stands for, as rules; `nil` where the text says that itself.
    let obligations: String?
    /// What packs make of it.
    let remarks: [String]
    let file: String
    let symbols: [Symbol]
    /// The titles of its 案例.
    let scenarios: [String]
    /// How many verdicts its 案例 expect.
    let verdicts: [Verdict: Int]
    /// How much of what it can say its 案例 bring about, of how much.
    let coverage: (seen: Int, all: Int)

    var heading: Heading { statement.heading }
  }

  let program: RuleProgram
  let language: Language
  let wording: Wording
  /// In the order of the program.
  let entries: [Entry]
  /// Lines of every 目录, in the order of files and rows.
  let lines: [CatalogueLine]
  let packs: [LoadedPack]
  /// Codes of the checks that need no rule.
  private let builtIn: Set<String>

  /// Takes the statements of those files that the book is about, with the points that 案例 reach of them, and the codes
  /// that a 目录 may name besides rules.
  public init(
    _ program: RuleProgram,
    _ compilation: Compilation,
    files: [SourceFile],
    isOwn: (Int) -> Bool,
    packs: [LoadedPack],
    points: [CoveragePoint],
    builtIn: Set<String>,
    _ language: Language
  ) {
    let none = PlanWorld(units: .empty, figures: .empty)
    let wording = Wording(language: language, program: program, world: none, statements: [])
    let texts = StatementTexts(files, compilation)
    let reached = Dictionary(grouping: points, by: \.statement)
    var tests: [String: [Scenario]] = [:]
    for scenario in program.scenarios { for id in scenario.tests { tests[id, default: []].append(scenario) } }
    entries = program.statements.indices.compactMap { place in
      let statement = program.statements[place]
      let heading = statement.heading
      // What a pack forgives of a rule of another is told with that rule.
      guard isOwn(heading.span.file), !program.isAdjusted(heading) else { return nil }
      let own = tests[heading.id] ?? []
      let expected = own.flatMap(\.expectations).filter { $0.rule ?? heading.id == heading.id }
      let points = reached[place] ?? []
      return Entry(
        statement: statement,
        text: texts.text(of: heading),
        quotation: texts.quotation(of: heading),
        obligations: statement.rule == nil && statement.matrix == nil
          ? describe(statement, in: program.vocabulary, language: language) : nil,
        remarks: wording.remarks(on: heading),
        file: files[heading.span.file].name,
        symbols: texts.symbols(of: heading),
        scenarios: own.map(\.title),
        verdicts: Dictionary(expected.map { ($0.verdict, 1) }, uniquingKeysWith: +),
        coverage: (points.count(where: \.isSeen), points.count)
      )
    }
    lines = program.catalogue.filter { isOwn($0.span.file) }
    (self.program, self.language, self.wording) = (program, language, wording)
    (self.packs, self.builtIn) = (packs, builtIn)
  }

  /// Codes in a 目录 that neither a rule nor a check has, with the numbers of their lines.
  public var unknownChecks: [(line: String, code: String)] {
    lines.flatMap { line in line.builtIn.filter { !builtIn.contains($0) }.map { (line.number, $0) } }
  }

  /// Writes the book piece by piece.
  public func write<Failure: Error>(
    as format: Format,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .markdown: try write(with: MarkdownWriter(language), to: sink)
    case .html: try write(with: HTMLWriter(language), to: sink)
    case .json: try sink(json)
    case .csv: try sink(csv)
    }
  }

  func pick(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    wording.pick(chinese(), english())
  }
}

extension CatalogueLine.State {
  var name: Phrase {
    switch self {
    case .whole: Phrase("完整", "whole")
    case .partly: Phrase("部分", "partly")
    case .missing: Phrase("缺", "missing")
    }
  }
}
