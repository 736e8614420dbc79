internal import CSQLite

/// A GeoPackage, or any SQLite file, opened for reading its tables.
struct GeoPackage: ~Copyable {
  private let database: OpaquePointer

  init(path: String) throws(TableFailure) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw .unreadable(String(cString: sqlite3_errstr(code)))
    }
    database = opened
  }

  deinit { sqlite3_close(database) }

  /// Tables and views by name, without those of the format itself.
  func tables() throws(TableFailure) -> [String] {
    let statement = try Statement(
      database,
      """
      SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' ORDER BY name
      """
    )
    var names: [String] = []
    while try statement.step() { names.append(statement.text(0)) }
    return names
  }

  /// Hands every row of a table to a sink; text stays as it is, and numbers are written with their shortest digits.
  ///
  /// - Returns: The sink, and the columns in which a number was stored.
  func read<Sink: RowSink>(
    _ table: String,
    makeSink: ([String]) -> Sink?
  ) throws(TableFailure) -> (sink: Sink?, numeric: Set<Int>) {
    let quoted = table.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    let statement = try Statement(database, "SELECT * FROM \"\(quoted)\"")
    guard var sink = makeSink((0..<statement.width).map { statement.name($0) }) else { return (nil, []) }
    var buffer = RowBuffer()
    var numeric: Set<Int> = []
    var row = 1
    while try statement.step() {
      row += 1
      buffer.clear()
      for column in 0..<statement.width {
        if statement.isReal(column) {
          numeric.insert(column)
          buffer.add(shortDigits(statement.real(column)).utf8)
        } else {
          buffer.add(statement.bytes(column))
        }
      }
      buffer.deliver(to: &sink, row: row)
      if sink.misencoded != nil { break }
    }
    return (sink, numeric)
  }
}

/// A running query.
private struct Statement: ~Copyable {
  private let database: OpaquePointer
  private let handle: OpaquePointer
  let width: Int

  init(_ database: OpaquePointer, _ query: String) throws(TableFailure) {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(database, query, -1, &prepared, nil) == SQLITE_OK, let prepared else {
      throw .unreadable(String(cString: sqlite3_errmsg(database)))
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
    default: throw .unreadable(String(cString: sqlite3_errmsg(database)))
    }
  }

  func name(_ column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
  }

  func isReal(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_FLOAT }

  func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  /// Text, or the digits of an integer; nothing for NULL and for shapes.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let column = Int32(column)
    guard sqlite3_column_type(handle, column) != SQLITE_BLOB else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }
}
