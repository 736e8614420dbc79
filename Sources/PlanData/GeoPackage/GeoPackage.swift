internal import RuleDSL

/// A GeoPackage, or any SQLite file, opened for reading its tables.
struct GeoPackage: ~Copyable {
  let database: SQLDatabase

  init(path: String) throws(TableFailure) {
    // Opening a pipe would wait for ever.
    guard FileSystem.kind(of: path) != .other else { throw .unreadable("not a regular file") }
    database = try SQLDatabase(path: path)
  }

  /// Whether nothing at all was ever stored in it.
  func isEmpty() throws(TableFailure) -> Bool {
    try !SQLStatement(database, "SELECT 1 FROM sqlite_master").step()
  }

  /// Tables and views by name, without those of the format itself.
  func tables() throws(TableFailure) -> [String] {
    let statement = try SQLStatement(
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

  /// Tables that draw nothing.
  func plainTables() throws(TableFailure) -> [String] {
    let all = try tables()
    let isRegistered = try SQLStatement(
      database,
      "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_geometry_columns'"
    ).step()
    guard isRegistered else { return all }
    let drawn = try SQLStatement(database, "SELECT table_name FROM gpkg_geometry_columns")
    var names: Set<String> = []
    while try drawn.step() { names.insert(drawn.text(0)) }
    return all.filter { !names.contains($0) }
  }

  func columns(of table: String) throws(TableFailure) -> [String] {
    let statement = try SQLStatement(database, "SELECT * FROM \(quoted(table)) LIMIT 0")
    return (0..<statement.width).map { statement.name($0) }
  }

  /// Hands every row of a table to a sink; text stays as it is.
  ///
  /// Numbers are written with their shortest digits, and
  /// marked in the column of values, since nobody knows how they were printed.
  func read<Sink: RowSink>(
    _ table: String,
    makeSink: ([String]) -> (sink: Sink, value: Int?)?
  ) throws(TableFailure) -> (sink: Sink, rows: Int)? {
    let statement = try SQLStatement(database, "SELECT * FROM \(quoted(table))")
    guard let made = makeSink((0..<statement.width).map { statement.name($0) }) else { return nil }
    var sink = made.sink
    let value = made.value
    var buffer = RowBuffer()
    var row = 1
    let start = Memory.remaining
    while try statement.step() {
      row += 1
      // Arrays that grow need as much again.
      if row.isMultiple(of: 1 << 14) { try Memory.require(max(0, start - Memory.remaining) + (32 << 20)) }
      buffer.clear()
      for column in 0..<statement.width {
        if statement.isReal(column) {
          let digits = shortDigits(statement.real(column))
          buffer.add((column == value ? GridMark.marked(digits, .database) : digits).utf8)
        } else {
          let bytes = statement.bytes(column)
          bytes.contains(where: { mayBeginControl($0) })
            ? buffer.add(GridMark.plain(String(decoding: bytes, as: UTF8.self)).utf8) : buffer.add(bytes)
        }
      }
      buffer.deliver(to: &sink, row: row)
      if sink.misencoded != nil { break }
    }
    return (sink, row)
  }
}

/// A name as SQL takes it.
func quoted(_ name: String) -> String {
  "\"" + name.replacing(mark: "\"", with: "\"\"") + "\""
}
