/// Why a file of tables cannot be read.
enum TableFailure: Error, Hashable {
  case unreadable(String)
  case libraryMissing(name: String, package: String)
  case database(DatabaseFailure)
  /// More cells, or further apart, than a table has.
  case tooLarge

  var kind: PlanDataProblem.Kind {
    switch self {
    case .unreadable(let reason): .unreadable(reason: reason)
    case .libraryMissing(let name, let package): .libraryMissing(name: name, package: package)
    case .database(let failure): .database(failure)
    case .tooLarge: .tableTooLarge
    }
  }
}
