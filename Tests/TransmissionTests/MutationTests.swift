import Prove
import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("变异")
struct MutationTests {
  static let fixtures = (try? Fixture.all(in: "mutants")) ?? []

  @Test("每一种变异都有一个样例")
  func everyKindHasAFixture() throws {
    let names = Self.fixtures.map(\.kind)
    for kind in Mutant.kinds { #expect(names.contains(kind.name), "\(kind.name)") }
  }

  @Test("案例够的时候，每一个这样的变异都被看出", arguments: fixtures)
  func killed(fixture: Fixture) throws {
    let program = try program(fixture)
    let fates = tryMutants(of: Array(program.statements.indices), program, scenarios: program.scenarios, jobs: 1)
      .filter { $0.mutant.kind.name == fixture.kind }
    #expect(!fates.isEmpty)
    for fate in fates { #expect(fate.isKilled, "\(program.difference(of: fate.mutant, .chinese))") }
  }

  @Test("去掉案例就没有一个被看出，给出的案例看得出", arguments: fixtures)
  func survivors(fixture: Fixture) throws {
    let program = try program(fixture)
    let none = tryMutants(of: Array(program.statements.indices), program, scenarios: [], jobs: 1)
    #expect(none.allSatisfy { $0.end == .untested })
    for scenario in program.scenarios {
      let fates = tryMutants(
        of: Array(program.statements.indices),
        program,
        scenarios: [scenario],
        seeks: true,
        jobs: 1
      )
      for fate in fates {
        guard let killer = fate.killer else { continue }
        #expect(runScenario(killer, program).passes && !runScenario(killer, program.applying(fate.mutant)).passes)
      }
    }
  }

  @Test("写成文字的案例读回来还是那个案例", arguments: fixtures)
  func writtenScenarios(fixture: Fixture) throws {
    let program = try program(fixture)
    for scenario in program.scenarios {
      let text = describe(scenario, in: program.vocabulary, language: .chinese)
      let rules = fixture.text.replacing(/(?ms)^案例 .*/, with: "")
      let again = compile([try Self.vocabulary(), SourceFile(name: "甲.rule", text: rules + "\n" + text)])
      let read = try #require(again.program?.scenarios.first { $0.title == scenario.title }, "\(text)")
      #expect(runScenario(read, program).passes)
      #expect(describe(read, in: program.vocabulary, language: .chinese) == text)
    }
  }

  private func program(_ fixture: Fixture) throws -> RuleProgram {
    let compilation = compile([try Self.vocabulary(), SourceFile(name: "例.rule", text: fixture.text)])
    return try #require(compilation.program, "\(compilation.diagnostics.map(\.message.chinese))")
  }

  private static func vocabulary() throws -> SourceFile {
    SourceFile(name: "词汇.rule", text: try Repository.text(of: "Tests/Fixtures/language/shared/vocabulary.rule"))
  }
}

extension Fixture {
  /// The kind of mutants that it is about: what stands before the first hyphen of its name.
  fileprivate var kind: String { String(testDescription.split(separator: "-").first ?? "") }
}
