/// One statement of the rule files: a 传导 of whatever kind, a 预警, a 规则, or an 准入矩阵.
///
/// To add a kind: a case, and what the compiler then demands.
public enum Statement: Hashable, Sendable {
  /// 传导 of an indicator.
  case figures(Transmission)
  /// 传导 of a control line.
  case line(LineTransmission)
  /// 传导 of a list or designation.
  case entries(EntryTransmission)
  case monitor(Monitor)
  case rule(Rule)
  case matrix(AdmissionMatrix)

  public internal(set) var heading: Heading {
    get {
      switch self {
      case .figures(let transmission): transmission.heading
      case .line(let line): line.heading
      case .entries(let entries): entries.heading
      case .monitor(let monitor): monitor.heading
      case .rule(let rule): rule.heading
      case .matrix(let matrix): matrix.heading
      }
    }
    set { self = with(newValue) }
  }

  private func with(_ heading: Heading) -> Statement {
    func headed<Kind>(_ kind: Kind, _ path: WritableKeyPath<Kind, Heading>) -> Kind {
      var kind = kind
      kind[keyPath: path] = heading
      return kind
    }
    return switch self {
    case .figures(let transmission): .figures(headed(transmission, \.heading))
    case .line(let line): .line(headed(line, \.heading))
    case .entries(let entries): .entries(headed(entries, \.heading))
    case .monitor(let monitor): .monitor(headed(monitor, \.heading))
    case .rule(let rule): .rule(headed(rule, \.heading))
    case .matrix(let matrix): .matrix(headed(matrix, \.heading))
    }
  }

  /// The tiers of the plans that it is about; empty for all.
  public var tiers: [Int] {
    switch self {
    case .figures(let transmission): transmission.tiers
    case .line(let line): line.tiers
    case .entries(let entries): entries.tiers
    case .monitor(let monitor): monitor.tiers
    case .rule(let rule): rule.tiers
    case .matrix(let matrix): matrix.tiers
    }
  }

  /// The order of a program and of a run: by id; matrices last.
  package static func precedes(_ left: Statement, _ right: Statement) -> Bool {
    let (first, second) = (left.matrix == nil, right.matrix == nil)
    return first == second ? left.heading.id < right.heading.id : first
  }
}

/// The content of a statement, for those who are interested in one kind only.
extension Statement {
  public var figures: Transmission? { if case .figures(let transmission) = self { transmission } else { nil } }
  public var line: LineTransmission? { if case .line(let line) = self { line } else { nil } }
  public var monitor: Monitor? { if case .monitor(let monitor) = self { monitor } else { nil } }
  public var rule: Rule? { if case .rule(let rule) = self { rule } else { nil } }
  public var matrix: AdmissionMatrix? { if case .matrix(let matrix) = self { matrix } else { nil } }
}
