/// One table of a plan set: a CSV file, or a sheet or table inside a file.
struct PlanTable: Hashable, Sendable {
  let kind: TableKind
  let format: TableFormat
  let site: TableSite
  /// Sheet or table to be read; empty in a CSV file.
  let layer: String
}

/// Who reads a file.
enum TableFormat: Hashable, Sendable {
  case csv
  /// Straight through SQLite, two or three times faster than through OGR.
  case geoPackage
  /// Whatever else OGR can read.
  case ogr

  /// The reader for a file that the plan set names.
  init(file: String) {
    switch nameParts(file).ending {
    case "csv": self = .csv
    case "gpkg": self = .geoPackage
    default: self = .ogr
    }
  }

  /// Endings of files that are looked at when nothing is declared.
  static let endings = ["csv", "xlsx", "gpkg", "ods", "xls"]
}
