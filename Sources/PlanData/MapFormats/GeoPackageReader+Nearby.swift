internal import CSQLite
internal import RuleDSL

/// The spatial index of a GeoPackage (OGC 12-128r18, annex F.3).
extension GeoPackageReader {
  /// Only where the numbers of features follow from their identifiers, too.
  func hasSpatialIndex(_ table: MapTable) throws(TableFailure) -> Bool {
    guard table.isSortedByID, try exists(indexName(table)), try exists("gpkg_ogr_contents"),
      let ends = try ends(of: table)
    else { return false }
    let statement = try SQLStatement(
      package.database,
      "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = \(literal(table.name))"
    )
    guard try statement.step(), !statement.isNull(0) else { return false }
    return ends.upperBound.subtractingReportingOverflow(ends.lowerBound).partialValue == statement.integer(0) - 1
  }

  func features(
    of table: MapTable,
    from low: SIMD2<Double>,
    to high: SIMD2<Double>
  ) throws(TableFailure) -> (ids: [Int64], numbers: [Int32]) {
    guard let first = try ends(of: table)?.lowerBound else { return ([], []) }
    let statement = try SQLStatement(
      package.database,
      """
      SELECT id FROM \(quoted(indexName(table)))
      WHERE maxx >= \(low.x) AND minx <= \(high.x) AND maxy >= \(low.y) AND miny <= \(high.y) ORDER BY id
      """
    )
    var found: (ids: [Int64], numbers: [Int32]) = ([], [])
    while try statement.step() {
      let id = statement.integer(0)
      found.ids.append(id)
      found.numbers.append(Int32(clamping: id &- first &+ 1))
    }
    return found
  }

  private func indexName(_ table: MapTable) -> String { "rtree_\(table.name)_\(table.geometryColumn)" }

  func exists(_ name: String) throws(TableFailure) -> Bool {
    try SQLStatement(package.database, "SELECT 1 FROM sqlite_master WHERE name = \(literal(name))").step()
  }

  /// A text as SQL takes it.
  private func literal(_ text: String) -> String { "'\(text.replacing(mark: "'", with: "''"))'" }
}
