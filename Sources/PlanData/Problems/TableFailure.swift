/// Why a file of tables cannot be read.
enum TableFailure: Error, Hashable {
  case unreadable(String)
  case libraryMissing(name: String, package: String)
  case database(DatabaseFailure)
  /// The files of a Shapefile hold different numbers of records.
  case counts(ShapefileCounts)
  /// It is given up, or not opened at all.
  case refused(Refusal)
  /// More cells, or further apart, than a table has.
  case tooLarge
  case memoryLacking(megabytes: Int, left: Int)

  var kind: PlanDataProblem.Kind {
    switch self {
    case .unreadable(let reason): .unreadable(reason: reason)
    case .libraryMissing(let name, let package): .libraryMissing(name: name, package: package)
    case .database(let failure): .database(failure)
    case .counts: .unreadable(reason: ".shp, .shx, .dbf")
    case .tooLarge: .tableTooLarge
    case .memoryLacking(let megabytes, let left): .memoryLacking(megabytes: megabytes, left: left)
    case .refused(let refusal): .refused(refusal)
    }
  }
}

/// How many shapes a Shapefile has, how many of them are indexed, and how many records its table has.
struct ShapefileCounts: Hashable, Sendable {
  var shapes: Int
  var index: Int
  var records: Int
}
