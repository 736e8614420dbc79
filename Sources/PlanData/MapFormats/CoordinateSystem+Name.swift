internal import RuleDSL

extension CoordinateSystem {
  /// A system by what people call it: `EPSG:4490`, `urn:ogc:def:crs:EPSG::4490`, `CGCS2000_3_Degree_GK_CM_111E`,
  /// `CGCS2000 / Gauss-Kruger zone 19`; not understood where the name is none of those known, whatever it resembles.
  init(named name: String) {
    let plain = Self.inLatin(name.uppercased().filter { $0.isLetter || $0.isNumber })
    if Self.degreeNames.contains(plain) {
      self = .geographic
    } else if Self.worldNames.contains(plain) {
      self = .worldGeographic
    } else if let code = Self.code(in: name) {
      self = CoordinateSystem(epsg: code, text: "")
    } else {
      self = Self.zone(named: plain) ?? .notUnderstood(String(trimmed(name)))
    }
  }

  /// The Chinese words of a name in those of the register: `CGCS2000国家大地坐标系`, `CGCS2000 3度带 中央经线111度`,
  /// `CGCS2000三度带37带`.
  private static func inLatin(_ plain: String) -> String {
    guard holdsHan(plain) else { return plain }
    var name = plain
    for (chinese, latin) in words { name.replace(chinese, with: latin) }
    for twice in ["CGCSCGCS2000", "CGCS2000CGCS2000"] { name.replace(twice, with: "CGCS2000") }
    guard !holdsHan(name), name.hasPrefix("CGCS2000") else { return plain }
    guard let width = ["3DEGREE", "6DEGREE"].first(where: { name.contains($0) }) else { return name }
    let rest = name.dropFirst("CGCS2000".count).replacing(width, with: "").replacing("GK", with: "")
    let place = rest.hasPrefix("CM") ? "\(rest)E" : "ZONE\(rest.replacing("ZONE", with: ""))"
    return "CGCS2000\(width)GK\(place)"
  }

  /// The longer ones first.
  private static let words = [
    ("2000国家大地坐标系", "CGCS2000"), ("国家大地坐标系2000", "CGCS2000"), ("国家大地坐标系", ""), ("大地坐标系", ""),
    ("地理坐标系", ""), ("平面坐标系", ""), ("投影坐标系", ""), ("坐标系", ""), ("高斯克吕格", "GK"), ("高斯", "GK"), ("投影", ""),
    ("三度分带", "3DEGREE"), ("六度分带", "6DEGREE"), ("3度分带", "3DEGREE"), ("6度分带", "6DEGREE"), ("三度带", "3DEGREE"),
    ("六度带", "6DEGREE"), ("3度带", "3DEGREE"), ("6度带", "6DEGREE"), ("中央子午线", "CM"), ("中央经线", "CM"), ("东经", ""),
    ("度", ""), ("第", ""), ("带号", "ZONE"), ("带", "ZONE"),
  ]

  private static let degreeNames: Set = [
    "CGCS2000", "CHINA2000", "GCSCHINA2000", "CHINAGEODETICCOORDINATESYSTEM2000",
    "GCSCHINAGEODETICCOORDINATESYSTEM2000", "国家大地坐标系2000", "2000国家大地坐标系",
  ]
  private static let worldNames: Set = [
    "WGS84", "WGS1984", "GCSWGS1984", "CRS84", "OGC13CRS84", "OGCCRS84", "URNOGCDEFCRSOGC13CRS84",
    "URNOGCDEFCRSOGCCRS84", "HTTPWWWOPENGISNETDEFCRSOGC13CRS84",
  ]

  /// The code of a name that begins with the register, EPSG.
  private static func code(in name: String) -> Int? {
    let parts = name.uppercased().split { ":/ ".contains($0) }
    guard let register = parts.firstIndex(of: "EPSG"), register + 1 < parts.count, let last = parts.last else {
      return nil
    }
    return Int(last)
  }

  /// Gauss–Krüger on CGCS2000, by its zone or its meridian.
  private static func zone(named plain: String) -> CoordinateSystem? {
    guard plain.hasPrefix("CGCS2000") else { return nil }
    var rest = plain.dropFirst("CGCS2000".count)
    let isNarrow = rest.hasPrefix("3DEGREE")
    if isNarrow { rest = rest.dropFirst("3DEGREE".count) }
    if !isNarrow, rest.hasPrefix("6DEGREE") { rest = rest.dropFirst("6DEGREE".count) }
    guard let form = ["GAUSSKRUGER", "GK"].first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(form.count)
    if rest.hasPrefix("ZONE"), let number = Int(rest.dropFirst(4)) {
      guard (isNarrow ? 25...45 : 13...23).contains(number) else { return nil }
      let epsg = isNarrow ? 4513 + number - 25 : 4491 + number - 13
      return CoordinateSystem(epsg: epsg)
    }
    guard rest.hasPrefix("CM"), rest.hasSuffix("E"), let meridian = Int(rest.dropFirst(2).dropLast()) else {
      return nil
    }
    guard (75...135).contains(meridian), meridian % 3 == 0, isNarrow || meridian % 6 == 3 else { return nil }
    return CoordinateSystem(epsg: isNarrow ? 4534 + meridian / 3 - 25 : 4502 + (meridian + 3) / 6 - 13)
  }
}

extension CoordinateSystem {
  /// What rules call it, whichever way coordinates on it are written.
  var shortName: String {
    switch self {
    case .geographic, .gaussKruger: "CGCS2000"
    case .worldGeographic: "WGS 84"
    case .foreign(let name, _), .notUnderstood(let name): name
    case .missing: ""
    }
  }

  /// What reports call it.
  var name: Phrase {
    switch self {
    case .geographic: Phrase("CGCS2000 经纬度", "CGCS2000, degrees")
    case .worldGeographic: Phrase("WGS 84 经纬度", "WGS 84, degrees")
    case .gaussKruger(let meridian, _, let text):
      Phrase(
        "CGCS2000 高斯—克吕格，中央经线 \(Self.digits(meridian))°\(text.hasPrefix("EPSG:") ? "（\(text)）" : "")",
        "CGCS2000 Gauss–Krüger, \(Self.digits(meridian))°E\(text.hasPrefix("EPSG:") ? " (\(text))" : "")"
      )
    case .foreign(let name, _): Phrase("\(name)", "\(name)")
    case .notUnderstood(let name): Phrase("看不懂的“\(clipped(name))”", "“\(clipped(name))”, which is not understood")
    case .missing: Phrase("没有写", "not stated")
    }
  }

  private static func digits(_ degrees: Double) -> String { Int(exactly: degrees).map(String.init) ?? "\(degrees)" }
}
