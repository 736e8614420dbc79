internal import RuleDSL
internal import Transmission

/// Reads the plain tables of lists and designations of a plan set; it may have none.
func readEntries(
  _ tables: [PlanTable],
  _ folder: PlanFolder,
  jobs: Int,
  into assembly: inout EntryAssembly,
  _ problems: inout ProblemList,
  _ ledger: inout [LedgerEntry]
) {
  for table in tables where table.kind == .lists || table.kind == .designations {
    var reading = TableReading(folder: folder, jobs: jobs) { site, header, encoding in
      EntryReader(header, of: table.kind, site: site, encoding: encoding)
    }
    for part in reading.parts(of: table) { reading.leaveOut(assembly.add(part, of: table.kind, at: table.site)) }
    problems.add(reading.problems)
    ledger += reading.ledger
  }
}
