public import RuleDSL

/// Something wrong with one feature of a layer, as it was provided; the rest of the layer is judged all the same.
///
/// Data only; the wording is in `Reporting`.
public struct FeatureFlaw: Hashable, Comparable, Codable, Sendable {
  public enum Kind: Hashable, Codable, Sendable {
    /// No geometry, or an empty one: a Shapefile cannot distinguish the two.
    case missing
    case corrupt
    case wrongGeometry(expected: Layer.Geometry)
    /// A coordinate that is not a number, or beyond what degrees can be.
    case offTheEarth
    /// A place on Earth, or a pair of numbers that would be one, where no plan of China is: with what was written.
    case misplaced(Misplacement, x: String, y: String)
    case openRing
    case flatRing
    /// Out along a line and back again.
    case spike
    /// Rings that cross themselves or one another, holes outside, parts that overlap; the reason is GEOS's wording.
    case invalid(reason: String)
    /// The same shape as another feature of the same layer and plan, by its number.
    case duplicate(of: Int)
    /// The same shape as a feature of the same layer and plan in another file.
    case repeated(of: FeatureSource)
    case curves
    case badArea(String)
  }

  public var kind: Kind
  /// The unit whose plan hands it in.
  public var unit: Int
  /// Index into the vocabulary's layers.
  public var layer: Int
  public var source: FeatureSource
  public var place: FindingPiece.Place?

  public init(_ kind: Kind, unit: Int, layer: Int, source: FeatureSource, place: FindingPiece.Place? = nil) {
    self.kind = kind
    self.unit = unit
    self.layer = layer
    self.source = source
    self.place = place
  }

  /// Whether it is plain what the feature covers, in spite of the flaw.
  var keepsExtent: Bool {
    switch kind {
    case .missing, .corrupt, .wrongGeometry, .offTheEarth, .misplaced, .openRing, .invalid: false
    case .flatRing, .spike, .duplicate, .repeated, .curves, .badArea: true
    }
  }

  /// By check, layer and unit, then by the place in the files.
  public static func < (left: FeatureFlaw, right: FeatureFlaw) -> Bool {
    let (one, other) = (left.rank, right.rank)
    if one != other { return one < other }
    guard let place = left.place, let there = right.place else { return left.place == nil && right.place != nil }
    return place < there
  }

  private var rank: (Int, Int, Int, String, String, Int) {
    (ShapeInspection(kind).order, layer, unit, source.file, source.layer, source.feature)
  }
}
