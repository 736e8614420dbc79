import Foundation
import TestKit
import Testing

/// Every folder below `Tests/Fixtures/evaluation/<carrier>` is one plan set and one test: the command checks it by the
/// `规则.rule` that stands beside it, and `expected.txt` holds each verdict and the exit status.
@Suite("判定的样例")
struct EvaluationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    static let root = "Tests/Fixtures/evaluation"

    /// Below the root, such as `lists/下级缺上级的一条时不通过`.
    let name: String

    var testDescription: String { name }
    var folder: String { "\(Self.root)/\(name)" }
    var rules: String { "\(Self.root)/\(name.prefix { $0 != "/" })/规则.rule" }

    static func all() throws -> [Case] {
      try Repository.files(in: root, suffix: "/units.csv").map { path in
        Case(name: String(path.dropFirst(root.count + 1).dropLast("/units.csv".count)))
      }
    }
  }

  @Test("每一条判定都与样例写的相同", arguments: try Case.all())
  func verdicts(_ sample: Case) throws {
    let arguments = ["check", sample.folder, "--rules", sample.rules, "--format", "json", "--all"]
    let run = try RunningCommand(arguments, in: Repository.root)
    let report = try JSONDecoder().decode(Report.self, from: Data(run.stdout.utf8))
    #expect(run.stderr.isEmpty && !report.findings.isEmpty)
    let rows = report.findings.map(\.row) + ["退出码 \(run.status)"]
    try expectGolden(rows.map { "\($0)\n" }.joined(), at: "\(sample.folder)/expected.txt")
  }

  private struct Report: Decodable { var findings: [Row] }

  private struct Row: Decodable {
    var rule: String
    var obligation: String
    var planName: String
    var verdict: String

    /// The words of JSON as a planner says them.
    private static let words = [
      "carry": "承接", "honour": "落实", "aggregate": "汇总", "monitor": "预警", "rule": "要求", "admit": "准入",
      "pass": "通过", "fail": "不通过", "undetermined": "待核实", "notApplicable": "不适用", "waived": "豁免",
    ]

    var row: String {
      [rule, planName, Self.words[obligation], Self.words[verdict]].map { $0 ?? "？" }.joined(separator: " ")
    }
  }
}
