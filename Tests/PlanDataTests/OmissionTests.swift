import Foundation
import PlanData
import Prove
import RuleDSL
import TestKit
import Testing

@testable import Transmission

/// No silent pass: a run in which a required figure is missing is never green.
@Suite("漏项")
struct OmissionTests {
  @Test("完整的规划家族里，删去任何一个数，都不再以 0 结束")
  func wholeFamily() throws {
    let program = try nationalProgram()
    let folder = "Examples/whole-family"
    let rows = try Repository.text(of: "\(folder)/indicators.csv").split(separator: "\n").map(String.init)
    let units = try Repository.text(of: "\(folder)/units.csv")
    #expect(try isGreen(program, units, rows))
    for index in rows.indices.dropFirst() {
      var shorter = rows
      let removed = shorter.remove(at: index)
      #expect(try !isGreen(program, units, shorter), "still green without \(removed)")
    }
  }

  @Test("全部通过的案例里，删去任何一个数，都不再全部通过")
  func scenarios() throws {
    let program = try nationalProgram()
    var tried = 0
    for scenario in program.scenarios where try isGreen(program, scenario) {
      for (plan, cells) in scenario.plans.map(\.figures).enumerated() {
        for index in cells.indices where cells[index].content != .unallotted {
          var shorter = scenario
          let removed = shorter.plans[plan].figures.remove(at: index)
          #expect(try !isGreen(program, shorter), "\(scenario.title): still green without \(removed)")
          tried += 1
        }
      }
    }
    #expect(tried > 40)
  }

  private func nationalProgram() throws -> RuleProgram {
    let paths =
      try Repository.files(in: "Rules/vocabulary", suffix: ".rule")
      + Repository.files(in: "Rules/national", suffix: ".rule")
    return try #require(compile(paths.map { SourceFile(name: $0, text: try Repository.text(of: $0)) }).program)
  }

  private func isGreen(_ program: RuleProgram, _ units: String, _ rows: [String]) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(units.utf8).write(to: folder.appending(path: "units.csv"))
    try Data(rows.joined(separator: "\n").utf8).write(to: folder.appending(path: "indicators.csv"))
    let planSet = try loadPlanSet(at: folder.path, program: program, jobs: 1)
    return isGreen(check(program, planSet.world, keepingAll: false))
  }

  private func isGreen(_ program: RuleProgram, _ scenario: Scenario) throws -> Bool {
    let world = try #require(scenario.world(program.vocabulary)).world
    return isGreen(check(program, world, only: Set(scenario.tests), keepingAll: true))
  }

  private func isGreen(_ run: CheckRun) -> Bool {
    let open = run.tallies.reduce(0) { $0 + $1.fail + $1.undetermined }
    return open == 0 && run.tallies.contains { $0.total > 0 }
  }
}
