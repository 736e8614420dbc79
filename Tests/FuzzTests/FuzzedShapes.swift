internal import Glibc
@testable internal import PlanData
internal import Spatial

/// Geometries, tables of Shapefiles, files that name a database.
enum FuzzedShapes {
  static func fault(ofGeometry bytes: UnsafeRawBufferPointer) -> String? {
    guard let geometry = try? WKBReader.read(bytes) else { return nil }
    guard geometry.ringEnds.last ?? 0 == geometry.points.count else { return "points outside every ring" }
    guard geometry.polygonEnds.last ?? 0 == geometry.ringEnds.count else { return "rings outside every polygon" }
    guard geometry.lineEnds.last ?? 0 == geometry.linePoints.count else { return "points outside every line" }
    // Bytes of a stranger, 16 for a point at least, and arcs turn into a bounded number of points.
    guard !geometry.hasCurves || geometry.points.count <= 4096 * (bytes.count + 1) else {
      return "points out of nothing"
    }
    guard geometry.hasCurves || 16 * (geometry.points.count + geometry.linePoints.count) <= bytes.count else {
      return "points out of nothing"
    }
    guard bytes.count <= 2048, geometry.points.count <= 512 else { return nil }
    var first = 0
    var rings: [[SIMD2<Double>]] = []
    for end in geometry.ringEnds {
      rings.append(Array(geometry.points[first..<end]))
      first = end
    }
    let shape = Shape(rings: rings)
    _ = shape.flaws
    guard let repaired = Overlay.repaired(shape)?.shape else { return nil }
    return repaired.area.isFinite && repaired.area >= -1e-6 ? nil : "a shape of the area \(repaired.area)"
  }

  static func fault(ofTable bytes: UnsafeRawBufferPointer) -> String? {
    let path = FuzzFolder.write(bytes, to: "a.dbf")
    for declared in [nil, "GBK", "UTF-8"] as [String?] {
      guard let table = ShapefileTable(path: path, declared: declared) else { continue }
      guard (0...table.records).contains(table.deleted) else { return "more records deleted than there are" }
      let odd = table.oddNumbers.keys
      guard odd.allSatisfy({ $0 >= 0 && $0 < table.records }) else { return "a number in no record" }
      guard table.cut.values.allSatisfy({ (1...table.records).contains($0) }) else { return "texts cut in no record" }
    }
    return nil
  }

  static func fault(ofLink bytes: UnsafeRawBufferPointer) -> String? {
    let path = FuzzFolder.write(bytes, to: "a.pg")
    guard let link = try? DatabaseLink(path: path) else { return nil }
    let connection = link.connection { _ in nil }
    guard connection.hasPrefix("PG:"), connection.contains("default_transaction_read_only=on") else {
      return "a connection that may write"
    }
    guard let names = names(in: connection.dropFirst(3)) else { return "a connection that libpq would not take" }
    let allowed: Set = [
      "host", "hostaddr", "port", "dbname", "user", "schemas", "sslmode", "connect_timeout", "options",
      "application_name",
    ]
    return names.first { !allowed.contains($0) }.map { "the key \($0) smuggled in" }
  }

  /// The keys of a connection string, read as libpq's manual says.
  private static func names(in text: Substring) -> [String]? {
    var names: [String] = []
    var rest = text.unicodeScalars[...]
    while true {
      rest = rest.drop { $0 == " " }
      guard !rest.isEmpty else { return names }
      guard let sign = rest.firstIndex(of: "=") else { return nil }
      names.append(String(String.UnicodeScalarView(rest[..<sign])))
      rest = rest[rest.index(after: sign)...]
      let isQuoted = rest.first == "'"
      if isQuoted { rest.removeFirst() }
      while let mark = rest.first, isQuoted ? mark != "'" : mark != " " {
        rest.removeFirst()
        if mark == "\\", rest.popFirst() == nil { return nil }
      }
      if isQuoted, rest.popFirst() == nil { return nil }
    }
  }
}
