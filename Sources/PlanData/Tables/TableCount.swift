internal import RuleDSL
internal import Transmission

/// How many cells of a plain table are used: those of its columns that are known, in its rows that are.
struct TableCount {
  let table: PlanTable
  let header: TableHeader
  /// With the header.
  let rows: Int
  var dropped = DroppedRows()

  var entry: LedgerEntry {
    // The numbers of rows that databases keep are no part of a table.
    let keys =
      table.format == .geoPackage ? header.unknown.filter { ["fid", "ogc_fid"].contains($0.name.lowercased()) } : []
    // What says where an import found each figure is used by people.
    let names = Set(header.unknown.map(\.name))
    let sources =
      Provenance.places.allSatisfy(names.contains)
      ? header.unknown.filter { Provenance.places.contains($0.name) } : []
    let width = header.width - keys.count
    let unknown = header.unknown.filter { place, _ in !(keys + sources).contains { $0.place == place } }
    let last = columnLetters(max(0, header.width - 1))
    var unused: [LedgerEntry.Unused] = []
    var left = rows - (dropped[.blank]?.rows ?? 0)
    for (reason, use) in Self.reasons {
      guard let rows = dropped[reason] else { continue }
      left -= rows.rows
      let place = "A\(rows.first):\(last)\(rows.first)" + (rows.rows > 1 ? "…" : "")
      unused.append(LedgerEntry.Unused(cells: rows.rows * width, place: place, reason: use.said))
    }
    let columns = (rows == 0 ? [] : unknown).map { place, name in
      let letters = columnLetters(place)
      let reason = CellUse.Unused.unknownColumn(name).said
      return LedgerEntry.Unused(cells: left, place: "\(letters)1:\(letters)\(rows)", reason: reason)
    }
    if rows == 1, table.kind != .units {
      unused.append(LedgerEntry.Unused(cells: 0, place: "", reason: CellUse.Unused.headerOnly.said))
    }
    return LedgerEntry(
      file: table.site.file,
      sheet: table.site.sheet,
      cells: (rows - (dropped[.blank]?.rows ?? 0)) * width,
      used: left * (width - columns.count),
      unused: columns + unused
    )
  }

  private static let reasons: [(DroppedRows.Reason, CellUse.Unused)] = [
    (.remark, .note), (.heading, .title), (.ragged, .ragged), (.stranger, .stranger), (.unresolved, .unresolved),
  ]
}
