public import RuleDSL
internal import Spatial

/// What became of a mutant.
public struct MutantFate: Sendable {
  public enum End: Hashable, Sendable {
    /// The title of the first 案例 that comes out otherwise.
    case killed(by: String)
    /// No 案例 notices.
    case survived
    /// No 案例 tests the statement.
    case untested
  }

  public let mutant: Mutant
  public let end: End
  /// Whether a 案例 that would notice was looked for.
  public var isSought = false
  /// A 案例 that would notice, with what it must come to; for survivors, where one was found.
  public var killer: Scenario?

  public var isKilled: Bool { if case .killed = end { true } else { false } }
}

/// Tries every mutant of some statements, given by their indices, against the 案例 that test these.
///
/// A 案例 that does not come out as expected without any fault shows none.  For mutants that survive, a 案例 is sought
/// where `seeks` is set.  The result does not depend on the number of threads.
public func tryMutants(
  of statements: [Int],
  _ program: RuleProgram,
  scenarios: [Scenario],
  seeks: Bool = false,
  jobs: Int,
  onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
) -> [MutantFate] {
  let sound = parallelMap(scenarios.count, jobs: jobs) { runScenario(scenarios[$0], program).passes }
  let fit = zip(scenarios, sound).filter(\.1).map(\.0)
  let tests = Dictionary(
    uniqueKeysWithValues: Set(statements).map { place in
      (place, fit.filter { $0.tests.contains(program.statements[place].heading.id) })
    }
  )
  let mutants = program.mutants(of: statements)
  return parallelMap(mutants.count, jobs: jobs, onProgress: onProgress) {
    KillerSearch(program)
  } work: { search, place in
    let mutant = mutants[place]
    let own = tests[mutant.statement] ?? []
    let changed = program.applying(mutant)
    if let first = own.first(where: { !runScenario($0, changed).passes }) {
      return MutantFate(mutant: mutant, end: .killed(by: first.title))
    }
    let killer = seeks ? search.killer(of: mutant, changed, near: own) : nil
    return MutantFate(mutant: mutant, end: own.isEmpty ? .untested : .survived, isSought: seeks, killer: killer)
  }
}
