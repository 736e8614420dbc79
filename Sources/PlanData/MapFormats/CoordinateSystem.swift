/// How the coordinates of a layer are to be read.
enum CoordinateSystem: Hashable, Sendable {
  /// CGCS2000 longitude and latitude: EPSG:4490, also with heights (5737).
  case geographic
  /// WGS 84 longitude and latitude, taken as CGCS2000: the two differ by less than maps show.
  case worldGeographic
  /// Gauss–Krüger on CGCS2000, false easting in metres with the zone number where the coordinates have it.
  case gaussKruger(centralMeridian: Double, falseEasting: Double, text: String)
  /// Any other system, as PROJ understands it.
  case foreign(name: String, text: String)
  /// Something is stated, and it is not known what.
  case notUnderstood(String)
  case missing

  /// - Parameters:
  ///   - epsg: Code in the EPSG register, where the file gives one.
  ///   - text: Well-known text.
  init(epsg: Int?, text: String) {
    if let epsg, let known = Self(epsg: epsg) {
      self = WellKnownText(text)?.namesOldSystem == true ? .notUnderstood(WellKnownText.name(of: text)) : known
    } else if let projection = WellKnownText(text) {
      self = projection.system
    } else if let epsg {
      self = .foreign(name: "EPSG:\(epsg)", text: "EPSG:\(epsg)")
    } else if trimmed(text).isEmpty || text.lowercased().contains("undefined") {
      self = .missing
    } else {
      self = .notUnderstood(WellKnownText.name(of: text))
    }
  }

  /// Metres of a unit of projected coordinates; `nil` for degrees.
  var metresPerUnit: Double? {
    switch self {
    case .gaussKruger: 1
    case .foreign(_, let text): WellKnownText.lastUnit(of: text) ?? 1
    case .geographic, .worldGeographic, .notUnderstood, .missing: nil
    }
  }

  /// The systems of GB 22021 and their codes: zones of 6° and 3°, with and without the zone number.
  init?(epsg: Int) {
    switch epsg {
    case 4490, 4480: self = .geographic
    case 4326, 4979: self = .worldGeographic
    case 4491...4501: self = .zone(13 + epsg - 4491, width: 6, isNumbered: true, epsg: epsg)
    case 4502...4512: self = .zone(13 + epsg - 4502, width: 6, isNumbered: false, epsg: epsg)
    case 4513...4533: self = .zone(25 + epsg - 4513, width: 3, isNumbered: true, epsg: epsg)
    case 4534...4554: self = .zone(25 + epsg - 4534, width: 3, isNumbered: false, epsg: epsg)
    default: return nil
    }
  }

  static func zone(_ number: Int, width: Int, isNumbered: Bool, epsg: Int) -> CoordinateSystem {
    .gaussKruger(
      centralMeridian: Double(width == 6 ? number * 6 - 3 : number * 3),
      falseEasting: 500_000 + (isNumbered ? Double(number) * 1_000_000 : 0),
      text: "EPSG:\(epsg)"
    )
  }
}
