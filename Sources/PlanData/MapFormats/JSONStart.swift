/// The beginning of a .json file, which may hold anything.
enum JSONStart {
  private static let length = 1 << 16
  /// Members of GeoJSON, which may come in any order, and of Esri's JSON.
  private static let members = ["type", "coordinates", "geometry", "geometries", "geometryType"].map {
    Array("\"\($0)\"".utf8)
  }

  /// Whether a file may be a map, so that it is worth the time in which GDAL is loaded; OGR itself looks at less of it.
  ///
  /// A file that cannot be read may be anything.
  static func mayBeMap(_ path: String) -> Bool {
    guard let file = try? OpenFile(path: path) else { return true }
    let start = file.bytes(from: 0, count: length)
    return members.contains { member in
      start.indices.contains { start[$0] == member[0] && start[$0...].starts(with: member) }
    }
  }
}
