import Chuandao
import Foundation
import Reporting
import RuleDSL
import Synchronization
import TestKit
import Testing
import Transmission

/// Several runs of one process: none knows what another one found.
@Suite("一个进程里的几次检查")
struct SessionTests {
  /// Lines of two kinds, each with unsound features; one of them in a file that says nothing of areas.
  private static func family() throws -> GeneratedFamily {
    let family = try GeneratedFamily()
    let cells = (0..<4).map { GeneratedFamily.Geometry.polygons([[Outline.cell($0)]]) }
    for unit in ["990100", "990101"] {
      try family.write(unit, "STBHHX", cells + [.polygons([[Outline.bow(Outline.cell(7))]])])
      try family.write(unit, "YJJBNTBHTB", cells + [.null])
    }
    return family
  }

  private static let choices = ["KX-01", "KX-03", "ZB-01"].map { RunChoice(only: [$0]) }

  private static func session(_ family: GeneratedFamily) throws -> Session {
    let library = RuleLibrary(root: Repository.root.appending(path: "Rules").path)
    return try Session(Session.Sources(planSet: family.path, library: library, jobs: 2))
  }

  private static func report(_ session: Session, _ choice: RunChoice) -> String {
    var text = ""
    let report = session.report(on: session.checkRun(choice, keepingAll: true))
    report.write(as: .json, style: ReportStyle(language: .chinese)) { text += $0 }
    return text
  }

  @Test("读过以后改动、换掉的文件没有摘要，报告说明，不算通过", arguments: ["units.csv", "indicators.csv", "甲.rule", "990101/STBHHX.geojson"])
  func changed(name: String) throws {
    let set = try StrangerSet("control-lines")
    try set.write("# 备注\n", to: "甲.rule")
    try set.write("行政区代码,年份,指标,关系,数值,单位\n990101,2035,耕地保有量,不低于,1,万亩\n", to: "indicators.csv")
    let library = RuleLibrary(root: Repository.root.appending(path: "Rules").path)
    let session = try Session(Session.Sources(planSet: set.path.path, library: library, jobs: 2))
    let run = session.checkRun(RunChoice(only: ["KX-01"]), keepingAll: true)
    let before = session.report(on: run)
    #expect(before.inputs.allSatisfy { $0.sha256() != nil } && before.flaws.allSatisfy(\.isNote))
    let text = try String(contentsOf: set.path.appending(path: name), encoding: .utf8)
    try set.write(text + "\n", to: name)
    let after = session.report(on: run)
    #expect(after.inputs.filter { $0.sha256() == nil }.map(\.path) == [name])
    #expect(after.flaws.filter { !$0.isNote }.map(\.file) == [name])
    #expect(RunStatus(of: after) != .allPass)
  }

  @Test("一次接一次、同时几次，结果都与单独一个进程的逐字节相同")
  func runsAreIndependent() throws {
    let family = try Self.family()
    let alone = try Self.choices.map { Self.report(try Self.session(family), $0) }
    #expect(alone[0].contains("JH-08") && !alone[0].contains("JH-01"))
    #expect(alone[1].contains("JH-01") && !alone[1].contains("JH-08"))
    #expect(!alone[2].contains("JH-") && !alone[2].contains("geojson"))

    let session = try Self.session(family)
    for choice in [0, 1, 2, 0, 2, 1] {
      #expect(Self.report(session, Self.choices[choice]) == alone[choice], "\(choice)")
    }
    let fresh = try Self.session(family)
    let reports = Mutex([String](repeating: "", count: 9))
    DispatchQueue.concurrentPerform(iterations: 9) { place in
      let report = Self.report(fresh, Self.choices[place % 3])
      reports.withLock { $0[place] = report }
    }
    for (place, report) in reports.withLock({ $0 }).enumerated() {
      #expect(report == alone[place % 3], "\(place)")
    }
  }
}
