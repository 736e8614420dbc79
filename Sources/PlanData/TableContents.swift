internal import RuleDSL
internal import Transmission

/// What the tables of a plan set say about its units, which are known.
struct TableContents {
  let store: FigureStore
  let entries: EntryAssembly
  let problems: ProblemList
  let forms: FormNotes
  /// Names of indicators that nobody knows.
  let strangers: [String: Stranger]
  /// Whether a sheet holds a table of figures, lists or designations, be it without rows.
  let sawSheet: Bool

  /// Adds to `ledger` what became of the cells.
  init(
    of search: TableSearch,
    in folder: PlanFolder,
    _ context: FigureContext,
    jobs: Int,
    _ ledger: inout [LedgerEntry]
  ) {
    var problems = ProblemList()
    var forms = FormNotes()
    // Figures stand in one place from first to last: a second holder would be a second copy of them all.
    var tables = SheetReading(context: context)
    readFigures(search.tables, folder, context, jobs: jobs, into: &tables.figures, &problems, &ledger)
    readEntries(search.tables, folder, jobs: jobs, into: &tables.entries, &problems, &ledger)
    for sheet in search.sheets { tables.read(sheet) }
    for table in search.tables { tables.readDesignations(of: table, in: folder, &ledger) }
    tables.entries.add(tables.figures.attributes)
    store = tables.figures.finish(context: context, jobs: jobs)
    for part in [tables.problems, tables.figures.problems, tables.entries.problems] { problems.add(part) }
    for part in [tables.forms, tables.figures.forms, tables.entries.forms] { forms.add(part) }
    ledger += tables.ledger
    sawSheet = tables.sawTable
    (entries, self.problems, self.forms, strangers) = (tables.entries, problems, forms, tables.figures.strangers)
  }
}

private func readFigures(
  _ tables: [PlanTable],
  _ folder: PlanFolder,
  _ context: FigureContext,
  jobs: Int,
  into assembly: inout FigureAssembly,
  _ problems: inout ProblemList,
  _ ledger: inout [LedgerEntry]
) {
  var reading = TableReading(folder: folder, jobs: jobs) { site, header, encoding in
    FigureHeader(header).map { FigureReader(context: context, columns: $0, site: site, encoding: encoding) }
  }
  for table in tables where table.kind == .figures {
    var parts = reading.parts(of: table)
    var states = StatedWords()
    for part in parts { states.add(part.sink.states) }
    for index in parts.indices { assembly.take(&parts[index], states) }
  }
  problems.add(reading.problems)
  ledger += reading.ledger
}
