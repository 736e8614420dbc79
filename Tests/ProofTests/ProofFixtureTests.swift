import Foundation
import PlanData
import Prove
import TestKit
import Testing

@testable import Chuandao
@testable import RuleDSL
@testable import Transmission

/// A question about the rules of a file: the first line says which, the name what comes of it.
@Suite("规则的证明", .enabled(if: Installed.any, Installed.note))
struct ProofFixtureTests {
  static let fixtures = ((try? Fixture.all(in: "proofs")) ?? []).filter { fixture in
    ["proved-", "shown-", "idle-", "open-"].contains { fixture.testDescription.hasPrefix($0) }
  }

  private func program(_ text: String) throws -> RuleProgram {
    let words = try Repository.text(of: "Tests/Fixtures/proofs/vocabulary.rule")
    let files = [SourceFile(name: "vocabulary.rule", text: words), SourceFile(name: "a.rule", text: text)]
    let compilation = compile(files)
    return try #require(compilation.program, "\(compilation.diagnostics.map(\.message.chinese))")
  }

  private func end(
    _ fixture: Fixture,
    _ program: RuleProgram,
    _ solvers: [Solver]
  ) throws -> (end: ProofEnd, report: ProofReport) {
    let line = try #require(fixture.text.split(separator: "\n").first)
    let words = line.split(separator: " ").dropFirst(2).map(String.init)
    let kind = try #require(words.first.flatMap(ProofKind.init))
    let named = try words.dropFirst().map { id in
      try #require(program.statements.first { $0.heading.id == id })
    }
    var plan = ProofPlan(program, mostLower: 2)
    plan.add(kind, named, own: program.statements)
    var report = ProofReport(program, mostLower: 2, isTable: false, language: .chinese)
    let run = ProofRun(program, solvers, seconds: 60)
    let ends = try plan.probes.map { try run.end(of: $0) }
    for (end, probe) in ends { report.add(probe, end) }
    // Of families of several tiers, that decides which cannot be.
    let decisive = ends.first { kind == .together && $0.end.code == "proved" } ?? ends.first
    return (try #require(decisive?.end), report)
  }

  @Test("每个求解器都这样回答", arguments: fixtures, Installed.solvers.map(\.name))
  func answer(fixture: Fixture, name: Solver.Name) throws {
    let solver = try #require(Solver(name))
    let program = try program(fixture.text)
    let (end, report) = try end(fixture, program, [solver])
    let wanted = try #require(fixture.testDescription.split(separator: "-").first)
    #expect(end.code == wanted, "\(report.text)")
    if case .open(.misjudged(let text)) = end { Issue.record("\(text)") }
    guard case .shown = end else { return }
    // What is written as 案例 passes `rulec test` beside the rules.
    let tested = try self.program(fixture.text + "\n" + report.scenarios)
    let results = runScenarios(tested)
    #expect(!results.isEmpty)
    for result in results { #expect(result.passes, "\(report.scenarios)") }
  }

  @Test("每个问题都有两种回答的样例", arguments: ProofKind.allCases)
  func bothWays(kind: ProofKind) {
    let own = Self.fixtures.filter { $0.path.contains("/\(kind.rawValue)/") }.map(\.testDescription)
    #expect(own.contains { $0.hasPrefix("proved-") } && own.contains { $0.hasPrefix("shown-") })
  }

  @Test("规则包里顶替的与被顶替的比，停用的与包里其他的比；举的例子在包内包外各一套")
  func packs() throws {
    var files = RuleFiles()
    try files.add(Repository.root.appending(path: "Tests/Fixtures/proofs/packs").path)
    let program = try #require(CompiledRules(files).program)
    var plan = ProofPlan(program, mostLower: 2)
    plan.add(.stricter, [], own: program.statements)
    plan.add(.exception, [], own: program.statements)
    let run = ProofRun(program, Installed.solvers, seconds: 60)
    let ends = try plan.probes.map { try run.end(of: $0).end }
    #expect(ends.map(\.code) == ["proved", "shown", "proved", "proved"])
    guard case .shown(let family) = ends[1] else { return }
    #expect(family.scenarios.map(\.tests) == [["SJ-2"], ["GJ-2"]])
    #expect(family.scenarios.map { $0.plans[0].code } == ["330000", "000001"])
    for scenario in family.scenarios { #expect(runScenario(scenario, program).passes) }
  }
}
