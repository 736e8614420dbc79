public import Spatial

/// One offending piece, parcel or unsound feature, as it is drawn on a map.
public struct FindingFeature: Hashable, Sendable {
  /// What is drawn.
  public enum Geometry: Hashable, Sendable {
    case shape(Shape)
    /// Degrees on CGCS2000.
    case place(longitude: Double, latitude: Double)
    case none
  }

  /// How large it is; `nil` for what it is not.
  public struct Sizes: Hashable, Sendable {
    /// Ellipsoidal, in m².
    public var squareMetres: Double?
    /// Mean width, 2 × area ÷ perimeter, in metres.
    public var widthMetres: Double?
    /// In metres.
    public var lengthMetres: Double?
    /// The area that the feature states, in m².
    public var statedSquareMetres: Double?
    /// Of a parcel, what lies in the zones that decide about it, or in none where that decides; in m².
    public var decidingSquareMetres: Double?
  }

  public var rule = ""
  public var ruleTitle: String
  public var obligation: String
  public var verdict: String
  /// What the piece is to the finding: missing, excess, overlap; parcel; or the flaw of the feature.
  public var kind: String
  public var message: String
  public var unitCode = ""
  public var unitName = ""
  /// The government whose line was to be kept; empty where there is none.
  public var issuerCode = ""
  public var issuerName = ""
  /// How an office calls the rule and its level; empty where no pack says so.
  public var officeCode = ""
  public var officeLevel = ""
  /// `new` or `unchanged` where the run is compared with an earlier one; else empty.
  public var comparison = ""
  public var sizes = Sizes()
  /// Features that it comes from, as `file[layer] id`.
  public var sources: [String] = []
  public var geometry = Geometry.none

  static let textFields = [
    "rule", "title", "obligation", "verdict", "kind", "message", "unit_code", "unit_name", "issuer_code",
    "issuer_name", "office_code", "office_level", "comparison",
  ]
  static let numberFields = ["area_m2", "area_ha", "width_m", "length_m", "stated_m2", "deciding_m2"]

  /// The values of ``textFields``.
  var texts: [String] {
    [
      rule, ruleTitle, obligation, verdict, kind, message, unitCode, unitName, issuerCode, issuerName, officeCode,
      officeLevel, comparison,
    ]
  }

  /// What stands beside the geometry in a table, ``cells`` in their order.
  public static let columns =
    textFields.map { (name: $0, isNumeric: false) } + [(name: "sources", isNumeric: false)]
    + numberFields.map { (name: $0, isNumeric: true) }

  /// The values of ``columns``; `nil` for what it is not.
  public var cells: [String?] {
    texts + [sources.joined(separator: "; ")] + numbers.map { $0.flatMap { fixedDigits($0, decimals: 4) } }
  }

  /// Well-known binary with the number of its system, as PostGIS reads it, in hexadecimal digits; `nil` for what lies
  /// nowhere.
  public var hexadecimalGeometry: String? {
    WellKnownBinary.make(geometry, system: 4490).map { binary in
      let digits = Array("0123456789ABCDEF".utf8)
      return String(decoding: binary.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
  }

  /// The values of ``numberFields``: hundredths of m² and of metres, hectares to the m².
  var numbers: [Double?] {
    func hundredths(_ number: Double?) -> Double? { number.map { ($0 * 100).rounded() / 100 } }
    return [
      hundredths(sizes.squareMetres), sizes.squareMetres.map { $0.rounded() / 10_000 },
      hundredths(sizes.widthMetres), hundredths(sizes.lengthMetres), hundredths(sizes.statedSquareMetres),
      hundredths(sizes.decidingSquareMetres),
    ]
  }
}

/// The file formats in which findings are drawn.
public enum FindingFormat: String, Hashable, Sendable, CaseIterable {
  /// RFC 7946; its WGS 84 coordinates are those of CGCS2000.
  case geojson
  /// GeoPackage 1.2 in EPSG:4490.
  case gpkg
}
