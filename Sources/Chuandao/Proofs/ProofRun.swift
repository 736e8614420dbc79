public import PlanData
public import Prove
public import RuleDSL

/// Why a question stays open.
public enum ProofDoubt: Hashable, Sendable {
  case gaveUp(Solver.Name)
  case tookTooLong(Solver.Name)
  case crashed(Solver.Name)
  case unreadable(Solver.Name, String)
  /// One says that there is a solution, the other that there is none.
  case solversDisagree
  /// A plan set that shows it would have to draw layers; the rules that read these.
  case needsLayers([String])
  /// Figures of a plan set that shows it cannot be printed.
  case notPrintable
  /// What the solver says of a plan set and what checking it gives are not the same: a fault of this program.
  case misjudged(String)
}

/// What came of one question.
public enum ProofEnd: Sendable {
  /// No family of plans shows it.
  case proved
  /// This one does, as checks of plans judge it.
  case shown(ShownFamily)
  /// It says nothing about these rules: they never speak about the same plan, or one passes none.
  case idle
  case open(ProofDoubt)
}

/// Asks solvers, and has what they find judged like any other plan set.
public struct ProofRun {
  private let program: RuleProgram
  private let solvers: [Solver]
  private let seconds: Int

  public init(_ program: RuleProgram, _ solvers: [Solver], seconds: Int) {
    (self.program, self.solvers, self.seconds) = (program, solvers, seconds)
  }

  /// The answer to a question, and for rules that cannot hold together the fewest of them that cannot.
  public func end(of probe: ProofProbe) throws(SystemFailure) -> (end: ProofEnd, probe: ProofProbe) {
    var probe = probe
    // What is found without the reserve is judged with it; only rules that it breaks take part then.
    search: while true {
      switch try solve(probe.question(.proof)) {
      case .failure(let doubt): return (.open(doubt), probe)
      case .success(nil): break search
      case .success(.some):
        let end = try shown(probe)
        guard let wanted = wanted(by: end), !probe.reserve.isEmpty else { return (end, probe) }
        probe = probe.adding(wanted.isEmpty ? Array(probe.reserve.indices) : wanted)
      }
    }
    for premise in probe.premises {
      switch try solve(premise.question(.proof)) {
      case .failure(let doubt): return (.open(doubt), probe)
      case .success(nil): return (.idle, probe)
      case .success: continue
      }
    }
    return (.proved, probe.kind == .together ? try narrowed(probe) : probe)
  }

  /// Which of the reserve have to take part before an end counts, all where it names none; `nil` where it counts.
  private func wanted(by end: ProofEnd) -> [Int]? {
    switch end {
    case .shown(let family): family.breached.isEmpty ? nil : family.breached
    case .open(.needsLayers), .open(.notPrintable): []
    case .open, .proved, .idle: nil
    }
  }

  private func narrowed(_ probe: ProofProbe) throws(SystemFailure) -> ProofProbe {
    var probe = probe
    var place = 0
    while place < probe.statements.count, probe.statements.count > 1 {
      let fewer = probe.without(place)
      if case .success(nil) = try solve(fewer.question(.proof)) { probe = fewer } else { place += 1 }
    }
    return probe
  }

  /// Looks for a family that can be written down; the smallest and plainest first.
  private func shown(_ probe: ProofProbe) throws(SystemFailure) -> ProofEnd {
    if probe.readsLayers, case .success(nil) = try solve(probe.question(.mapless)) {
      return .open(.needsLayers(probe.layerReaders))
    }
    var doubts: [ProofDoubt] = []
    let small = [ProofStage.plainest, .decimals(0)].flatMap { stage in
      (probe.leastLower...probe.mostLower).map { probe.question(stage, atMost: $0) }
    }
    for question in small + probe.written.map({ probe.question($0) }) {
      switch try solve(question) {
      case .failure(let reason):
        doubts.append(reason)
        // Whoever gave up twice will not do better on more digits.
        if doubts.count > 1 { return .open(doubts[0]) }
      case .success(nil): continue
      case .success(let values?):
        guard let shown = ShownFamily(probe, question, values, program) else { continue }
        return shown.dispute.map { .open(.misjudged($0)) } ?? .shown(shown)
      }
    }
    return .open(doubts.first ?? (probe.readsLayers ? .needsLayers(probe.layerReaders) : .notPrintable))
  }

  private enum Solution {
    /// `nil` where there is none.
    case success([String: SolverValue]?)
    case failure(ProofDoubt)
  }

  /// What the solvers say; those that come to nothing do not count where another comes to something.
  private func solve(_ question: ProofQuestion) throws(SystemFailure) -> Solution {
    var solution: [String: SolverValue]??
    var doubt: ProofDoubt?
    for solver in solvers {
      let found: [String: SolverValue]?
      switch try solver.solve(question.script, seconds: seconds) {
      case .answer(.unsatisfiable): found = nil
      case .answer(.satisfiable(let values)): found = values
      case .answer(.unknown):
        doubt = doubt ?? .gaveUp(solver.name)
        continue
      case .answer(.unreadable(let text)):
        doubt = doubt ?? .unreadable(solver.name, text)
        continue
      case .tookTooLong:
        doubt = doubt ?? .tookTooLong(solver.name)
        continue
      case .crashed:
        doubt = doubt ?? .crashed(solver.name)
        continue
      }
      if let known = solution, (known == nil) != (found == nil) { return .failure(.solversDisagree) }
      solution = solution ?? found
    }
    if let solution { return .success(solution) }
    return .failure(doubt ?? .solversDisagree)
  }
}
