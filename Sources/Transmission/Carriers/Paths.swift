internal import RuleDSL

/// A point of a path: how much in which year, exactly, and what its printed digits hide.
struct PathPoint: Hashable {
  let year: Int
  /// In base units.
  var value = Rational(0)
  /// Half a unit of the last printed digit of each term; `nil` where the digits are not known.
  var half: Rational? = Rational(0)
  /// Digits after the point, in the unit of the indicator.
  var decimals: UInt8 = 0

  /// Nothing, in a year.
  init(year: Int) { self.year = year }

  init(year: Int, _ quantity: Quantity, in unit: Unit) {
    self.year = year
    value = quantity.amount
    half = quantity.halfDigit
    decimals = quantity.unit.isSame(as: unit) ? quantity.decimals : 0
  }

  /// A share of it.
  func scaled(by share: Rational) -> PathPlace {
    guard let value = value.multiplied(by: share) else { return .outOfRange }
    return .at(PathPoint(copying: self, value, half?.multiplied(by: share)))
  }

  /// What lies in a year on the straight line to a later point: each end has the more weight the nearer it is.
  func along(to end: PathPoint, in year: Int) -> PathPlace {
    guard end.year > self.year, let share = Rational(Int128(year - self.year), over: Int128(end.year - self.year)),
      let rest = Rational(1).subtracting(share), let near = value.multiplied(by: rest),
      let far = end.value.multiplied(by: share), let sum = near.adding(far)
    else { return .outOfRange }
    let hidden = half.flatMap { $0.multiplied(by: rest) }
    let hiddenFar = end.half.flatMap { $0.multiplied(by: share) }
    let half = hidden.flatMap { hidden in hiddenFar.flatMap { hidden.adding($0) } }
    var point = PathPoint(copying: end, sum, half)
    point.decimals = max(decimals, end.decimals)
    return .at(point)
  }

  fileprivate init(copying point: PathPoint, _ value: Rational, _ half: Rational?) {
    self = point
    (self.value, self.half) = (value, half)
  }
}

/// Where a path is, or that no exact number of 128 bits says it.
enum PathPlace: Hashable {
  case at(PathPoint)
  case outOfRange

  var point: PathPoint? { if case .at(let point) = self { point } else { nil } }

  /// With what another year adds.
  func adding(_ other: PathPoint) -> PathPlace {
    guard case .at(let own) = self, let sum = own.value.adding(other.value) else { return .outOfRange }
    let half = own.half.flatMap { half in other.half.flatMap { half.adding($0) } }
    var point = PathPoint(copying: own, sum, half)
    point.decimals = max(own.decimals, other.decimals)
    return .at(point)
  }
}
