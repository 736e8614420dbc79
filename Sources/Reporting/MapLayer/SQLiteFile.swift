internal import CSQLite

/// Why a GeoPackage could not be written.
public struct GeoPackageFailure: Error, Hashable, Sendable {
  /// In the words of SQLite.
  public let reason: String
}

/// An SQLite file that is being written.
struct SQLiteFile: ~Copyable {
  private let database: OpaquePointer

  init(path: String) throws(GeoPackageFailure) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw GeoPackageFailure(reason: String(cString: sqlite3_errstr(code)))
    }
    database = opened
  }

  /// Closed once the last command is gone.
  deinit { sqlite3_close_v2(database) }

  func run(_ commands: String) throws(GeoPackageFailure) {
    guard sqlite3_exec(database, commands, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  func command(_ text: String) throws(GeoPackageFailure) -> SQLiteCommand {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(database, text, -1, &prepared, nil) == SQLITE_OK, let prepared else { throw failure }
    return SQLiteCommand(handle: prepared)
  }

  private var failure: GeoPackageFailure { GeoPackageFailure(reason: String(cString: sqlite3_errmsg(database))) }
}

/// A command that is run once for each row, with values in the places of its parameters.
struct SQLiteCommand: ~Copyable {
  fileprivate let handle: OpaquePointer

  deinit { sqlite3_finalize(handle) }

  /// Makes SQLite take a copy.
  private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  func bind(_ place: Int, _ text: String) {
    sqlite3_bind_text(handle, Int32(place), text, -1, Self.transient)
  }

  func bind(_ place: Int, _ number: Double?) {
    if let number {
      sqlite3_bind_double(handle, Int32(place), number)
    } else {
      sqlite3_bind_null(handle, Int32(place))
    }
  }

  func bind(_ place: Int, _ bytes: [UInt8]?) {
    guard let bytes else {
      sqlite3_bind_null(handle, Int32(place))
      return
    }
    sqlite3_bind_blob64(handle, Int32(place), bytes, sqlite3_uint64(bytes.count), Self.transient)
  }

  func run() throws(GeoPackageFailure) {
    guard sqlite3_step(handle) == SQLITE_DONE else {
      throw GeoPackageFailure(reason: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
    }
    sqlite3_reset(handle)
  }
}
