internal import CSQLite

/// A GeoPackage read straight through SQLite, two or three times faster than through OGR.
final class GeoPackageReader: MapReader {
  private let package: GeoPackage

  init(path: String) throws(TableFailure) { package = try GeoPackage(path: path) }

  func tables() throws(TableFailure) -> [MapTable] {
    guard try package.holdsShapes() else { return [] }
    let definition = try package.systemText()
    let statement = try Statement(
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

  private func system(of statement: borrowing Statement) -> CoordinateSystem {
    guard !statement.isNull(2), statement.integer(2) > 0 else { return .missing }
    let isEPSG = statement.text(3).lowercased() == "epsg"
    return CoordinateSystem(epsg: isEPSG ? Int(statement.integer(4)) : nil, text: statement.text(5))
  }

  private func readFields(of table: inout MapTable) throws(TableFailure) {
    let statement = try Statement(package.database, "PRAGMA table_info(\(quoted(table.name)))")
    while try statement.step() {
      let name = statement.text(1)
      if statement.integer(5) == 1 { table.idColumn = name }
      guard name != table.geometryColumn else { continue }
      let type = statement.text(2).uppercased()
      let isNumeric = ["INT", "REAL", "DOUBLE", "FLOAT", "NUMERIC", "DECIMAL"].contains { type.contains($0) }
      table.fields.append(MapTable.Field(name: name, isNumeric: isNumeric))
    }
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
    guard let ids = request.ids else {
      let statement = try Statement(package.database, "\(query) ORDER BY \(id)")
      while try statement.step() { body(feature(statement, request)) }
      return
    }
    let statement = try Statement(package.database, "\(query) WHERE \(id) BETWEEN ? AND ? ORDER BY \(id)")
    // Features of one plan mostly stand together.
    var place = 0
    while place < ids.count {
      var end = place + 1
      while end < ids.count, ids[end] == ids[end - 1] &+ 1 { end += 1 }
      statement.restart(from: ids[place], through: ids[end - 1])
      while place < end {
        guard try statement.step(), statement.integer(0) == ids[place] else { throw .unreadable("fid \(ids[place])") }
        body(feature(statement, request))
        place += 1
      }
    }
  }

  private func feature(_ statement: borrowing Statement, _ request: MapRequest) -> RawFeature {
    var cells: [RawFeature.Cell] = []
    for column in 1..<(1 + request.fields.count) { cells.append(cell(statement, column)) }
    var feature = RawFeature(id: statement.integer(0), cells: cells, bytes: .null)
    let column = request.fields.count + 1
    if request.wantsShapes, !statement.isNull(column) {
      let isBlob = statement.isBlob(column)
      feature.bytes = isBlob ? GeoPackageBlob.wkb(in: statement.blob(column)).map { .wkb($0) } ?? .corrupt : .corrupt
    }
    return feature
  }

  private func cell(_ statement: borrowing Statement, _ column: Int) -> RawFeature.Cell {
    if statement.isNull(column) || statement.isBlob(column) { return .null }
    return statement.isReal(column) ? .number(statement.real(column)) : .text(statement.text(column))
  }
}

extension GeoPackage {
  /// Whether this is a GeoPackage with layers at all.
  fileprivate func holdsShapes() throws(TableFailure) -> Bool {
    let statement = try Statement(database, "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_geometry_columns'")
    return try statement.step()
  }

  /// Where the text of a system stands: a compound one, with heights, has none but in the column of the extension for
  /// well-known text 2 (OGC 12-128r18, F.10).
  fileprivate func systemText() throws(TableFailure) -> String {
    let statement = try Statement(database, "PRAGMA table_info(gpkg_spatial_ref_sys)")
    while try statement.step() {
      guard statement.text(1) == "definition_12_063" else { continue }
      return "CASE WHEN s.definition IN ('', 'undefined') THEN s.definition_12_063 ELSE s.definition END"
    }
    return "s.definition"
  }
}
