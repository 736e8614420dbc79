internal import RuleDSL
internal import Transmission

/// Reads plain tables of one kind into sinks, whatever their formats.
struct TableReading<Sink: RowSink> {
  let folder: PlanFolder
  let jobs: Int
  /// The sink for a part of a table; `nil` when the header lacks a column.
  let makeSink: @Sendable (TableSite, TableHeader, TextEncoding) -> Sink?
  private(set) var problems = ProblemList()
  private var counts: [TableCount] = []
  /// Files of which not even the header can be read.
  private var unread: [LedgerEntry] = []

  init(
    folder: PlanFolder,
    jobs: Int,
    makeSink: @escaping @Sendable (TableSite, TableHeader, TextEncoding) -> Sink?
  ) {
    (self.folder, self.jobs, self.makeSink) = (folder, jobs, makeSink)
  }

  /// What became of the tables' cells.
  var ledger: [LedgerEntry] { counts.map(\.entry) + unread }

  mutating func parts(of table: PlanTable) -> [TablePart<Sink>] {
    let path = folder.location(of: table.site.file)
    guard table.format != .csv else { return readCSV(table, path) }
    do throws(TableFailure) {
      guard let sink = try readGeoPackage(table, path) else { return [] }
      problems.add(sink.problems)
      if let bad = sink.misencoded {
        problems.add(table.site.problem(.wrongEncoding(byte: 0), row: bad.row))
      }
      return [TablePart(sink: sink, rowOffset: 0)]
    } catch {
      problems.add(table.site.problem(error.kind))
      return []
    }
  }

  private mutating func readCSV(_ table: PlanTable, _ path: String) -> [TablePart<Sink>] {
    let makeSink = makeSink
    let site = table.site
    let reader = CSVTable<Sink>(site: site, kind: table.kind, jobs: jobs) { makeSink(site, $0, $1) }
    let need = table.kind.bytesForByte * FileSystem.size(of: path) / 10
    let left = Memory.remaining
    guard need < left else {
      problems.add(site.problem(.memoryLacking(megabytes: need >> 20, left: left >> 20)))
      leaveOut(table)
      return []
    }
    var rows = 0
    let parts = reader.read(path, problems: &problems, rows: &rows)
    if let head = CSVTable<Sink>.head(of: path) {
      note(table, head, rows: rows)
    } else {
      leaveOut(table)
    }
    for part in parts { leaveOut(part.sink.dropped, rowOffset: part.rowOffset) }
    return parts
  }

  private mutating func leaveOut(_ table: PlanTable) {
    unread.append(
      LedgerEntry(file: table.site.file, sheet: table.site.sheet, Phrase("读不出", "cannot be read"))
    )
  }

  private mutating func readGeoPackage(_ table: PlanTable, _ path: String) throws(TableFailure) -> Sink? {
    var found = ProblemList()
    var columns: [String] = []
    let package = try GeoPackage(path: path)
    let result = try package.read(table.layer) { names in
      columns = names
      let header = TableHeader(names, of: table.kind, at: table.site, problems: &found)
      return makeSink(table.site, header, .cells).map { ($0, header.place(of: .value)) }
    }
    problems.add(found)
    if let result {
      note(table, [columns] + (try package.firstRows(of: table.layer)), rows: result.rows)
      leaveOut(result.sink.dropped)
    }
    return result?.sink
  }

  /// Takes the first rows of a table, the header before all others.
  private mutating func note(_ table: PlanTable, _ head: [[String]], rows: Int) {
    var found = ProblemList()
    let header = TableHeader(head[0], of: table.kind, at: table.site, problems: &found)
    for (place, name) in header.unknown where rows > 0 {
      let cells = head.dropFirst().filter { place < $0.count }.map { $0[place] }
      guard
        let likely = TableHeader.likely(
          name,
          cells: cells,
          of: table.kind,
          lacking: { header.place(of: $0) == nil }
        )
      else { continue }
      problems.add(table.site.problem(.headerUnknown(name, nearest: likely), row: 1))
    }
    counts.append(TableCount(table: table, header: header, rows: rows))
  }

  /// Counts rows of the last table that turned out to say nothing, or nothing that could be used.
  mutating func leaveOut(_ rows: DroppedRows, rowOffset: Int = 0) {
    if !counts.isEmpty { counts[counts.count - 1].dropped.add(rows, rowOffset: rowOffset) }
  }
}

extension TableKind {
  /// Memory that ten bytes of text take until they are judged; measured on tables of a million rows.
  fileprivate var bytesForByte: Int {
    switch self {
    case .units: 240
    case .figures: 6
    case .lists, .designations: 100
    }
  }
}
