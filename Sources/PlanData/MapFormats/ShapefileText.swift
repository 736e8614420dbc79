internal import Glibc

/// What the old table of a Shapefile leaves open: in which encoding it is, and how its names end.
enum ShapefileText {
  private static let looked = 1 << 20
  /// Bytes of a field's name; longer names were cut when the file was written.
  static let nameBytes = 10

  /// Open options for OGR; none where a `.cpg` or the table's own mark names the encoding.
  ///
  /// Where neither does, OGR would take Latin letters; the bytes distinguish UTF-8 from the national standard.
  static func options(_ path: String) -> [String] {
    guard nameParts(path).ending == "shp" else { return [] }
    let stem = String(path.dropLast(4))
    guard ![".cpg", ".CPG"].contains(where: { access(stem + $0, R_OK) == 0 }) else { return [] }
    guard let file = try? OpenFile(path: stem + ".dbf") else { return [] }
    let bytes = file.bytes(from: 0, count: looked)
    guard bytes.count > 32, bytes[29] == 0 else { return [] }
    let check = text(of: bytes).withUnsafeBufferPointer { UTF8Check($0) }
    return [check.firstBad == nil || check.looksDamaged ? "ENCODING=UTF-8" : "ENCODING=CP936"]
  }

  /// The file that a Shapefile cannot do without and that is not there: OGR would rebuild the one and read the shapes
  /// alone without the other.
  static func missingFile(of path: String) -> String? {
    let stem = path.dropLast(4)
    return ["shx", "dbf"].first { ending in
      [ending, ending.uppercased()].allSatisfy { access("\(stem).\($0)", F_OK) != 0 }
    }.map { "\(stem.split(separator: "/").last ?? "").\($0)" }
  }

  /// The names of the fields and the records, without the numbers in the head.
  private static func text(of bytes: [UInt8]) -> [UInt8] {
    let head = min(Int(bytes[8]) | Int(bytes[9]) << 8, bytes.count)
    var text: [UInt8] = []
    for start in stride(from: 32, to: head - 32, by: 32) {
      text += bytes[start..<start + nameBytes + 1].prefix { $0 != 0 } + [0x20]
    }
    return text + bytes[head...]
  }

  /// Whether a field's name is what was left of a longer one: ten bytes of UTF-8, or of two for a Chinese character.
  static func isCut(_ field: String, from name: String) -> Bool {
    guard name.utf8.count > nameBytes, name.hasPrefix(field), field.count < name.count else { return false }
    let national = field.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    return (nameBytes - 2...nameBytes).contains(field.utf8.count) || (nameBytes - 1...nameBytes).contains(national)
  }
}
