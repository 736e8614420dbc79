public import RuleDSL

/// What the program says of itself.
public enum Release {
  public static let version = "0.1.0"
  /// As reports name the program.
  public static let name = "传导 Chuandao \(version)"
  /// The day as of which rules are taken where nobody names one: what takes effect later is not law yet.
  ///
  /// No clock is read, so that a run gives the same report on any day.
  public static let day = PlanDate(year: 2026, month: 11, day: 28)
}
