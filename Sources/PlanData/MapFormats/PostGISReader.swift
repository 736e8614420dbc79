/// Layers in a PostGIS database, through OGR's driver.
///
/// Rows of a table have no order of their own, so they are requested in the order of their key.
final class PostGISReader: MapReader {
  /// Names that keys go by where a view has none of its own.
  private static let usualKeys = ["ogc_fid", "fid", "gid", "objectid", "id"]
  /// Identifiers in one query.
  private static let batch = 1000

  private let base: OGRReader
  private let link: DatabaseLink

  init(path: String, _ permissions: Permissions) throws(TableFailure) {
    link = try DatabaseLink(path: path)
    try link.check(permissions)
    base = try OGRReader(link)
  }

  /// The layers of the schemas that the file names, or else of those that are searched by default.
  ///
  /// - Throws: When a schema is not there, or has nothing to read: OGR would say that there are no layers.
  func tables() throws(TableFailure) -> [MapTable] {
    let tables = try base.tables()
    try checkSchemas(areAllEmpty: tables.isEmpty)
    return tables.map { table in
      var table = table
      if table.idColumn.isEmpty { table.idColumn = usualKey(of: table) ?? "" }
      return table
    }
    .sorted { $0.name < $1.name }
  }

  private func checkSchemas(areAllEmpty: Bool) throws(TableFailure) {
    guard areAllEmpty || !link.schemas.isEmpty else { return }
    let known = try schemas()
    let others = known.filter { $0.value > 0 }.keys.sorted()
    let missing = link.schemas.filter { known[$0] == nil }
    guard missing.isEmpty else { throw .database(.schemaMissing(missing, link.name, others: others)) }
    let empty = link.schemas.filter { known[$0] == 0 }
    guard empty.isEmpty, !areAllEmpty else { throw .database(.noLayers(empty, link.name, others: others)) }
  }

  /// The schemas of the database, and how many tables of shapes in them may be read.
  private func schemas() throws(TableFailure) -> [String: Int] {
    let table = MapTable(name: "pg_namespace", fields: [], system: .missing)
    let request = MapRequest(fields: ["name", "tables"], wantsShapes: false)
    var known: [String: Int] = [:]
    _ = try base.scan(query: Self.schemaQuery, table, request) { raw in
      if let name = raw.text(0) { known[name] = raw.text(1).flatMap { Int($0) } ?? 0 }
    }
    return known
  }

  /// A schema that the user may not use counts as empty.
  private static let schemaQuery = """
    SELECT n.nspname::text AS name, (SELECT count(*) FROM pg_class c
      WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
        AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
        AND EXISTS (SELECT FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
          WHERE a.attrelid = c.oid AND t.typname IN ('geometry', 'geography') AND NOT a.attisdropped))::text AS tables
    FROM pg_namespace n WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    """

  private func usualKey(of table: MapTable) -> String? {
    Self.usualKeys.lazy.compactMap { name in table.fields.first { $0.name.lowercased() == name && $0.isNumeric } }
      .first?.name
  }

  func scan(
    _ table: MapTable,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure) {
    guard !table.idColumn.isEmpty else { throw .database(.noKey(table: table.name)) }
    guard let ids = request.ids else {
      _ = try base.scan(query: query(table, request, of: nil), table, request, body)
      return
    }
    for start in stride(from: 0, to: ids.count, by: Self.batch) {
      let part = ids[start..<min(start + Self.batch, ids.count)]
      let found = try base.scan(query: query(table, request, of: part), table, request, body)
      guard found == part.count else { throw .unreadable("\(table.name): \(part.count - found) × \(table.idColumn)") }
    }
  }

  /// OGR takes a column called `ogc_fid` as the identifier.
  private func query(_ table: MapTable, _ request: MapRequest, of ids: ArraySlice<Int64>?) -> String {
    let key = quoted(table.idColumn)
    let shapes = request.wantsShapes ? [quoted(table.geometryColumn)] : []
    let columns = ["\(key) AS ogc_fid"] + request.fields.enumerated().map { "\(quoted($1)) AS f\($0)" } + shapes
    let condition = ids.map { " WHERE \(key) IN (\($0.map(String.init).joined(separator: ",")))" } ?? ""
    return "SELECT \(columns.joined(separator: ", ")) FROM \(relation(table))\(condition) ORDER BY \(key)"
  }

  /// OGR calls a table `schema.table` where the schema is not searched by default, and `table(column)` where there are
  /// several columns of shapes.
  private func relation(_ table: MapTable) -> String {
    let suffix = "(\(table.geometryColumn))"
    let name = table.name.hasSuffix(suffix) ? table.name.dropLast(suffix.count) : table.name[...]
    return name.split(separator: ".", maxSplits: 1).map { quoted(String($0)) }.joined(separator: ".")
  }
}
