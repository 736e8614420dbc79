/// An exact figure with its unit and the digits it was printed with: `94.7770 万亩`, not 94.777.
public struct Quantity: Hashable, Codable, Sendable {
  /// Amount in base units of the dimension (``Measure/scale``).
  public let base: Int64
  public let unit: Unit
  /// How many digits stand after the point.
  public let decimals: UInt8
  /// It is not known how many digits were printed: nothing is forgiven for rounding.
  public let hidesDigits: Bool

  public enum Flaw: Error, Hashable, Sendable {
    /// Not ASCII or full-width digits with at most one point.
    case malformed
    /// More digits after the point than the base unit can hold exactly.
    case tooPrecise
    /// Larger than 2⁶³ base units: about 3·10⁸ km², or 9·10⁴ 亿立方米.
    case outOfRange
  }

  public init(base: Int64, unit: Unit, decimals: UInt8, hidesDigits: Bool = false) {
    self.hidesDigits = hidesDigits
    self.base = base
    self.unit = unit
    self.decimals = decimals
  }

  /// Reads decimal digits exactly; nothing is rounded.
  public init(digits: some StringProtocol, unit: Unit) throws(Flaw) {
    var mantissa: Int128 = 0
    var decimals: UInt8?
    var count = 0
    for scalar in digits.unicodeScalars {
      switch scalar.halfWidth.value {
      case let digit where (0x30...0x39).contains(digit):
        guard mantissa < Int128.max / 100 else { throw .outOfRange }
        mantissa = mantissa * 10 + Int128(digit - 0x30)
        count += 1
        if let places = decimals { decimals = min(places, 100) + 1 }
      case 0x2E:
        guard decimals == nil, count > 0 else { throw .malformed }
        decimals = 0
      default: throw .malformed
      }
    }
    guard count > 0, decimals != .some(0) else { throw .malformed }
    try self.init(mantissa: mantissa, decimals: decimals ?? 0, unit: unit)
  }

  /// A figure of `mantissa` · 10^-`decimals` units.
  package init(mantissa: Int128, decimals: UInt8, unit: Unit) throws(Flaw) {
    guard decimals <= 18 else { throw .tooPrecise }
    let (quotient, remainder) = unit.scale.quotientAndRemainder(dividingBy: powerOfTen(decimals))
    let base: Int128
    if remainder == 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: quotient)
      guard !overflow else { throw .outOfRange }
      base = product
    } else {
      // Trailing zeros may make a long figure exact after all.
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: unit.scale)
      guard !overflow else { throw .outOfRange }
      guard product.isMultiple(of: powerOfTen(decimals)) else { throw .tooPrecise }
      base = product / powerOfTen(decimals)
    }
    guard let narrow = Int64(exactly: base) else { throw .outOfRange }
    self.base = narrow
    hidesDigits = false
    self.unit = unit
    self.decimals = decimals
  }

  public var dimension: Dimension { unit.dimension }

  /// One unit of the last printed digit, in base units; the figure may stand for half of it either way.
  package var lastDigit: Rational {
    hidesDigits ? Rational(0) : Rational(unit.scale, over: powerOfTen(decimals)) ?? Rational(0)
  }

  /// The digits as printed, without the unit.
  public var digits: String { Decimal(Rational(Int128(base)), in: unit, decimals: decimals).text }

  /// The figure as printed: `94.7770 万亩`.
  public var text: String { "\(digits) \(unit.text)" }
}

package func powerOfTen(_ exponent: UInt8) -> Int128 {
  (0..<exponent).reduce(1) { product, _ in product * 10 }
}
