extension CoordinateSystem {
  /// A system by what people call it: `EPSG:4490`, `urn:ogc:def:crs:EPSG::4490`, `CGCS2000_3_Degree_GK_CM_111E`,
  /// `CGCS2000 / Gauss-Kruger zone 19`; not understood where the name is none of those known, whatever it resembles.
  init(named name: String) {
    let plain = name.uppercased().filter { $0.isLetter || $0.isNumber }
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
