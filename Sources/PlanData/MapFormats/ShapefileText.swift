/// How the names of the fields of a Shapefile end.
enum ShapefileText {
  /// Bytes of a field's name; longer names were cut when the file was written.
  static let nameBytes = 10

  /// The table beside a Shapefile; `nil` where it cannot be read.
  static func table(of path: String) -> ShapefileTable? {
    let declared = ShapefileParts.sibling(of: path, "cpg").flatMap { path -> String? in
      guard let file = try? OpenFile(path: path) else { return nil }
      return String(decoding: file.bytes(from: 0, count: 64), as: UTF8.self)
    }
    return ShapefileParts.sibling(of: path, "dbf").flatMap { ShapefileTable(path: $0, declared: declared) }
  }

  /// Whether a field's name is what was left of a longer one: ten bytes of UTF-8, or of two for a Chinese character.
  static func isCut(_ field: String, from name: String) -> Bool {
    guard name.utf8.count > nameBytes, name.hasPrefix(field), field.count < name.count else { return false }
    let national = field.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    return (nameBytes - 2...nameBytes).contains(field.utf8.count) || (nameBytes - 1...nameBytes).contains(national)
  }
}
