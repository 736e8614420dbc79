internal import CSQLite

/// A GeoPackage read straight through SQLite, two or three times faster than through OGR.
final class GeoPackageReader: MapReader {
  let package: GeoPackage
  /// The query that was run last, ready to be run again: the parts of a layer are read by one.
  private var lastQuery = ""
  private var lastStatement: SQLStatement?

  /// In bytes.
  private let size: Int

  init(path: String) throws(TableFailure) {
    package = try GeoPackage(path: path)
    size = FileSystem.size(of: path)
  }

  func tables() throws(TableFailure) -> [MapTable] {
    guard try exists("gpkg_geometry_columns") else {
      // To SQLite a file without a byte is a database like any other.
      if try package.isEmpty() { throw .unreadable("the file is empty") }
      return []
    }
    let definition = try package.systemText()
    let statement = try SQLStatement(
      package.database,
      """
      SELECT g.table_name, g.column_name, s.srs_id, s.organization, s.organization_coordsys_id, \(definition)
      FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.table_name
      """
    )
    var tables: [MapTable] = []
    while try statement.step() {
      var table = MapTable(name: statement.text(0), fields: [], system: system(of: statement))
      table.geometryColumn = statement.text(1)
      try readFields(of: &table)
      tables.append(table)
    }
    return tables
  }

  func unregisteredTables() throws(TableFailure) -> [String] {
    let kinds = ["GEOMETRY", "POINT", "LINESTRING", "POLYGON", "CURVE", "SURFACE"]
    var found: [String] = []
    for name in try package.plainTables() {
      let statement = try SQLStatement(package.database, "PRAGMA table_info(\(quoted(name)))")
      var hasShapes = false
      while try statement.step() {
        let type = statement.text(2).uppercased()
        hasShapes = hasShapes || kinds.contains { type.hasPrefix($0) || type == "MULTI\($0)" }
      }
      if hasShapes { found.append(name) }
    }
    return found
  }

  private func system(of statement: borrowing SQLStatement) -> CoordinateSystem {
    guard !statement.isNull(2), statement.integer(2) > 0 else { return .missing }
    let isEPSG = statement.text(3).lowercased() == "epsg"
    return CoordinateSystem(epsg: isEPSG ? Int(statement.integer(4)) : nil, text: statement.text(5))
  }

  private func readFields(of table: inout MapTable) throws(TableFailure) {
    let statement = try SQLStatement(package.database, "PRAGMA table_info(\(quoted(table.name)))")
    var keys = 0
    while try statement.step() {
      let name = statement.text(1)
      if statement.integer(5) > 0 { keys += 1 }
      if statement.integer(5) == 1 {
        table.idColumn = name
        table.isSortedByID = statement.text(2).uppercased() == "INTEGER"
      }
      guard name != table.geometryColumn else { continue }
      let type = statement.text(2).uppercased()
      let isNumeric = ["INT", "REAL", "DOUBLE", "FLOAT", "NUMERIC", "DECIMAL"].contains { type.contains($0) }
      table.fields.append(MapTable.Field(name: name, isNumeric: isNumeric))
    }
    table.isSortedByID = table.isSortedByID && keys == 1
  }

  /// Features of a range, so that one is read in some milliseconds; more where identifiers are far apart.
  private static let rangeWidth: Int64 = 2048
  private static let mostRanges: Int64 = 1 << 14
  private static let leastRanges: Int64 = 8

  func ranges(of table: MapTable) throws(TableFailure) -> [ClosedRange<Int64>]? {
    guard table.isSortedByID else { return nil }
    guard let ends = try ends(of: table) else { return [] }
    let (first, last) = (ends.lowerBound, ends.upperBound)
    let (span, isTooFar) = last.subtractingReportingOverflow(first)
    guard !isTooFar, span <= size / Self.leastFeature else { return try existing(in: table) }
    var width = max(Self.rangeWidth, span / Self.mostRanges + 1)
    // Few features may be large ones, as long as their numbers follow from their identifiers.
    if span < width, try count(of: table) == span + 1 { width = span / Self.leastRanges + 1 }
    return stride(from: 0, through: span, by: Int(clamping: width)).map { offset in
      first + offset...(span - offset < width ? last : first + offset + (width - 1))
    }
  }

  /// Bytes that no feature does without.
  private static let leastFeature = 60

  /// Ranges made of the identifiers that there are, where most between the first and the last are not.
  private func existing(in table: MapTable) throws(TableFailure) -> [ClosedRange<Int64>] {
    let id = quoted(table.idColumn)
    let statement = try SQLStatement(package.database, "SELECT \(id) FROM \(quoted(table.name)) ORDER BY \(id)")
    var ranges: [ClosedRange<Int64>] = []
    var (first, last, count): (Int64, Int64, Int64) = (0, 0, 0)
    while try statement.step() {
      let next = statement.integer(0)
      if count == Self.rangeWidth {
        ranges.append(first...last)
        count = 0
      }
      if count == 0 { first = next }
      last = max(first, next)
      count += 1
    }
    return count > 0 ? ranges + [first...last] : ranges
  }

