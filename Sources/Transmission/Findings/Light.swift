public import RuleDSL

/// 灯: what the verdicts on one subject of one plan in one year come to.
///
/// There are no verdicts of its own: a failure of what binds is red, any other is yellow.
public enum Light: String, Hashable, Codable, Sendable, CaseIterable {
  case red
  case yellow
  case unknown
  case green

  /// What one verdict comes to; `nil` where it does not apply.
  public init?(_ verdict: Verdict, _ level: Level) {
    switch verdict {
    case .fail: self = level == .binding ? .red : .yellow
    // Somebody answers for it, which is no pass.
    case .waived: self = .yellow
    case .undetermined: self = .unknown
    case .pass: self = .green
    case .notApplicable: return nil
    }
  }

  /// The worst of several: failure outweighs doubt, doubt outweighs success.
  public static func worst(of lights: some Sequence<Light>) -> Light? {
    let lights = Set(lights)
    return allCases.first { lights.contains($0) }
  }

  /// Whether something is broken.
  public var isBreak: Bool { self == .red || self == .yellow }
}

extension Finding {
  /// By how much the state is on the safe side of what is asked; negative where it is not.
  public var room: Decimal? {
    roomAmount.flatMap { room in amounts.unit.map { Decimal(room, in: $0, decimals: amounts.decimals) } }
  }

  /// The same in base units.
  public var roomAmount: Rational? {
    guard let actual = amounts.actual, let bound = amounts.bound else { return nil }
    return amounts.relation == .atMost ? bound.subtracting(actual) : actual.subtracting(bound)
  }

  /// What was held to what is asked, in base units.
  public var state: Rational? { amounts.actual }

  /// The year of the present figure that a 预警 judged.
  public var stateYear: Int {
    // Under a 轨迹 it is the year of the verdict itself.
    evidence.contains { $0.role == .present && $0.unit == plan && $0.year == year }
      ? year : evidence.last { $0.role == .present && $0.unit == plan }?.year ?? year
  }
}
