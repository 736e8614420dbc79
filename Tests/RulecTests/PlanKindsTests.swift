import Foundation
import TestKit
import Testing

/// Plans that obey a comprehensive one without adding up to it: `Examples/plan-kinds`, checked by the command with the
/// project's own rules.
@Suite("详细规划和专项规划示例")
struct PlanKindsTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      var rule: String
      var planName: String
      var requirement: String?
      var verdict: String
    }
    var findings: [Finding]
  }

  /// What make.py plants.
  static let planted: Set<String> = [
    "城东单元 KX-19-1", "城东单元 KX-19-2", "城东单元 KX-19-3", "城东单元 KX-19-4", "城东单元 XG-03 绿地", "城东单元 XG-02 农田",
    "城东单元 XG-01", "综合交通专项规划 ZX-01 红线", "综合交通专项规划 ZX-01 农田", "综合交通专项规划 ZX-03", "东村 KX-27",
    "东村 KX-28 不少", "东村 KX-30", "东村 XG-13", "西村 XG-11",
    // 汇总 of what the village draws.
    "示例镇 KX-27", "示例镇 KX-30",
  ]

  @Test("守住的一套处处通过，以 0 结束；埋下的十四处各由它的规则查出，别处都通过")
  func found() throws {
    #expect(try checked("sound").status == 0)
    let broken = try checked("broken")
    #expect(broken.status == 1)
    #expect(Set(broken.faults) == Self.planted)
    #expect(broken.faults.count == Self.planted.count)
  }

  @Test("详细规划和专项规划不算下级：县里只编了一个单元，不说县里其余的没有划，也不说行政区没有铺满")
  func apart() throws {
    let all = try checked("sound", ["--all"])
    #expect(!all.findings.contains { $0.planName == "示例县" && $0.rule.hasPrefix("KX-19") })
    #expect(all.findings.contains { $0.planName == "示例县" && $0.rule == "KX-35" && $0.verdict == "pass" })
    #expect(all.findings.contains { $0.planName == "城东单元" && $0.rule == "KX-19-1" && $0.verdict == "pass" })
  }

  @Test("建设项目由所在的各级总体规划审查，不由单元和专项规划审查")
  func reviewed() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).geojson")
    let ring = "[[111.0301,40.0131],[111.0309,40.0131],[111.0309,40.0139],[111.0301,40.0139],[111.0301,40.0131]]"
    let feature = """
      {"type":"Feature","properties":{"XMMC":"甲厂","YDYHFLDM":"1001"},"geometry":{"type":"Polygon","coordinates":[\(ring)]}}
      """
    try Data(#"{"type":"FeatureCollection","features":["#.utf8 + Array(feature.utf8) + Array("]}".utf8)).write(
      to: file
    )
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try rulec(["review", "Examples/plan-kinds/sound", file.path, "--format", "json"])
    #expect(run.stdout.contains("东村"))
    #expect(!run.stdout.contains("城东单元") && !run.stdout.contains("综合交通专项规划"))
  }

  @Test("生成它的脚本写出的就是这些文件")
  func generated() throws {
    #expect(try expectGenerated("Examples/plan-kinds") { !$0.hasSuffix("README.md") && $0.contains(".") } > 50)
  }

  private func checked(
    _ name: String,
    _ more: [String] = []
  ) throws -> (
    status: Int32, findings: [Report.Finding], faults: [String]
  ) {
    let run = try rulec(["check", "Examples/plan-kinds/\(name)", "--format", "json"] + more)
    let findings = try JSONDecoder().decode(Report.self, from: Data(run.stdout.utf8)).findings
    let faults = findings.filter { ["fail", "undetermined"].contains($0.verdict) }.map { finding in
      [finding.planName, finding.rule, finding.requirement].compactMap(\.self).joined(separator: " ")
    }
    return (run.status, findings, faults)
  }
}
