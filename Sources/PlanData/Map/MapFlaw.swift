public import RuleDSL

/// Something about a map layer that the reader of a report should know; the rest of the layer is read all the same.
///
/// Data only; the wording is in `MapFlaw+Wording.swift`.
public struct MapFlaw: Hashable, Sendable {
  /// Relative to the plan set.
  public var file: String
  /// Layer of the file; empty where the whole file is meant.
  public var layer: String
  /// Number of the feature in its layer, from 1; `nil` where the whole layer is meant.
  public var feature: Int?
  public var kind: Kind
  public var place: MapPlace?
  /// Index of the unit whose plan the feature belongs to.
  public var unit: Int?

  init(
    _ kind: Kind,
    file: String,
    layer: String = "",
    feature: Int? = nil,
    place: MapPlace? = nil,
    unit: Int? = nil
  ) {
    self.kind = kind
    self.file = file
    self.layer = layer
    self.feature = feature
    self.place = place
    self.unit = unit
  }

  public enum Severity: Hashable, Sendable {
    /// A file or layer was not read.
    case error
    /// A feature is unsound; it was left out or mended as its wording says.
    case flaw
    /// Worth knowing.
    case note
  }

  public enum Kind: Hashable, Sendable {
    // A file or a layer that is not read.
    case unreadable(reason: String)
    case libraryMissing(name: String, package: String)
    /// The layer does not say in which system its coordinates are.
    case systemMissing
    /// No PROJ transformation leads from the system to CGCS2000.
    case systemUnusable(String)
    case fieldMissing(String)
    /// Neither a field nor the name of the file or folder tells whose plan it is.
    case ownerUnknown
    // A feature.
    case unitUnknown(String)
    case badArea(String)
    case nullGeometry
    case emptyGeometry
    case corruptGeometry
    case wrongGeometry(expected: Layer.Geometry)
    /// Not a number, or beyond what degrees can be.
    case badCoordinates
    case openRing
    case flatRing
    /// Out along a line and back again.
    case spike
    /// Rings that cross themselves or one another, holes outside, parts that overlap; the reason is GEOS's wording.
    case invalid(reason: String)
    /// The same shape as another feature of the same layer and plan.
    case duplicate(of: Int)
    // Notes.
    case curves
    case heights
    case transformed(from: String)
    case worldTaken
  }

  public var severity: Severity {
    switch kind {
    case .unreadable, .libraryMissing, .systemMissing, .systemUnusable, .fieldMissing, .ownerUnknown: .error
    case .unitUnknown, .badArea, .nullGeometry, .emptyGeometry, .corruptGeometry, .wrongGeometry, .badCoordinates,
      .openRing, .flatRing, .spike, .invalid, .duplicate, .curves:
      .flaw
    case .heights, .transformed, .worldTaken: .note
    }
  }
}

/// A place on CGCS2000, in degrees.
public struct MapPlace: Hashable, Sendable {
  public var longitude: Double
  public var latitude: Double

  init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

extension MapFlaw: Comparable {
  /// By file, layer and feature, then by what is said.
  public static func < (left: MapFlaw, right: MapFlaw) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.layer != right.layer { return left.layer < right.layer }
    if left.feature != right.feature { return (left.feature ?? 0) < (right.feature ?? 0) }
    if left.unit != right.unit { return (left.unit ?? -1) < (right.unit ?? -1) }
    let (said, other) = (left.message.chinese, right.message.chinese)
    if said != other { return said < other }
    guard let place = left.place, let otherPlace = right.place else { return left.place == nil && right.place != nil }
    return (place.longitude, place.latitude) < (otherPlace.longitude, otherPlace.latitude)
  }
}
