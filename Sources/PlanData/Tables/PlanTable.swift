/// One table of a plan set whose first row holds the headers of a kind: a CSV file, or a table of a database.
struct PlanTable: Hashable, Sendable {
  let kind: TableKind
  let format: TableFormat
  let site: TableSite
  /// Table to be read; empty in a CSV file.
  let layer: String
}

/// Who reads a file.
enum TableFormat: Hashable, Sendable {
  case csv
  /// Straight through SQLite.
  case geoPackage
  case workbook

  /// The reader for a file that the plan set names.
  init(file: String) {
    switch nameParts(file).ending {
    case "csv", "txt", "tsv": self = .csv
    case "gpkg": self = .geoPackage
    default: self = .workbook
    }
  }

  /// Endings of files that are looked at when nothing is declared.
  static let endings = ["csv", "tsv", "xlsx", "xlsm", "gpkg", "ods", "xls"]
}

/// A sheet in which tables are to be made out.
struct PlanSheet: Sendable {
  let grid: Grid
  /// What the file or sheet is called like.
  let hint: TableKind?
  /// What may be taken from it.
  let kinds: Set<TableKind>
}