  /// The least and the greatest identifier; `nil` in a layer without features.
  func ends(of table: MapTable) throws(TableFailure) -> ClosedRange<Int64>? {
    let id = quoted(table.idColumn)
    // Both in one query would be looked for row by row.
    let ends = ["min", "max"].map { "(SELECT \($0)(\(id)) FROM \(quoted(table.name)))" }
    let statement = try SQLStatement(package.database, "SELECT \(ends.joined(separator: ", "))")
    return try statement.step() && !statement.isNull(0) ? statement.integer(0)...statement.integer(1) : nil
  }

  private func count(of table: MapTable) throws(TableFailure) -> Int64 {
    let statement = try SQLStatement(package.database, "SELECT count(*) FROM \(quoted(table.name))")
    return try statement.step() ? statement.integer(0) : 0
  }

  func scan(
    _ table: MapTable,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure) {
    let id = table.idColumn.isEmpty ? "rowid" : quoted(table.idColumn)
    let shapes = request.wantsShapes ? [quoted(table.geometryColumn)] : []
    let columns = [id] + request.fields.map { quoted($0) } + shapes
    let query = "SELECT \(columns.joined(separator: ", ")) FROM \(quoted(table.name))"
    let isPart = request.ids != nil || request.range != nil
    let limit = request.most.map { " LIMIT \($0)" } ?? ""
    let whole = isPart ? "\(query) WHERE \(id) BETWEEN ? AND ? ORDER BY \(id)" : "\(query) ORDER BY \(id)\(limit)"
    let statement = try statement(whole)
    try scan(statement, request, body)
    statement.reset()
    lastQuery = whole
    lastStatement = consume statement
  }

  private func statement(_ query: String) throws(TableFailure) -> SQLStatement {
    if query == lastQuery, let known = lastStatement.take() { return known }
    return try SQLStatement(package.database, query)
  }

  private func scan(
    _ statement: borrowing SQLStatement,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure) {
    var feature = RawFeature()
    guard let ids = request.ids else {
      if let range = request.range { statement.restart(from: range.lowerBound, through: range.upperBound) }
      while try statement.step() {
        take(statement, statement.integer(0), request, &feature)
        body(feature)
      }
      return
    }
    // Features of one plan mostly stand together.
    var place = 0
    while place < ids.count {
      var end = place + 1
      while end < ids.count, ids[end] &- ids[end - 1] <= Self.longestGap { end += 1 }
      statement.restart(from: ids[place], through: ids[end - 1])
      while place < end {
        guard try statement.step(), statement.integer(0) <= ids[place] else { throw .unreadable("fid \(ids[place])") }
        guard statement.integer(0) == ids[place] else { continue }
        take(statement, ids[place], request, &feature)
        body(feature)
        place += 1
      }
    }
  }

  /// Identifiers up to so far apart are stepped through, which costs less than to look for the next one.
  private static let longestGap: Int64 = 4

  private func take(
    _ statement: borrowing SQLStatement,
    _ id: Int64,
    _ request: MapRequest,
    _ feature: inout RawFeature
  ) {
    feature.restart(id)
    for column in 1..<(1 + request.fields.count) {
      let cell = statement.cell(column)
      switch cell.kind {
      case SQLITE_NULL, SQLITE_BLOB: feature.appendNull()
      case SQLITE_FLOAT: feature.append(cell.real)
      default: feature.append(cell.text)
      }
    }
    guard request.wantsShapes else { return }
    let cell = statement.cell(request.fields.count + 1)
    switch cell.kind {
    case SQLITE_NULL: return
    case SQLITE_BLOB: feature.bytes = GeoPackageBlob.wkb(in: cell.blob).map { .wkb($0) } ?? .corrupt
    default: feature.bytes = .corrupt
    }
  }
}

extension GeoPackage {
  /// Where the text of a system stands: a compound one, with heights, has none but in the column of the extension for
  /// well-known text 2 (OGC 12-128r18, F.10).
  fileprivate func systemText() throws(TableFailure) -> String {
    let statement = try SQLStatement(database, "PRAGMA table_info(gpkg_spatial_ref_sys)")
    while try statement.step() {
      guard statement.text(1) == "definition_12_063" else { continue }
      return "CASE WHEN s.definition IN ('', 'undefined') THEN s.definition_12_063 ELSE s.definition END"
    }
    return "s.definition"
  }
}
