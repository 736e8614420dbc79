public import RuleDSL
public import Spatial

/// A part of the map that decided a finding.
public struct FindingPiece: Hashable, Codable, Sendable {
  /// Its raw value is its name in the contract's JSON.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// The upper line covers it, and the plan's own does not.
    case missing
    /// The plan's own line covers it, and the upper one does not.
    case excess
    /// Two regions that must keep apart both cover it.
    case overlap
    /// A feature that states another area than it has.
    case misstated
    /// A feature that states no area.
    case unstated
    /// A feature that does not meet a condition on its fields.
    case unfit
    /// A feature whose code is none that is known, so that a rule may mean it or not.
    case unknown
    /// A stretch of a border that only the plan on one side reaches.
    case unmatched
    /// What the rule wants shown besides: 证据.
    case shown = "evidence"
  }

  /// A point on the ground, degrees on CGCS2000; from west to east, then from south to north.
  public struct Place: Hashable, Comparable, Codable, Sendable {
    public var longitude: Double
    public var latitude: Double

    public init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }

    /// Where a point of the plane lies.
    init(_ point: SIMD2<Double>) {
      let place = Plane.geographic(point)
      self.init(longitude: place.longitude, latitude: place.latitude)
    }

    /// In millionths of a degree, so that the order does not hang on the last bit.
    public static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }

    private var millionths: (east: Double, north: Double) {
      ((longitude * 1_000_000).rounded(), (latitude * 1_000_000).rounded())
    }
  }

  /// A feature that covers part of the piece.
  public struct Feature: Hashable, Codable, Sendable {
    /// The unit whose plan hands it in.
    public var unit: Int
    public var id: String
    public var source: FeatureSource

    public init(unit: Int, id: String, source: FeatureSource) {
      self.unit = unit
      self.id = id
      self.source = source
    }
  }

  /// A field of a feature, by the name rules call it.
  public struct Field: Hashable, Codable, Sendable {
    public var name: String
    /// Empty for a blank.
    public var text: String
  }

  public var kind: Kind
  public var shape: Shape
  /// Whether it is an area, rather than a stretch of a line.
  public var coversGround: Bool { !shape.isEmpty }
  /// A point on the piece.
  public var place: Place
  /// In 平方米, rounded to the hundredth.
  public var area: Quantity
  /// Mean width, 2 × area ÷ perimeter, in 米.
  public var width: Quantity
  /// The features that cover it, by unit and id.
  public var features: [Feature] = []
  /// Length in 米, of a stretch of a border or a line.
  public var length: Quantity?
  /// The area that the feature states, where that is in question, and what it seems to be.
  public var stated: Quantity?
  public var hint: AreaHint?
  /// What the feature says where it should say something else.
  public var field: Field?
  /// Why it is borne, while other places of the finding are not.
  public var waiver: Finding.Waiver?
}

extension Shape {
  /// A place inside, in degrees.
  var placeInside: FindingPiece.Place? { pointInside.map { FindingPiece.Place($0) } }
}
