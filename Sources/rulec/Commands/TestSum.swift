internal import Chuandao
internal import DocumentImport
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// Which scenarios are run: by the id of a rule they test, or by a part of their title.
struct ScenarioChoice {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  var isEmpty: Bool { words.isEmpty }

  func contains(_ scenario: Scenario) -> Bool {
    words.isEmpty || words.contains { scenario.tests.contains($0) || scenario.title.contains($0) }
  }

  func contains(_ sentence: SentenceScenario) -> Bool {
    words.isEmpty || words.contains { sentence.title.contains($0) }
  }

  /// A word that is part of no name.
  func unmatched(by names: [String]) -> String? {
    words.first { word in !names.contains { $0.contains(word) } }
  }
}

/// What came of the scenarios of rules that are compiled together.
struct TestedSuite {
  let suite: RuleSuite
  let program: RuleProgram
  let report: ScenarioReport
  /// Titles and ids by which scenarios may be chosen.
  var names: [String] = []
  var failing: [(scenario: Scenario, result: ScenarioResult)] = []
  var count = 0
  /// 案例 of how documents are read.
  var sentences: SentenceReport?
  var points: [CoveragePoint] = []
  var fates: [MutantFate] = []
  /// 案例 that reach what is not reached, or notice what survived.
  var proposed: [Scenario] = []
}

/// What came of all of them.
struct TestSum {
  private(set) var suites: [TestedSuite] = []

  mutating func take(_ suite: TestedSuite) { suites.append(suite) }

  var names: [String] { suites.flatMap(\.names) }
  var total: Int { suites.reduce(0) { $0 + $1.count + ($1.sentences?.checks.count ?? 0) } }
  var failed: Int { suites.reduce(0) { $0 + $1.report.failed + ($1.sentences?.failed ?? 0) } }

  func coverage(_ language: Language) -> String {
    let missing = suites.map { suite in
      CoverageReport(suite.program, files: suite.suite.rules.files.sources, points: suite.points, language: language)
        .missing
    }
    return "\n" + CoverageReport.summary(suites.flatMap(\.points), language) + missing.joined()
  }

  func mutation(_ language: Language) -> String {
    let survivors = suites.map { suite in
      MutationReport(suite.program, files: suite.suite.rules.files.sources, fates: suite.fates, language: language)
        .survivors
    }
    return "\n" + MutationReport.summary(suites.flatMap(\.fates), language) + survivors.joined()
  }
}

extension TestSum {
  /// How far packs are tested, where there are several; with `listsAll` each rule, too.
  func scores(listsAll: Bool, _ language: Language) -> String {
    let report = ScoreReport(suites.map { ScoreReport.Part($0.program, $0.points, $0.fates) }, language)
    let text = report.packs + (listsAll ? report.rules : "")
    return text.isEmpty ? "" : "\n" + text
  }
}

/// `--write`: where 案例 go that are still wanting.
struct ProposalStep {
  let file: String

  func write(_ sum: TestSum) throws(SystemFailure) {
    let texts = sum.suites.flatMap { suite -> [String] in
      var known: Set<String> = []
      return suite.proposed.filter { known.insert($0.title).inserted }.map { scenario in
        let text = describe(scenario, in: suite.program.vocabulary, language: .chinese)
        return format(SourceFile(name: file, text: text)).text ?? text
      }
    }
    try Output.replacing(file) { output throws(SystemFailure) in try output.write(texts.joined(separator: "\n")) }
  }
}
