internal import RuleDSL

/// What a coordinate system's well-known text says, in any of its dialects, as far as we need it.
struct WellKnownText {
  private let text: String
  private let marks: String

  /// Returns `nil` for no text, or one that says that the system is unknown.
  init?(_ text: String) {
    self.text = text
    marks = String(text.uppercased().map { "_-".contains($0) ? " " : $0 })
    let isLocal = ["LOCAL CS", "LOCALCS", "ENGCRS", "ENGINEERINGCRS", "UNDEFINED"].contains { marks.hasPrefix($0) }
    guard text.contains("["), !isLocal, !marks.contains("\"UNDEFINED") else { return nil }
  }

  var system: CoordinateSystem {
    // A name on another ellipsoid than its own may mean either.
    if isCGCS, namesOldSystem || !hasEllipsoid(298.257222101) { return .notUnderstood(name) }
    guard isProjected else {
      guard !marks.contains("GRAD\""), countsFromGreenwich else { return foreign }
      return isCGCS ? .geographic : isWorld ? .worldGeographic : foreign
    }
    return gaussKruger ?? foreign
  }

  private var foreign: CoordinateSystem { .foreign(name: name, text: text) }

  private var name: String { Self.name(of: text) }

  /// The name of a system: the first text in quotes, else the text itself.
  static func name(of text: String) -> String {
    let parts = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1]) : text.trimmingBlanks
  }

  /// The size of the last unit that a text names, which is that of the coordinates.
  static func lastUnit(of text: String) -> Double? {
    guard let start = text.ranges(of: "UNIT[").last?.upperBound else { return nil }
    let size = numbers(in: text[start...].unicodeScalars).first ?? 0
    return size > 0 ? size : nil
  }

  /// The numbers behind the name with which a part of the text begins, up to its end.
  private static func numbers(in part: Substring.UnicodeScalarView) -> [Double] {
    let own = part.prefix { $0 != "]" }
    return String(own).split(separator: ",").dropFirst().map { Double($0.trimmed) ?? .nan }
  }

  /// Whether the ellipsoid is as large as that of CGCS2000 and as flat as this; one that is not written out is.
  private func hasEllipsoid(_ inverseFlattening: Double) -> Bool {
    guard let part = part(["SPHEROID[", "ELLIPSOID["]) else { return true }
    let numbers = Self.numbers(in: part)
    guard numbers.count >= 2 else { return true }
    return abs(numbers[0] - 6_378_137) < 0.001 && abs(numbers[1] - inverseFlattening) < 1e-5
  }

  private var countsFromGreenwich: Bool {
    part(["PRIMEM["]).flatMap { Self.numbers(in: $0).first }.map { $0 == 0 } ?? true
  }

  /// The text behind one of some words.
  private func part(_ words: [String]) -> Substring.UnicodeScalarView? {
    for word in words {
      guard let range = find(word, in: marks) else { continue }
      let offset = marks.unicodeScalars.distance(from: marks.startIndex, to: range)
      return text.unicodeScalars.dropFirst(offset)
    }
    return nil
  }

  private var isProjected: Bool { marks.contains("PROJCS[") || marks.contains("PROJCRS[") }

  private var isCGCS: Bool {
    ["CHINA 2000", "CGCS2000", "CGCS 2000", "CHINA GEODETIC COORDINATE SYSTEM 2000"].contains { marks.contains($0) }
  }

  /// Whether it speaks of Xi'an 1980 or Beijing 1954, whatever else it says.
  var namesOldSystem: Bool {
    ["XIAN 1980", "XIAN80", "XIAN 80", "XI'AN", "BEIJING 1954", "BEIJING54", "BEIJING 54", "KRASOVSKY", "西安", "北京54"]
      .contains { marks.contains($0) }
  }

  private var isWorld: Bool {
    ["WGS 1984", "WGS 84", "WGS84", "WORLD GEODETIC SYSTEM 1984"].contains { marks.contains($0) }
  }

  /// Gauss–Krüger on CGCS2000 in metres, true to scale on its meridian, from the equator.
  private var gaussKruger: CoordinateSystem? {
    let isTransverse = ["TRANSVERSE MERCATOR", "GAUSS KRUGER"].contains { marks.contains($0) }
    guard isCGCS, isTransverse, countsFromGreenwich, !marks.contains("FOOT"), !marks.contains("FEET"),
      !marks.contains("KILOMET")
    else {
      return nil
    }
    guard let meridian = parameter(["CENTRAL MERIDIAN", "LONGITUDE OF NATURAL ORIGIN", "LONGITUDE OF CENTER"]),
      let easting = parameter(["FALSE EASTING"]),
      parameter(["SCALE FACTOR", "SCALE FACTOR AT NATURAL ORIGIN"]) ?? 1 == 1,
      parameter(["LATITUDE OF ORIGIN", "LATITUDE OF NATURAL ORIGIN"]) ?? 0 == 0,
      parameter(["FALSE NORTHING"]) ?? 0 == 0
    else { return nil }
    return .gaussKruger(centralMeridian: meridian, falseEasting: easting, text: text)
  }

  /// A parameter by one of its names.
  private func parameter(_ names: [String]) -> Double? {
    for name in names {
      guard let range = find("PARAMETER[\"\(name)\",", in: marks) else { continue }
      // Signs were blanked with the rest, so the number is read from the text itself.
      let offset = marks.unicodeScalars.distance(from: marks.startIndex, to: range)
      let start = text.unicodeScalars.index(text.startIndex, offsetBy: offset)
      let digits = text.unicodeScalars[start...].prefix { $0 != "," && $0 != "]" }
      return Double(String(String.UnicodeScalarView(digits)).trimmingBlanks)
    }
    return nil
  }
}

/// Where a text ends in another one.
private func find(_ needle: String, in text: String) -> String.Index? {
  text.firstRange(of: needle)?.upperBound
}

extension String {
  fileprivate var trimmingBlanks: String { String(PlanData.trimmed(self)) }
}

extension Substring {
  fileprivate var trimmed: Substring { PlanData.trimmed(String(self)) }
}

extension WellKnownText {
  /// What well-known text of a system begins with; GDAL would take anything else for a path or an address.
  private static let kinds: Set<String> = [
    "GEOGCS", "PROJCS", "GEOCCS", "COMPD_CS", "FITTED_CS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS",
    "PROJCRS", "PROJECTEDCRS", "COMPOUNDCRS", "BOUNDCRS", "DERIVEDPROJCRS",
  ]

  /// Whether the text of a system, a code or well-known text, names no file that PROJ would open, and no address.
  static func namesNoFile(_ text: String) -> Bool {
    let isCode = text.begins(with: "EPSG:") && text.dropFirst(5).allSatisfy { $0.isASCII && $0.isNumber }
    guard isCode || kinds.contains(String(text.trimmingBlanks.prefix { $0 != "[" }).uppercased()) else {
      return false
    }
    // No grid is the only one that goes by a name without a file.
    let plain = (text + " ").lowercased().replacing("grids=@null ", with: "").replacing("grids=@null\"", with: "\"")
    let packed = String(String.UnicodeScalarView(plain.unicodeScalars.filter { !$0.properties.isWhitespace }))
    return !["parameterfile", "grids=", "file=", "model=", "init="].contains { packed.holds($0) }
  }
}
