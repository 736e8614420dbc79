/// The coordinate system as a file states it in words that OGR may not know: it would go on without one, or with WGS 84.
enum StatedSystem {
  private static let headLength = 1 << 18
  private static let tailLength = 1 << 16

  /// What a file states, when OGR has taken it for a system; `nil` where it says nothing else.
  static func system(of path: String, takenFor taken: CoordinateSystem) -> CoordinateSystem? {
    switch (nameParts(path).ending, taken) {
    case ("shp", .missing): projectionFile(path).map { CoordinateSystem(named: $0) }
    case ("geojson", .missing), ("geojson", .worldGeographic), ("json", .missing), ("json", .worldGeographic):
      value(of: path).flatMap { $0 == "null" ? .missing : named(in: $0).map { CoordinateSystem(named: $0) } }
    default: nil
    }
  }

  private static func projectionFile(_ path: String) -> String? {
    guard let own = ShapefileParts.sibling(of: path, "prj"), let file = try? OpenFile(path: own) else { return nil }
    let text = WellKnownText.name(of: String(decoding: file.bytes(from: 0, count: tailLength), as: UTF8.self))
    return text.isEmpty || text.lowercased().contains("undefined") ? nil : text
  }

  /// The name in the member `crs` of GeoJSON (the specification of 2008); `nil` where there is none or it is null, by which
  /// that specification says that the system is unknown.
  static func member(of path: String) -> String? { value(of: path).flatMap { $0 == "null" ? nil : named(in: $0) } }

  /// What the member is, wherever it stands.
  private static func value(of path: String) -> String? {
    guard let file = try? OpenFile(path: path) else { return nil }
    var head = TopMember("crs")
    file.bytes(from: 0, count: headLength).withUnsafeBytes { head.read($0) }
    if head.value == nil, file.size > headLength {
      // It may stand behind all features; only then the file is looked through.
      let start = max(0, file.size - tailLength)
      let tail = file.bytes(from: start, count: tailLength)
      guard String(decoding: tail, as: UTF8.self).contains("\"crs\"") else { return nil }
      head = TopMember("crs")
      _ = file.eachBlock { if head.value == nil { head.read($0) } }
    }
    return head.value.map { String(trimmed(String(decoding: $0, as: UTF8.self))) }
  }

  private static func named(in value: String) -> String? {
    if value.hasPrefix("\"") { return String(value.dropFirst().dropLast()) }
    return ["name", "code", "href"].lazy.compactMap { text(of: $0, in: value) }.first ?? value
  }

  /// The text or number behind a key.
  private static func text(of key: String, in value: String) -> String? {
    for range in value.ranges(of: "\"\(key)\"") {
      let rest = trimmed(String(value[range.upperBound...]))
      guard rest.hasPrefix(":") else { continue }
      let found = trimmed(String(rest.dropFirst()))
      if found.hasPrefix("\"") { return String(found.dropFirst().prefix { $0 != "\"" }) }
      let digits = found.prefix { $0.isASCII && $0.isNumber }
      return digits.isEmpty ? nil : key == "code" ? "EPSG:\(digits)" : String(digits)
    }
    return nil
  }
}

/// One member of the outermost object of a JSON text, which comes in pieces.
struct TopMember {
  /// Its bytes once they are complete.
  private(set) var value: [UInt8]?
  private let key: [UInt8]
  private var depth = 0
  private var isText = false
  private var isEscaped = false
  /// The text that was read last at the outermost level, and whether a colon stood behind it.
  private var last: [UInt8] = []
  private var isNamed = false
  private var found: [UInt8] = []

  init(_ key: String) { self.key = Array(key.utf8) }

  mutating func read(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes where value == nil { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    if isNamed {
      let isEnd = depth == 1 && !isText && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}"))
      if isEnd { return value = found }
      if found.count < 4096 { found.append(byte) }
    }
    if isText {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isText = false
      } else if depth == 1, !isNamed, last.count <= key.count {
        last.append(byte)
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      isText = true
      if depth == 1, !isNamed { last = [] }
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    case UInt8(ascii: ":"): isNamed = isNamed || depth == 1 && last == key
    default: break
    }
  }
}
