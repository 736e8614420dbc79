public import RuleDSL
public import Transmission

/// A plan set in memory, and what was read to get there.
public struct LoadedPlanSet: Sendable {
  public let world: PlanWorld
  /// Every file that was read, by path.
  public let inputs: [InputFile]
  /// What the reader of the report should know: indicators without a place in the vocabulary, lost digits.
  public let notes: [Phrase]
  /// The map layers, which are read when they are needed.
  public let map: PlanMap
}

/// Reads the units and figures of a plan set.
///
/// Without a declaration in the program, the tables are found by the usual names (``TableKind/names``).
///
/// - Parameters:
///   - folder: The plan set.
///   - program: Its vocabulary names tiers and indicators; its 规划集 overrides the usual file names.
///   - jobs: How many threads may read; the result does not depend on it.
/// - Returns: The world that the evaluator reads, the files it comes from, and notes.
/// - Throws: Every problem of every file, sorted by file and row.
public func loadPlanSet(
  at folder: String,
  program: RuleProgram,
  jobs: Int
) throws(PlanDataFailure) -> LoadedPlanSet {
  let folder = try PlanFolder(path: folder)
  let search = TableSearch(folder: folder, declaration: program.planSet)
  var problems = search.problems
  guard let units = readUnits(search.tables, folder, program.vocabulary, jobs: jobs, &problems) else {
    throw PlanDataFailure(problems: problems.sorted)
  }
  let (table, codes) = units
  let context = FigureContext(vocabulary: program.vocabulary, units: table, unitCodes: codes)
  var notes = search.notes
  let store = readFigures(search.tables, folder, context, jobs: jobs, &problems, &notes)
  let entries = readEntries(search.tables, folder, context, jobs: jobs, &problems, &notes)
  guard problems.isEmpty else { throw PlanDataFailure(problems: problems.sorted) }
  let world = PlanWorld(
    units: table,
    figures: store,
    entries: entries,
    asOf: program.planSet?.asOf,
    completeDocuments: Set(program.planSet?.completeDocuments ?? [])
  )
  let files = Set(search.tables.map(\.site.file)).sorted()
  let inputs = files.map { InputFile(path: $0, location: folder.location(of: $0)) }
  let map = PlanMap(folder: folder, vocabulary: program.vocabulary, units: table, jobs: jobs)
  return LoadedPlanSet(world: world, inputs: inputs, notes: notes, map: map)
}

private func readUnits(
  _ tables: [PlanTable],
  _ folder: PlanFolder,
  _ vocabulary: Vocabulary,
  jobs: Int,
  _ problems: inout ProblemList
) -> (table: UnitTable, codes: ByteTable)? {
  var reading = TableReading(folder: folder, jobs: jobs) { site, header, encoding in
    UnitReader(header, site: site, encoding: encoding)
  }
  var assembly = UnitAssembly(vocabulary: vocabulary)
  for table in tables where table.kind == .units {
    let before = reading.problems.total
    let parts = reading.parts(of: table)
    for part in parts { assembly.add(part.sink.rows, from: table.site, rowOffset: part.rowOffset) }
    if parts.allSatisfy({ $0.sink.rows.isEmpty }), reading.problems.total == before {
      problems.add(table.site.problem(.noRows))
    }
  }
  let units = assembly.finish()
  problems.add(reading.problems)
  problems.add(assembly.problems)
  return units
}

private func readFigures(
  _ tables: [PlanTable],
  _ folder: PlanFolder,
  _ context: FigureContext,
  jobs: Int,
  _ problems: inout ProblemList,
  _ notes: inout [Phrase]
) -> FigureStore {
  var reading = TableReading(folder: folder, jobs: jobs) { site, header, encoding in
    FigureColumns(header).map { FigureReader(context: context, columns: $0, site: site, encoding: encoding) }
  }
  var assembly = FigureAssembly()
  for table in tables where table.kind == .figures {
    var parts = reading.parts(of: table)
    for index in parts.indices { assembly.take(&parts[index]) }
  }
  let store = assembly.finish(context: context, jobs: jobs)
  problems.add(reading.problems)
  problems.add(assembly.problems)
  notes += reading.notes + strangerNotes(assembly.strangers, .indicators, context.vocabulary)
  return store
}
