internal import RuleDSL
internal import Transmission

/// Reads the lists and designations of a plan set; it may have none.
func readEntries(
  _ tables: [PlanTable],
  _ folder: PlanFolder,
  _ context: FigureContext,
  jobs: Int,
  _ problems: inout ProblemList,
  _ notes: inout [Phrase]
) -> EntryStore {
  var assembly = EntryAssembly(context: context)
  for table in tables where table.kind == .lists || table.kind == .designations {
    var reading = TableReading(folder: folder, jobs: jobs) { site, header, encoding in
      EntryReader(header, of: table.kind, site: site, encoding: encoding)
    }
    for part in reading.parts(of: table) { assembly.add(part, of: table) }
    problems.add(reading.problems)
  }
  problems.add(assembly.problems)
  notes += strangerNotes(assembly.strangers, .entries, context.vocabulary)
  return EntryStore(assembly.rows)
}
