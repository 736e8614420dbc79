/// 预警: the present state of one indicator, held to what each plan commits to.
public struct Monitor: FigureStatement, Hashable {
  public var heading: Heading
  /// Index into ``Vocabulary/indicators``.
  public var indicator: Int
  /// Indices into ``Vocabulary/tiers``, from the highest down.
  public var tiers: [Int]
  /// 余量: how far from the commitment the present state has to stay, as a share of it, below the whole; `nil` for the
  /// commitment itself.
  public var margin: Quantity?
  /// The years whose commitments are checked; empty for every year the plan set states the subject in.
  public var years: [Int]
  public var precision: Transmission.Precision
  /// 轨迹: every year is judged, not only those of commitments.
  public var trajectory: Trajectory?

  package var weight: Transmission.FigureReference? { nil }

  package func form(_ direction: Direction) -> ObligationForm { ObligationForm(ofEach: direction) }
}

/// A statement about the figures of one indicator: a 传导 or a 预警.
package protocol FigureStatement: Sendable {
  var heading: Heading { get }
  var indicator: Int { get }
  var tiers: [Int] { get }
  var years: [Int] { get }
  var precision: Transmission.Precision { get }
  /// The base of a ratio.
  var weight: Transmission.FigureReference? { get }
  /// The 余量 of a 预警.
  var margin: Quantity? { get }
  /// Which of two figures is stricter, given the subject's direction, and what lower plans amount to.
  func form(_ direction: Direction) -> ObligationForm
}

extension FigureStatement {
  /// What a commitment is multiplied by before a present state is held to it: the 余量 is added to a floor and taken off a
  /// ceiling; in the unit of the 余量, `nil` without one.
  package func factor(_ direction: Direction) -> Quantity? {
    guard let margin else { return nil }
    let whole = Int64(Unit(.times).scale)
    let base = direction == .ceiling ? whole - margin.base : whole + margin.base
    return Quantity(base: base, unit: margin.unit, decimals: margin.decimals)
  }
}
