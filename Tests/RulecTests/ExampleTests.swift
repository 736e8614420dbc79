import Foundation
import TestKit
import Testing

/// The plan set of Inner Mongolia, checked by the command with the project's own rules.
@Suite("内蒙古示例")
struct ExampleTests {
  @Test("没有不通过，有待核实，退出码 2；文字报告与样张一致", arguments: ["zh", "en"])
  func report(language: String) throws {
    let run = try rulec(["check", "Examples/inner-mongolia", "--lang", language])
    #expect(run.status == 2)
    #expect(run.stderr == "")
    try expectGolden(run.stdout.maskingDigests, at: "Tests/Fixtures/reports/内蒙古示例的报告.\(language).txt")
  }

  @Test("扩展倍数 1.3033 和 1.3472 不因上级的 1.3 而不通过")
  func ratiosAreNotComparedWithTheParent() throws {
    let findings = try findings(rule: "ZB-10")
    let own = findings.filter { ["150500", "152501"].contains($0.plan) }
    #expect(!own.isEmpty)
    #expect(findings.allSatisfy { $0.verdict != "fail" })
  }

  @Test("二连浩特没有分解永久基本农田：不适用")
  func notAllotted() throws {
    let carry = try #require(try findings(rule: "ZB-06").first { $0.plan == "152501" && $0.obligation == "carry" })
    #expect(carry.verdict == "notApplicable")
    #expect(carry.reason == "notAllotted")
  }

  @Test("二连浩特的用水总量指向锡林郭勒盟：待核实")
  func issuedByTheLeague() throws {
    for obligation in ["carry", "honour"] {
      let finding = try #require(
        try findings(rule: "ZB-16").first { $0.plan == "152501" && $0.obligation == obligation }
      )
      #expect(finding.verdict == "undetermined")
      #expect(finding.issuer == "152500")
    }
    let parent = try findings(rule: "ZB-02").first { $0.plan == "152501" && $0.obligation == "carry" }
    #expect(parent?.issuer == "150000")
  }

  @Test("自治区耕地汇总：已知四个盟市 4971.3581 万亩，尚需 12078.6419 万亩，八个没有数的盟市逐一点名，二连浩特不重复计")
  func partialFamily() throws {
    let finding = try #require(
      try findings(rule: "ZB-02").first { $0.plan == "150000" && $0.obligation == "aggregate" }
    )
    #expect(finding.verdict == "undetermined")
    #expect(finding.actual == "4971.3581 万亩")
    #expect(finding.difference == "12078.6419 万亩")
    let withoutFigures = ["150200", "150300", "150400", "150700", "150800", "150900", "152200", "152500"]
    #expect(finding.missing.sorted() == withoutFigures)
    #expect(finding.evidencePlans == ["150000", "150100", "150500", "150600", "152900"])
  }

  @Test("阿尔山市两种单位在印刷精度内一致，并写出直接换算是 31.5855")
  func printedTwice() throws {
    let finding = try #require(try findings(rule: "ZB-33").first { $0.message.contains("31.58 万亩") })
    #expect(finding.plan == "152202")
    #expect(finding.verdict == "pass")
    #expect(finding.message.contains("31.5855 万亩"))
  }

  @Test("同样的输入给出同样的字节，与线程数无关")
  func identicalBytes() throws {
    let arguments = ["check", "Examples/inner-mongolia", "--format", "json"]
    let first = try rulec(arguments)
    let second = try rulec(arguments + ["--jobs", "1"])
    #expect(first.stdout == second.stdout)
    #expect(first.stdout.utf8.count > 10_000)
  }

  @Test("随项目发布的案例全部符合")
  func scenarios() throws {
    let run = try rulec(["test"])
    #expect(run.status == 0)
    #expect(run.stdout.contains("不符 0 个"))
  }

  @Test("完整的规划家族以 0 结束")
  func wholeFamily() throws {
    let run = try rulec(["check", "Examples/whole-family"])
    #expect(run.status == 0)
  }

  /// Runs the command in the repository, with its rules wherever it was built.
  @Test("控制线示例：只有甲东县的城镇开发边界超出，碎屑只计数", arguments: ["zh", "en"])
  func controlLines(language: String) throws {
    let run = try rulec(["check", "Examples/control-lines", "--all", "--lang", language])
    #expect(run.status == 1)
    try expectGolden(run.stdout.maskingDigests, at: "Tests/Fixtures/reports/控制线示例的报告.\(language).txt")
  }

  @Test("--plan 只判定写出的规划，判定与全部判定时的相同", arguments: [["990101"], ["甲市", "990102"]])
  func somePlans(words: [String]) throws {
    let arguments = ["check", "Examples/control-lines", "--format", "json"]
    let findings = { (run: RunningCommand) in
      let object = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any]
      return try #require(object?["findings"] as? [NSDictionary])
    }
    let whole = try findings(try rulec(arguments)).filter {
      words.contains($0["plan"] as? String ?? "") || words.contains($0["planName"] as? String ?? "")
    }
    let some = try findings(try rulec(arguments + ["--plan", words.joined(separator: ",")]))
    #expect(some.count > 20 && some == whole)
  }

  @Test("有问题的图斑写成 GeoJSON，重复写出的字节相同；没有 --output 是用法错误")
  func mapOfFindings() throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).geojson")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let arguments = ["check", "Examples/control-lines", "--format", "geojson"]
    #expect(try rulec(arguments + ["--output", scratch.path]).status == 1)
    let first = try Data(contentsOf: scratch)
    #expect(try rulec(arguments + ["--output", scratch.path, "--jobs", "1"]).status == 1)
    #expect(try Data(contentsOf: scratch) == first)
    let layer = try JSONSerialization.jsonObject(with: first) as? [String: Any]
    let features = try #require(layer?["features"] as? [[String: Any]])
    let units = features.compactMap { ($0["properties"] as? [String: Any])?["unit_code"] as? String }
    #expect(units == ["990101", "990100"])
    #expect(try rulec(arguments).status == 64)
  }

  private struct Finding {
    let plan: String
    let obligation: String
    let verdict: String
    let reason: String
    let issuer: String?
    let message: String
    let actual: String?
    let difference: String?
    let missing: [String]
    let evidencePlans: [String]
  }

  /// The report of the whole example, made once.
  private static let report = Result {
    let rules = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    let arguments = ["check", "Examples/inner-mongolia", "--all", "--format", "json"]
    return Data(try RunningCommand(arguments, in: Repository.root, environment: rules).stdout.utf8)
  }

  private func findings(rule: String) throws -> [Finding] {
    let report = try JSONSerialization.jsonObject(with: Self.report.get()) as? [String: Any]
    let findings = try #require(report?["findings"] as? [[String: Any]]).filter { $0["rule"] as? String == rule }
    return try findings.map { finding in
      func text(_ key: String) throws -> String { try #require(finding[key] as? String) }
      func amount(_ key: String) -> String? {
        guard let amount = finding[key] as? [String: Any] else { return nil }
        return "\(amount["value"] ?? "") \(amount["unit"] ?? "")"
      }
      let evidence = finding["evidence"] as? [[String: Any]] ?? []
      return Finding(
        plan: try text("plan"),
        obligation: try text("obligation"),
        verdict: try text("verdict"),
        reason: try text("reason"),
        issuer: finding["issuer"] as? String,
        message: try text("message"),
        actual: amount("actual"),
        difference: amount("difference"),
        missing: finding["missing"] as? [String] ?? [],
        evidencePlans: evidence.compactMap { $0["plan"] as? String }
      )
    }
  }
}
