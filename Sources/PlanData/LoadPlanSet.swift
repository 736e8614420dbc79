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

/// A plan set whose tables were found and whose units were read, before anything is known about its rules.
///
/// Which provinces' rules concern a plan set shows in its units; the figures need the words of these rules to be read.
public struct OpenedPlanSet: Sendable {
  private let folder: PlanFolder
  private let search: TableSearch
  private let jobs: Int
  /// The rows of each table of units, part by part.
  private var units: [(site: TableSite, parts: [(rows: [UnitRow], offset: Int)])] = []
  private var problems: ProblemList

  /// Without a declaration, the tables are found by the usual names (``TableKind/names``).
  ///
  /// - Parameters:
  ///   - path: The plan set.
  ///   - declaration: Its 规划集, which overrides the usual file names.
  ///   - jobs: How many threads may read; the result does not depend on it.
  /// - Throws: Why the folder cannot be read; what is wrong with tables is thrown by ``load(_:)``.
  public init(at path: String, declaration: PlanSetDeclaration?, jobs: Int) throws(PlanDataFailure) {
    folder = try PlanFolder(path: path)
    search = TableSearch(folder: folder, declaration: declaration)
    self.jobs = jobs
    problems = search.problems
    var reading = TableReading(folder: folder, jobs: jobs) { site, header, encoding in
      UnitReader(header, site: site, encoding: encoding)
    }
    for table in search.tables where table.kind == .units {
      let before = reading.problems.total
      let parts = reading.parts(of: table).map { (rows: $0.sink.rows, offset: $0.rowOffset) }
      units.append((table.site, parts))
      if parts.allSatisfy(\.rows.isEmpty), reading.problems.total == before {
        problems.add(table.site.problem(.noRows))
      }
    }
    problems.add(reading.problems)
  }

  /// 行政区代码 as the tables write them, row by row.
  public var unitCodes: some Sequence<String> { units.lazy.flatMap(\.parts).flatMap(\.rows).map(\.code) }

  /// Reads the figures.
  ///
  /// Fails with every problem of every file, sorted by file and row.
  public func load(_ program: RuleProgram) throws(PlanDataFailure) -> LoadedPlanSet {
    // A 规划集 may stand in rules that were not known before.
    guard search.declaration.files == program.planSet.files else {
      return try loadPlanSet(at: folder.path, program: program, jobs: jobs)
    }
    var problems = problems
    guard let (table, codes) = unitTable(program.vocabulary, &problems) else {
      throw PlanDataFailure(problems: problems.sorted)
    }
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

  private func unitTable(
    _ vocabulary: Vocabulary,
    _ problems: inout ProblemList
  ) -> (table: UnitTable, codes: ByteTable)? {
    var assembly = UnitAssembly(vocabulary: vocabulary)
    for (site, parts) in units {
      for part in parts { assembly.add(part.rows, from: site, rowOffset: part.offset) }
    }
    let units = assembly.finish()
    problems.add(assembly.problems)
    return units
  }
}

extension PlanSetDeclaration? {
  /// The files that it names, by kind of table.
  fileprivate var files: [[String]] {
    [self?.unitFiles, self?.figureFiles, self?.listFiles, self?.designationFiles].map { $0 ?? [] }
  }
}

/// Reads the units and figures of a plan set whose rules are known.
public func loadPlanSet(
  at folder: String,
  program: RuleProgram,
  jobs: Int
) throws(PlanDataFailure) -> LoadedPlanSet {
  try OpenedPlanSet(at: folder, declaration: program.planSet, jobs: jobs).load(program)
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
    FigureHeader(header).map { FigureReader(context: context, columns: $0, site: site, encoding: encoding) }
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
