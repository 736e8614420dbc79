internal import CSQLite

/// A value in a row of the queue.
enum SQLValue: Hashable, Sendable {
  case integer(Int)
  case real(Double)
  case text(String)
  case null

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  var real: Double? { if case .real(let value) = self { value } else { integer.map(Double.init) } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
}

/// What SQLite says against a command.
struct StoreFailure: Error, Hashable {
  let reason: String
}

/// An SQLite file of our own; used by one thread at a time.
final class ServiceDatabase: @unchecked Sendable {
  private let handle: OpaquePointer

  enum Mode {
    /// Read and write; what is committed outlives the machine.
    case writing
    /// Beside a writer.
    case reading
    /// A file that nobody changes any more.
    case finished
  }

  init(path: String, _ mode: Mode) throws(StoreFailure) {
    var opened: OpaquePointer?
    let flags: Int32 =
      switch mode {
      case .writing: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .reading, .finished: SQLITE_OPEN_READONLY
      }
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw StoreFailure(reason: String(cString: sqlite3_errstr(code)))
    }
    handle = opened
    sqlite3_busy_timeout(handle, 10_000)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs commands without values.
  func run(_ commands: String) throws(StoreFailure) {
    guard sqlite3_exec(handle, commands, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  /// Runs a command with values in the places of its parameters; gives the rows that it has.
  @discardableResult
  func rows(_ command: String, _ values: [SQLValue] = []) throws(StoreFailure) -> [[SQLValue]] {
    var rows: [[SQLValue]] = []
    try each(command, values) { rows.append($0) }
    return rows
  }

  func each(
    _ command: String,
    _ values: [SQLValue] = [],
    _ body: ([SQLValue]) -> Void
  ) throws(StoreFailure) {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(handle, command, -1, &prepared, nil) == SQLITE_OK, let prepared else { throw failure }
    defer { sqlite3_finalize(prepared) }
    for (place, value) in values.enumerated() { bind(prepared, Int32(place + 1), value) }
    while true {
      switch sqlite3_step(prepared) {
      case SQLITE_ROW: body((0..<sqlite3_column_count(prepared)).map { column(prepared, $0) })
      case SQLITE_DONE: return
      default: throw failure
      }
    }
  }

  /// Rows that the last command changed.
  var changed: Int { Int(sqlite3_changes(handle)) }

  private func bind(_ statement: OpaquePointer, _ place: Int32, _ value: SQLValue) {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .integer(let number): sqlite3_bind_int64(statement, place, Int64(number))
    case .real(let number): sqlite3_bind_double(statement, place, number)
    case .text(let text): sqlite3_bind_text(statement, place, text, -1, transient)
    case .null: sqlite3_bind_null(statement, place)
    }
  }

  private func column(_ statement: OpaquePointer, _ place: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(statement, place)))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, place))
    case SQLITE_TEXT: .text(String(cString: sqlite3_column_text(statement, place)))
    default: .null
    }
  }

  private var failure: StoreFailure { StoreFailure(reason: String(cString: sqlite3_errmsg(handle))) }
}
