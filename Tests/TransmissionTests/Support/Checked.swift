import Testing

@testable import RuleDSL
@testable import Transmission

/// A run over a sketch, asked for single findings by code.
struct Checked {
  let world: PlanWorld
  let run: CheckRun
  let findings: [Finding]

  init(_ program: RuleProgram, _ sketch: Sketch, asOf: PlanDate? = nil, only: Set<String> = []) throws {
    world = try sketch.world()
    run = check(program, world, asOf: asOf, only: only, keepingAll: true)
    let explainer = Explainer(program, world, run)
    findings = run.outcomes.map { explainer.finding(of: $0) }
  }

  func findings(_ id: String, _ obligation: Obligation, _ code: String) -> [Finding] {
    findings.filter {
      run.statements[$0.statement].heading.id == id && $0.obligation == obligation
        && world.units.codes[$0.plan] == code
    }
  }

  func finding(_ id: String, _ obligation: Obligation, _ code: String) throws -> Finding {
    let found = findings(id, obligation, code)
    #expect(found.count <= 1)
    return try #require(found.first, "no \(obligation) of \(code) by \(id)")
  }

  func names(_ units: [Int]) -> [String] { units.map { world.units.names[$0] } }
}

extension Sketch {
  /// A place whose name is its code.
  mutating func place(_ code: String, _ tier: Int, under parent: String? = nil) {
    places.append(Place(code: code, name: code, tier: tier, parent: parent))
  }
}
