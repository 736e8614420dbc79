public import PlanData
internal import Prove
internal import RuleDSL

/// A program that decides whether a problem in SMT-LIB 2 has a solution.
public struct Solver: Sendable {
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case z3
    case cvc5

    /// It ends itself, too, a little later than it would be ended: whoever asked may be gone by then.
    fileprivate func arguments(seconds: Int) -> [String] {
      switch self {
      case .z3: ["-in", "-smt2", "-T:\(seconds + 1)"]
      case .cvc5: ["--lang=smt2", "--quiet", "--tlimit=\((seconds + 1) * 1000)", "-"]
      }
    }
  }

  public let name: Name
  private let program: HelperProgram

  /// `nil` where it is not installed.
  public init?(_ name: Name) {
    guard let program = HelperProgram([name.rawValue]) else { return nil }
    (self.name, self.program) = (name, program)
  }

  /// What it made of a problem.
  enum Said: Hashable {
    case answer(SolverAnswer)
    case tookTooLong
    case crashed
  }

  func solve(_ script: String, seconds: Int) throws(SystemFailure) -> Said {
    switch try program.ask(name.arguments(seconds: seconds), script, milliseconds: seconds * 1000) {
    case .wrote(let text): .answer(SolverAnswer(text))
    case .tookTooLong: .tookTooLong
    case .wroteTooMuch, .died: .crashed
    }
  }
}

/// Which solvers are asked.
public enum SolverChoice: Hashable, Sendable {
  /// The first that is installed.
  case any
  case one(Solver.Name)
  /// All, and they have to agree.
  case both

  /// The words by which it is chosen.
  public static let words = Solver.Name.allCases.map(\.rawValue) + ["both"]

  public init(_ word: String?) {
    self = word == "both" ? .both : word.flatMap(Solver.Name.init).map { .one($0) } ?? .any
  }

  /// The solvers, all of them installed.
  public func solvers() throws(SystemFailure) -> [Solver] {
    let names: [Solver.Name] =
      switch self {
      case .any, .both: Solver.Name.allCases
      case .one(let name): [name]
      }
    let found = names.compactMap { Solver($0) }
    switch self {
    case .any:
      guard let first = found.first else { throw SystemFailure("z3", .solverMissing("z3、cvc5")) }
      return [first]
    case .one, .both:
      if let missing = names.first(where: { name in !found.contains { $0.name == name } }) {
        throw SystemFailure(missing.rawValue, .solverMissing(missing.rawValue))
      }
      return found
    }
  }
}
