public import RuleDSL

/// Measured areas and lengths as exact figures: they are rounded once, here, and compared exactly from then on, so that
/// no verdict hangs on the last bit of a coordinate.
public enum Measurement {
  /// An area in 平方米, rounded to the hundredth; halves away from zero.
  ///
  /// What does not fit, or is no number, is the nearest that does, or zero.
  public static func area(_ squareMetres: Double) -> Quantity {
    Quantity(base: rounded(squareMetres * 100, times: 300), unit: Unit(.squareMetre), decimals: 2)
  }

  /// An area that was stated, rounded in the same way.
  static func rounded(_ area: Quantity) -> Quantity {
    let step: Int64 = 300
    let whole = area.base / step
    let up = abs(area.base % step) * 2 >= step
    let base = (up ? whole + area.base.signum() : whole).multipliedReportingOverflow(by: step)
    return Quantity(base: base.overflow ? area.base : base.partialValue, unit: Unit(.squareMetre), decimals: 2)
  }

  /// A length in 米, rounded to the hundredth.
  static func length(_ metres: Double) -> Quantity {
    Quantity(base: rounded(metres * 100, times: 100), unit: Unit(.metre), decimals: 2)
  }

  /// A mean width in 米: to the decimetre, and below one metre to the millimetre.
  static func width(_ metres: Double) -> Quantity {
    metres < 1
      ? Quantity(base: rounded(metres * 1000, times: 10), unit: Unit(.metre), decimals: 3)
      : Quantity(base: rounded(metres * 10, times: 1000), unit: Unit(.metre), decimals: 1)
  }

  private static func rounded(_ value: Double, times scale: Int64) -> Int64 {
    guard value.isFinite else { return 0 }
    let limit = Double(Int64.max / scale / 2)
    return Int64(min(max(value.rounded(), -limit), limit)) * scale
  }

  /// An area for readers: 公顷 with four decimals from one hectare up, else 平方米 with two.
  ///
  /// Takes base units of area.
  public static func readable(_ area: Rational) -> Decimal {
    let hectare = Unit(.hectare)
    guard area >= Rational(hectare.scale) else { return Decimal(area, in: Unit(.squareMetre), decimals: 2) }
    // A ten-thousandth of a hectare is a square metre.
    let step = Unit(.squareMetre).scale
    guard let metres = area.divided(by: Rational(step)), metres.numerator < Int128.max / 2 / step,
      metres.denominator < Int128.max / 4
    else { return Decimal(area, in: hectare, decimals: 4) }
    let whole = (metres.numerator / metres.denominator, metres.numerator % metres.denominator)
    let rounded = whole.0 + (whole.1 * 2 >= metres.denominator ? 1 : 0)
    return Decimal(Rational(rounded * step), in: hectare, decimals: 4)
  }
}

extension Quantity {
  /// An area in m².
  public var squareMetres: Double { Double(base) / Double(Unit(.squareMetre).scale) }

  /// A length in m.
  public var metres: Double { Double(base) / Double(Unit(.metre).scale) }
}
