internal import RuleDSL

/// How a subject travels: which of two commitments is stricter, and what the children's amount to together.
///
/// Faithful transmission is one relation, "at least as strict as", asked at three places: 承接 (something is stated),
/// 落实 (the child against what it was allotted), 汇总 (the children combined against the parent).  The order of
/// strictness and the combination of figures and names stand here and nowhere else; a new kind of commitment is a new
/// combination with its order, and what the compiler then asks for.
struct Carrier: Hashable {
  enum Combination: Hashable {
    /// Σ: areas, volumes, counts.
    case sum
    /// Σ mᵢBᵢ / Σ Bᵢ: ratios.
    case byBase
    /// None: every child is judged by itself.
    case each
  }

  /// The side a commitment must bind to say anything on the subject.
  let side: Direction
  /// Which of two commitments is stricter: larger, smaller, or only the same.
  let order: Direction
  let combination: Combination

  init(_ method: Transmission.Method, _ direction: Direction) {
    side = direction
    switch method {
    case .apportion, .byReference: (order, combination) = (direction, .sum)
    case .weighted: (order, combination) = (direction, .byBase)
    case .stepwise: (order, combination) = (direction, .each)
    case .equal: (order, combination) = (.fixed, .each)
    }
  }

  /// The operator between what is there and what is expected.
  var relation: Comparison {
    switch order {
    case .floor: .atLeast
    case .ceiling: .atMost
    case .fixed: .equal
    }
  }

  /// Whether a child that was allotted none leaves the combination open: no cap was set for it.
  var needsEveryCap: Bool { combination == .sum && order != .floor }
}

/// Names.
extension Carrier {
  /// 名录: more items are stricter, and lists combine by ∪, so that it is enough if one of them has the item.
  static func carries(_ lists: [StatedList], _ key: String) -> Bool { lists.contains { $0.has(key) } }

  /// 定位: the same value or a declared subdivision is at least as strict; every place is judged by itself.
  static func isAtLeastAsStrict(_ value: Int, as bound: Int, _ designation: Designation) -> Bool {
    designation.isWithin(value, bound)
  }
}

extension Direction {
  /// Whether a commitment in this relation binds a side: an equality binds every side.
  func binds(_ side: Direction) -> Bool { self == .fixed || self == side }
}

/// An exact amount that is known to lie between two bounds, in base units; `nil` is without end.
struct Extent: Hashable {
  var lower: Int128?
  var upper: Int128?

  init(_ lower: Int128?, _ upper: Int128?) {
    self.lower = lower
    self.upper = upper
  }

  init(_ value: Int128) { self.init(value, value) }

  /// The relation "at least as strict as", as far as the bounds decide it.
  func verdict(_ order: Direction, _ bound: Int128) -> Verdict {
    switch order {
    case .floor:
      if let lower, lower >= bound { return .pass }
      if let upper, upper < bound { return .fail }
      return .undetermined
    case .ceiling:
      if let upper, upper <= bound { return .pass }
      if let lower, lower > bound { return .fail }
      return .undetermined
    case .fixed:
      return verdict(.floor, bound).and(verdict(.ceiling, bound))
    }
  }
}

extension Verdict {
  /// Both must hold: failure beats doubt, doubt beats success.
  func and(_ other: Verdict) -> Verdict {
    if self == .fail || other == .fail { return .fail }
    if self == .undetermined || other == .undetermined { return .undetermined }
    return self == .pass ? other : self
  }
}
