internal import RuleDSL

extension Statement {
  /// Every figure that a verdict may hang on.
  func readFigures(_ vocabulary: Vocabulary) -> [Figure] {
    switch self {
    case .rule(let rule):
      return
        (rule.requirements.map(\.condition) + [rule.condition].compactMap(\.self) + rule.exceptions.map(\.condition))
        .flatMap(\.figures)
    case .figures(let transmission):
      return transmission.conditions(vocabulary).flatMap(\.condition.figures)
        + transmission.conditions(vocabulary, isUnweighted: true).flatMap(\.condition.figures)
        + [Role.own, .allotted].map { Figure(plan: .own, indicator: transmission.indicator, role: $0) }
    case .monitor(let monitor):
      return [Role.own, .allotted, .present].map { Figure(plan: .own, indicator: monitor.indicator, role: $0) }
    case .line, .entries, .matrix: return []
    }
  }

  /// The years that it names.
  var namedYears: [Int] {
    switch self {
    case .rule(let rule):
      rule.years
        + (rule.requirements.map(\.condition) + [rule.condition].compactMap(\.self) + rule.exceptions.map(\.condition))
        .flatMap(\.figures).compactMap(\.year)
    case .figures(let transmission): transmission.years + [transmission.weight?.year].compactMap(\.self)
    case .monitor(let monitor): monitor.years
    case .line, .entries, .matrix: []
    }
  }

  /// Whether it forgives what printing hides.
  var forgivesDigits: Bool {
    switch self {
    case .rule(let rule): rule.precision == .asPrinted
    case .figures(let transmission): transmission.precision == .asPrinted
    case .monitor(let monitor): monitor.precision == .asPrinted
    case .line, .entries, .matrix: false
    }
  }

  /// Whether it is checked in whatever year there are figures of.
  var isYearless: Bool {
    switch self {
    case .rule(let rule): rule.years.isEmpty
    case .figures(let transmission): transmission.years.isEmpty
    case .monitor(let monitor): monitor.years.isEmpty
    case .line, .entries, .matrix: true
    }
  }

  /// The sets of tiers by which it tells plans apart.
  func marks(_ program: RuleProgram) -> [Set<Int>] {
    let pack = program.pack(of: heading).map { [Set($0.tiers)] } ?? []
    guard let rule else { return pack + [Set(tiers)] }
    let conditions =
      [rule.condition].compactMap(\.self) + rule.requirements.map(\.condition) + rule.exceptions.map(\.condition)
    return pack + [Set(rule.tiers), Set(rule.path)] + conditions.flatMap(\.askedTiers)
  }

  /// Why nothing can be proved of it; `nil` where something can.
  var obstacle: ProofObstacle? {
    if heading.repealed != nil { return .repealed }
    switch self {
    case .line: return .line
    case .entries: return .entries
    case .matrix: return .matrix
    case .figures: return nil
    case .monitor(let monitor): return monitor.trajectory == nil ? nil : .trajectory
    case .rule(let rule):
      if rule.scope == .figures { return .eachFigure }
      return rule.status == nil ? nil : .status
    }
  }
}

/// What keeps a statement from being written as a condition on figures.
public enum ProofObstacle: Hashable, Sendable {
  case line
  case entries
  case matrix
  /// 轨迹
  case trajectory
  /// 对于 每个指标
  case eachFigure
  /// 对于 每个在编规划
  case status
  case repealed
}

extension Condition {
  /// The tiers that it asks for.
  fileprivate var askedTiers: [Set<Int>] {
    switch self {
    case .tier(_, let among): [Set(among)]
    case .all(let parts), .any(let parts): parts.flatMap(\.askedTiers)
    case .not(let part): part.askedTiers
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .everyFeature, .distinct:
      []
    }
  }
}
