import Foundation
import TestKit
import Testing

@testable import Chuandao
@testable import Prove
@testable import RuleDSL
@testable import Transmission

/// The solvers that are installed; tests that need one are skipped with a note where there is none.
enum Installed {
  static let solvers = Solver.Name.allCases.compactMap { Solver($0) }
  static let note: Comment = "没有装 z3，也没有装 cvc5：跳过"
  static var any: Bool { !solvers.isEmpty }
}

/// `make random-proofs` draws 300.
private let packs = Int(ProcessInfo.processInfo.environment["PACKS"] ?? "") ?? 12 * drawFactor
/// `SEED=202` draws one again.
private let seeds = Int(ProcessInfo.processInfo.environment["SEED"] ?? "").map { $0..<$0 + 1 } ?? 0..<packs

@Suite("证明与穷举一致", .enabled(if: Installed.any, Installed.note))
struct RandomPackTests {
  private static let domains: [[BruteForce.Value]] = [
    [.missing, .number(0), .number(1), .number(2), .number(3)], [.missing, .number(0), .number(1), .number(2)],
    [.missing, .number(0), .number(1)], [.missing, .number(0)],
  ]
  private static let oddDomains: [[BruteForce.Value]] = [
    [.missing, .number(0), .number(1), .unallotted, .notApplicable], [.missing, .number(0), .unallotted],
  ]

  @Test("随机的规则包：小范围里有没有，求解器与穷举一样；举出的规划集经得起检查；两个求解器一致", arguments: seeds)
  func random(seed: Int) throws {
    var pack = RandomPack(seed: UInt64(seed))
    let program = try pack.program()
    let domains = seed.isMultiple(of: 3) ? Self.oddDomains : Self.domains
    for probe in pack.probes(program, mostLower: 2) {
      let full = probe.adding(Array(probe.reserve.indices))
      let brute = domains.lazy.map { BruteForce(program: program, probe: full, domain: $0, mostLower: 2) }
        .first { $0.size <= 1_200 }
      if let brute { try compare(brute, "seed \(seed) \(probe.kind)") }
      try hold(probe, program, "seed \(seed) \(probe.kind)")
    }
  }

  /// Over the same families both find something, or neither does.
  private func compare(_ brute: BruteForce, _ name: String) throws {
    let found = brute.found()
    for solver in Installed.solvers {
      switch try solver.solve(brute.script, seconds: 60) {
      case .answer(.unsatisfiable):
        #expect(
          found == nil,
          "\(name): \(solver.name) finds none: \(found.map { describe($0, in: brute.program.vocabulary, language: .english) } ?? "")"
        )
      case .answer(.satisfiable): #expect(found != nil, "\(name): only \(solver.name) finds one")
      case .answer(.unknown), .tookTooLong: continue
      case .answer(.unreadable(let text)): Issue.record("\(name): \(solver.name) says \(text)")
      case .crashed: Issue.record("\(name): \(solver.name) crashed")
      }
    }
  }

  /// The answer over all families: what is found is a plan set that shows it, in the eyes of who never saw a formula.
  private func hold(_ probe: ProofProbe, _ program: RuleProgram, _ name: String) throws {
    let run = ProofRun(program, Installed.solvers, seconds: 60)
    switch try run.end(of: probe).end {
    case .shown(let family):
      guard let scenario = family.scenarios.first else {
        // Rules that say nothing about a family hold together there.
        #expect(probe.kind == .together, "\(name)")
        return
      }
      let shape = FamilyShape(
        upper: scenario.plans[0].tier,
        lower: scenario.plans.last?.tier ?? 0,
        count: scenario.plans.count - 1
      )
      let full = probe.adding(Array(probe.reserve.indices))
      let brute = BruteForce(program: program, probe: full, domain: [], mostLower: 2)
      #expect(brute.isShown(by: scenario, shape), "\(name)")
      let settled = runScenario(scenario, program)
      #expect(settled.passes, "\(name): \(settled.problems)")
    case .open(.misjudged(let text)):
      let rules = probe.statements + probe.reserve
      let words = rules.map { describe($0, in: program.vocabulary, language: .chinese) }.joined(separator: "\n")
      Issue.record("\(name): \(text)\n\(words)")
    case .open(.solversDisagree): Issue.record("\(name): the solvers disagree")
    case .proved, .idle, .open: return
    }
  }
}
