import Foundation
import TestKit
import Testing

/// Packs of provinces, each on a plan set of its ground, checked by the command with the project's own rules.
@Suite("各省的规则包")
struct ProvinceTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      var rule: String
      var planName: String
      var verdict: String
      var basis: [String]
    }
    var findings: [Finding]
  }

  @Test("广东的判定以本省的条例为依据，邻省同样的判定依据待核")
  func guangdong() throws {
    let (status, findings) = try checked("广东", only: "KX-21,GD-09")
    #expect(status == 0)
    let failing = findings.filter { $0.verdict == "fail" }
    let ground = Dictionary(grouping: failing, by: \.basis).mapValues { Set($0.map { "\($0.planName) \($0.rule)" }) }
    #expect(
      ground == [
        ["《广东省土地管理条例》 第六条"]: ["粤县 KX-21", "粤市 KX-21"],
        ["《广东省土地管理条例》 第九条"]: ["粤村 GD-09"],
        []: ["桂县 KX-21", "桂市 KX-21"],
      ]
    )
  }

  @Test("海南的海洋生态保护红线分到市县，不沿海的不计，少了就不通过")
  func hainan() throws {
    let (status, findings) = try checked("海南", only: "HN-09,ZB-09")
    #expect(status == 1)
    let failing = findings.filter { $0.verdict == "fail" }
    #expect(failing.map { "\($0.planName) \($0.rule)" } == ["海南省 HN-09"])
    #expect(failing.first?.basis == ["国函〔2023〕97号"])
    #expect(findings.contains { $0.planName == "海南省" && $0.rule == "ZB-09" && $0.verdict == "pass" })
  }

  private func checked(_ province: String, only: String) throws -> (Int32, [Report.Finding]) {
    let run = try rulec([
      "check", "Tests/Fixtures/provinces/\(province)", "--only", only, "--all", "--format", "json",
    ])
    return (run.status, try JSONDecoder().decode(Report.self, from: Data(run.stdout.utf8)).findings)
  }
}
