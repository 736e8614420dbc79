import Foundation
import TestKit
import Testing

/// The sound family and copies of it with one fault each, checked by the command with the project's own rules.
@Suite("四级样例")
struct SoundFamilyTests {
  typealias Patch = SoundFamily.Patch

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The rule that must find it, and the plan it must name.
    let rule: String
    let plan: String
    let spoil: @Sendable (inout SoundFamily) -> Void

    init(_ title: String, _ rule: String, _ plan: String, _ spoil: @escaping @Sendable (inout SoundFamily) -> Void) {
      (testDescription, self.rule, self.plan, self.spoil) = ("\(rule) \(title)", rule, plan, spoil)
    }
  }

  static let figures = [
    Fault("县的耕地低于下达的数", "ZB-02", "990101") { $0.setFigure("990101", "耕地保有量", "0.0100") },
    Fault("镇的永久基本农田大于耕地", "ZB-07", "990101100") { $0.setFigure("990101100", "永久基本农田保护面积", "9.0000") },
    Fault("县的边界合计超过市的边界", "ZB-11", "990100") { $0.setFigure("990101", "城镇开发边界面积", "99.00") },
    Fault("市的倍数高于批复", "ZB-10", "990100") { $0.setFigure("990100", "城镇开发边界扩展倍数", "1.31") },
    Fault("镇承诺的红线大于图上的", "KX-02", "990102100") { $0.setFigure("990102100", "生态保护红线面积", "99.00") },
  ]

  static let lines = [
    Fault("县的红线少画一列", "KX-01", "990101") { $0.layers["990101"]?["STBHHX"]?[0].patch.east -= 1 },
    Fault("镇的永久基本农田少画一列", "KX-03", "990102100") { $0.layers["990102100"]?["YJJBNT"]?[0].patch.west += 1 },
    Fault("县的边界画到市的边界以外", "KX-06", "990102") { $0.layers["990102"]?["CZKFBJ"]?[0].patch.north += 1 },
    Fault("省的永久基本农田画到红线里", "KX-08", "990000") { $0.layers["990000"]?["YJJBNT"]?[0].patch.north += 2 },
  ]

  static let zones = [
    Fault("县的分区漏了一块", "FQ-01", "990101") { $0.layers["990101"]?["GHFQ"]?.removeLast() },
    Fault("县的生态保护区比红线小", "FQ-02", "990101") { $0.layers["990101"]?["GHFQ"]?[0].patch.south += 1 },
    Fault("红线里建工厂", "ZR-01", "990101") {
      $0.layers["990101"]?["JSXM"]?.append(SoundFamily.project("工厂", "100102", Patch(15, 8, 16, 9)))
    },
    Fault("没有批准就占永久基本农田", "NT-01", "990102") {
      $0.layers["990102"]?["JSXM"]?.append(SoundFamily.project("公路", "1202", Patch(2, 5, 3, 6)))
    },
  ]

  static let lists = [
    Fault("县里少列一处自然保护地", "N-02", "990101") {
      $0.items.removeAll { $0.unit == "990101" && $0.list == "自然保护地名录" }
      $0.items.append(SoundFamily.Item(unit: "990101", list: "自然保护地名录", name: "无"))
    },
    Fault("县里少列一个项目", "N-01", "990102") {
      $0.items.removeAll { $0.unit == "990102" && $0.list == "重点建设项目清单" }
      $0.items.append(SoundFamily.Item(unit: "990102", list: "重点建设项目清单", number: "无", name: ""))
    },
    Fault("县里写的定位不是省里定的", "Z-22", "990101") { family in
      for index in family.functions.indices where family.functions[index].unit == "990101" {
        family.functions[index].value = "城市化地区"
      }
    },
  ]

  @Test("没有问题的以 0 结束，没有一处待核实")
  func sound() throws {
    let run = try checked(SoundFamily())
    #expect(run.status == 0)
    let others = run.findings.filter { !["pass", "notApplicable"].contains($0.verdict) }
    #expect(others.map(\.message) == [])
    for part in ["ZB-", "KX-", "FQ-", "ZR-", "NT-", "N-", "Z-"] {
      #expect(run.findings.contains { $0.rule.hasPrefix(part) && $0.verdict == "pass" }, "\(part)")
    }
  }

  @Test("各处问题由说它的那条规则查出，指出是哪个规划", arguments: figures + lines + zones + lists)
  func faulty(fault: Fault) throws {
    var family = SoundFamily()
    fault.spoil(&family)
    let run = try checked(family)
    let found = run.findings.filter { $0.rule == fault.rule && $0.verdict == "fail" }
    #expect(
      found.contains { $0.plan == fault.plan },
      "\(run.findings.filter { $0.verdict == "fail" }.map(\.message))"
    )
    #expect((run.status == 1) == run.findings.contains { $0.verdict == "fail" && $0.level == "binding" })
  }

  private struct Finding: Decodable {
    let rule: String
    let plan: String
    let verdict: String
    let level: String
    let message: String
  }

  private struct Report: Decodable {
    let findings: [Finding]
  }

  private func checked(_ family: SoundFamily) throws -> (status: Int32, findings: [Finding]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try family.write(to: folder)
    let run = try RunningCommand(
      ["check", folder.path, "--format", "json", "--all"],
      in: Repository.root,
      environment: ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    )
    #expect(run.stderr == "")
    return (run.status, try JSONDecoder().decode(Report.self, from: Data(run.stdout.utf8)).findings)
  }
}

extension SoundFamily {
  fileprivate mutating func setFigure(_ unit: String, _ indicator: String, _ value: String) {
    for index in figures.indices where figures[index].unit == unit && figures[index].indicator == indicator {
      figures[index].value = value
    }
  }
}
