internal import CSQLite

/// A running query.
struct SQLStatement: ~Copyable {
  private let database: SQLDatabase
  let handle: OpaquePointer
  let width: Int

  init(_ database: SQLDatabase, _ query: String) throws(TableFailure) {
    var prepared: OpaquePointer?
    database.begin()
    guard sqlite3_prepare_v2(database.handle, query, -1, &prepared, nil) == SQLITE_OK, let prepared else {
      throw database.failure
    }
    self.database = database
    handle = prepared
    width = Int(sqlite3_column_count(prepared))
  }

  deinit { sqlite3_finalize(handle) }

  func step() throws(TableFailure) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.failure
    }
  }

  func name(_ column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
  }

  /// A cell of the current row, for callers that need several things from it; valid until the next step.
  func cell(_ column: Int) -> Cell { Cell(value: sqlite3_column_value(handle, Int32(column))) }

  func isReal(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_FLOAT }

  func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  /// Text, or the digits of an integer; nothing for NULL and for shapes.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let column = Int32(column)
    guard sqlite3_column_type(handle, column) != SQLITE_BLOB else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

  /// Ends a run of the query, so that it holds nothing of the file and can be run again.
  func reset() { sqlite3_reset(handle) }

  /// Starts the query again with numbers in the place of its two parameters.
  func restart(from first: Int64, through last: Int64) {
    reset()
    database.begin()
    sqlite3_bind_int64(handle, 1, first)
    sqlite3_bind_int64(handle, 2, last)
  }

  func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }
}

/// A cell of a row.
struct Cell {
  fileprivate let value: OpaquePointer?

  /// `SQLITE_NULL` and so on.
  var kind: Int32 { sqlite3_value_type(value) }

  var real: Double { sqlite3_value_double(value) }

  /// The bytes of a text, or the digits of a number.
  var text: UnsafeBufferPointer<UInt8> {
    let start = sqlite3_value_text(value)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
  }

  /// The bytes of a blob.
  var blob: UnsafeRawBufferPointer {
    let start = sqlite3_value_blob(value)
    return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
  }
}
