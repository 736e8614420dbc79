internal import RuleDSL

/// Reads the tables of one kind into sinks, whatever their formats.
struct TableReading<Sink: RowSink> {
  let folder: PlanFolder
  let jobs: Int
  /// The sink for a part of a table; `nil` when the header lacks a column.
  let makeSink: @Sendable (TableSite, TableHeader, TextEncoding) -> Sink?
  private(set) var problems = ProblemList()
  private(set) var notes: [Phrase] = []

  mutating func parts(of table: PlanTable) -> [TablePart<Sink>] {
    let path = folder.location(of: table.site.file)
    guard table.format != .csv else { return readCSV(table, path) }
    do throws(TableFailure) {
      let sink = try table.format == .geoPackage ? readGeoPackage(table, path) : readOGR(table, path)
      guard let sink else { return [] }
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
    return reader.read(path, problems: &problems)
  }

  private mutating func readGeoPackage(_ table: PlanTable, _ path: String) throws(TableFailure) -> Sink? {
    var found = ProblemList()
    var value: Int?
    let result = try GeoPackage(path: path).read(table.layer) { names in
      let header = TableHeader(names, of: table.kind, at: table.site, problems: &found)
      value = header.place(of: .value)
      return makeSink(table.site, header, .utf8)
    }
    problems.add(found)
    if let value, result.numeric.contains(value) { notes.append(numericNote(table.site)) }
    return result.sink
  }

  private mutating func readOGR(_ table: PlanTable, _ path: String) throws(TableFailure) -> Sink? {
    var found = ProblemList()
    let sink = try OGRFile(path: path).read(table.layer) { names in
      let header = TableHeader(names, of: table.kind, at: table.site, problems: &found)
      return makeSink(table.site, header, .utf8).map { ($0, header.place(of: .value)) }
    }
    problems.add(found)
    return sink
  }
}

private func numericNote(_ site: TableSite) -> Phrase {
  let table = site.sheet.isEmpty ? site.file : "\(site.file)[\(site.sheet)]"
  return Phrase(
    "\(table) 的数值列存的是数字，不是文字，末尾的零已经丢失",
    "\(table) stores its values as numbers, not as text, so trailing zeros are lost"
  )
}
