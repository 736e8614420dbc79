import Foundation
import TestKit
import Testing

/// The invented maintenance in `Examples/maintenance`, checked by the command with the project's own rules.
@Suite("动态维护示例")
struct MaintenanceTests {
  /// A plan set with one fault, and what must find it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let number: String
    let title: String
    let rule: String
    let requirement: String
    /// Part of the message.
    let says: String
    var level = "binding"

    var testDescription: String { "fault-\(number) \(title)" }
  }

  static let faults = [
    Fault(number: "01", title: "调入多于调出", rule: "WH-01", requirement: "", says: "多 1530504.52 平方米"),
    Fault(number: "02", title: "调入压红线", rule: "WH-04", requirement: "红线", says: "重叠 1 处 43.6532 公顷"),
    Fault(number: "03", title: "绿线缩小", rule: "WH-06", requirement: "绿线", says: "尚缺 43762.38 平方米", level: "expected"),
    Fault(number: "04", title: "维护层漏一块", rule: "WH-12", requirement: "绿线", says: "漏划 1 处 26.1906 公顷"),
    Fault(number: "05", title: "维护类型填错", rule: "WH-13", requirement: "绿线调入", says: "多划 1 处 21.8370 公顷"),
    Fault(
      number: "06",
      title: "维护理由空着",
      rule: "WH-15",
      requirement: "黄线",
      says: "维护理由不合要求的图斑 1 个，例如空着",
      level: "expected"
    ),
    Fault(
      number: "07",
      title: "维护编号写错",
      rule: "WH-16",
      requirement: "分区编号",
      says: "20261301000002",
      level: "expected"
    ),
    Fault(number: "08", title: "面积是平面面积", rule: "WH-18", requirement: "城镇开发边界", says: "平面面积（中央经线 81°）"),
    Fault(number: "09", title: "面积是平方度", rule: "WH-18", requirement: "绿线", says: "平方度"),
    Fault(number: "10", title: "动了生态保护区", rule: "FA-01", requirement: "生态保护区", says: "漏划 1 处 1309.8222 公顷"),
    Fault(number: "11", title: "分区没有跟着改", rule: "WH-11", requirement: "调入", says: "多划 1 处 174.6129 公顷"),
    Fault(number: "12", title: "扩展倍数突破", rule: "WH-03", requirement: "", says: "下达的是 1.30 倍", level: "expected"),
  ]

  /// Rules that speak about figures and layers which the example does not have.
  private static let aboutWhatIsAbsent = [
    "ZB-13", "ZB-25", "ZB-26", "ZB-27", "ZB-28", "ZB-29", "ZB-36-3", "KX-14-2", "KX-15-2", "KX-25-2", "KX-37",
    "FQ-03-2",
    "FQ-26", "FQ-27", "FQ-28", "JC-08", "WH-29-1", "WH-29-2", "WH-29-3", "WH-29-4", "WH-29-5",
  ]

  @Test("没有问题的一套以 0 结束，动态维护的规则除提示外全都判定过")
  func clean() throws {
    let run = try checked("clean")
    #expect(run.status == 0)
    let others = run.findings.filter { $0.verdict != "pass" }
    #expect(others.allSatisfy { $0.verdict == "notApplicable" && Self.aboutWhatIsAbsent.contains($0.rule) })
    // WH-31 gives way to what the scheme itself promises, FA-01.
    let rules = Set(run.findings.filter { $0.verdict == "pass" }.map(\.rule).filter { $0.hasPrefix("WH-") })
    #expect(
      rules
        == Set((Array(1...4) + Array(6...21) + [23, 25, 26, 28, 30]).map { $0 < 10 ? "WH-0\($0)" : "WH-\($0)" })
    )
  }

  @Test("有问题的各套只有各自那一条不通过，其余都通过；那一条是刚性的以 1 结束，是预期的以 0 结束", arguments: faults)
  func faulty(fault: Fault) throws {
    let run = try checked("fault-\(fault.number)")
    #expect(run.status == (fault.level == "binding" ? 1 : 0))
    let found = run.findings.filter { finding in
      finding.verdict != "pass"
        && !(finding.verdict == "notApplicable" && Self.aboutWhatIsAbsent.contains(finding.rule))
    }
    // Whatever takes in red line lies on it afterwards, too.
    #expect(found.filter { $0.rule == "WH-28" }.map(\.verdict) == (fault.rule == "WH-04" ? ["fail"] : []))
    let others = found.filter { $0.rule != "WH-28" }
    #expect(others.map(\.rule) == [fault.rule])
    #expect(others.map(\.verdict) == ["fail"] && others.map(\.level) == [fault.level])
    #expect(others.map(\.requirement) == [fault.requirement])
    #expect(others.first?.message.contains(fault.says) ?? false, "\(others.first?.message ?? "")")
  }

  @Test("方案自己的承诺代替全国的提示，报告开头写明由本次规则代替")
  func replaced() throws {
    let report = try rulec(["check", "Examples/maintenance/clean"]).stdout
    #expect(report.contains("由 FA-01 生态保护区和矿产能源发展区不变 代替（本次规则）"))
  }

  @Test("线程数不改变结果")
  func jobs() throws {
    let arguments = ["check", "Examples/maintenance/fault-05", "--format", "json"]
    #expect(try rulec(arguments).stdout == rulec(arguments + ["--jobs", "1"]).stdout)
  }

  @Test("少交一个图层是待核实，不是通过")
  func withoutALayer() throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: copy) }
    let original = Repository.root.appending(path: "Examples/maintenance/clean")
    try FileManager.default.copyItem(at: original, to: copy)
    try FileManager.default.removeItem(at: copy.appending(path: "990201维护前/ZXCQCSLX.geojson"))
    let run = try rulec(["check", copy.path, "--only", "WH-07"])
    #expect(run.status == 0)
    #expect(run.stdout.contains("? 待核实"))
    #expect(run.stdout.contains("有图层未提供，尚不能判定：维护前的城市蓝线"))
  }

  @Test("make.py 重新生成的与提交的一字不差", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func generated() throws {
    let isData = { (path: String) in path.hasSuffix(".geojson") || path.hasSuffix(".csv") || path.hasSuffix(".rule") }
    let kept = try Repository.files(in: "Examples/maintenance", suffix: "").filter(isData)
    let made = try expectGenerated("Examples/maintenance", where: isData)
    #expect(made == kept.count && made > 300)
  }

  private struct Finding: Decodable {
    let rule: String
    let verdict: String
    let level: String
    let requirement: String?
    let message: String
  }

  private struct Report: Decodable {
    let findings: [Finding]
  }

  private func checked(
    _ name: String
  ) throws -> (
    status: Int32, findings: [(rule: String, verdict: String, level: String, requirement: String, message: String)]
  ) {
    let run = try rulec(["check", "Examples/maintenance/\(name)", "--format", "json"])
    #expect(run.stderr == "")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.stdout.utf8))
    return (run.status, report.findings.map { ($0.rule, $0.verdict, $0.level, $0.requirement ?? "", $0.message) })
  }
}
