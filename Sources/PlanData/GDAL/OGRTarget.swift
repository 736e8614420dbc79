/// What OGR is to open, and the drivers that may: those of the file's ending, whatever its bytes look like.
struct OGRTarget: Hashable, Sendable {
  /// The path of a file, or what a database is reached by.
  var path: String
  var drivers: [String]
  /// The driver's own, `NAME=VALUE`.
  var options: [String] = []
  var isDatabase = false

}

extension OGRTarget {
  /// Both formats of .json are plain text that names no other file.
  private static let drivers: [String: [String]] = [
    "gdb": ["OpenFileGDB"], "shp": ["ESRI Shapefile"], "geojson": ["GeoJSON"], "json": ["GeoJSON", "ESRIJSON"],
    "fgb": ["FlatGeobuf"], "gpkg": ["GPKG"],
  ]

  /// A file of map layers.
  init(map path: String, options: [String] = []) throws(TableFailure) {
    guard let drivers = Self.drivers[nameParts(path).ending] else {
      throw .unreadable("only .gdb, .gpkg, .shp, .geojson, .json, .fgb, .pg")
    }
    (self.path, self.drivers, self.options) = (path, drivers, options)
  }

  /// A workbook of Excel 97, whatever it is called.
  init(oldWorkbook path: String) { (self.path, drivers) = (path, ["XLS"]) }

  init(_ link: DatabaseLink) { (path, drivers, isDatabase) = (link.connection(), ["PostgreSQL"], true) }
}
