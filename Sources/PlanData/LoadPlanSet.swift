public import RuleDSL
public import Transmission

/// A plan set in memory, and what was read to get there.
public struct LoadedPlanSet: Sendable {
  public let world: PlanWorld
  /// Every file that was read, by path.
  public let inputs: [InputFile]
  /// What the reader of the report should know: lost digits, names in the place of codes.
  public let notes: [Phrase]
  /// What could not be read; what hangs on it is open, and the rest stands.
  public let problems: [PlanDataProblem]
  /// What became of every cell of the tables.
  public let ledger: [LedgerEntry]
  /// The map layers, which are read when they are needed.
  public let map: PlanMap
}

/// A plan set whose tables were found and whose units were read, before anything is known about its rules.
///
/// Which provinces' rules concern a plan set shows in its units; the figures need the words of these rules to be read.
public struct OpenedPlanSet: Sendable {
  private let folder: PlanFolder
  private let search: TableSearch
  private let maps: MapSearch
  private let jobs: Int
  /// The rows of each table of units, part by part.
  private var units: [(site: TableSite, parts: [(rows: [UnitRow], offset: Int)])] = []
  private(set) var problems: ProblemList
  private var forms = FormNotes()
  private(set) var ledger: [LedgerEntry] = []

  /// Without a declaration, the tables are found by what files hold and what they are called (``TableKind/names``).
  ///
  /// - Parameters:
  ///   - path: The plan set.
  ///   - declaration: Its 规划集, which overrides the usual file names.
  ///   - permissions: What else the user allows it.
  ///   - jobs: How many threads may read; the result does not depend on it.
  ///   - onFile: Called before a table is looked into, and with rows that are done of large workbooks.
  /// - Throws: Why the folder cannot be read; what is wrong with tables is thrown or returned by ``load(_:)``.
  public init(
    at path: String,
    declaration: PlanSetDeclaration?,
    permissions: Permissions = Permissions(),
    jobs: Int,
    onFile: (_ file: String, _ rows: Int) -> Void = { _, _ in }
  ) throws(PlanDataFailure) {
    folder = try PlanFolder(path: path, permissions)
    maps = MapSearch(folder: folder)
    if maps.files.contains(where: \.needsReader) { ReaderProcesses.shared.warm(path) }
    search = TableSearch(folder: folder, declaration: declaration, onFile: onFile)
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
    ledger = reading.ledger
    let found = readUnits(of: search.sheets)
    units += found.tables.map { ($0.site, [(rows: $0.rows, offset: 0)]) }
    problems.add(found.problems)
    forms = found.forms
  }

  /// 行政区代码 as the tables write them, row by row.
  public var unitCodes: [String] {
    var codes: [String] = []
    for part in units.flatMap(\.parts) { codes += part.rows.lazy.map(\.code) }
    return codes
  }

  /// The units of government that its tables list.
  public var listedUnits: [ListedUnit] {
    units.flatMap(\.parts).flatMap(\.rows).map {
      ListedUnit(code: $0.code, name: $0.name, tier: $0.tier, parent: $0.parent, approved: $0.approved)
    }
  }

  /// Reads the figures.
  ///
  /// What cannot be read is reported, and the rest is read; fails with every problem of every file, sorted by file and row,
  /// when nothing is left that could be judged.
  public func load(_ program: RuleProgram) throws(PlanDataFailure) -> LoadedPlanSet {
    // A 规划集 may stand in rules that were not known before.
    guard search.declaration.files == program.planSet.files else {
      return try loadPlanSet(at: folder.path, program: program, folder.permissions, jobs: jobs)
    }
    var (problems, forms, ledger) = (problems, forms, search.ledger + ledger)
    guard let (table, codes) = unitTable(program.vocabulary, approved: program.planSet?.approved, &problems, &forms)
    else {
      throw PlanDataFailure(problems: problems.sorted)
    }
    if units.isEmpty, !problems.sorted.contains(where: { TableSearch.hint(nameParts($0.file).base) == .units }) {
      problems.add(PlanDataProblem(.noUnitTable(lookedFor: TableKind.units.examples)))
    }
    let context = FigureContext(vocabulary: program.vocabulary, units: table, unitCodes: codes)
    let said = TableContents(of: search, in: folder, context, jobs: jobs, &ledger)
    let (store, entries) = (said.store, said.entries)
    problems.add(said.problems)
    forms.add(said.forms)
    let owners = OwnerNames(table, places: codes)
    let map = PlanMap(maps, vocabulary: program.vocabulary, owners: owners, jobs: jobs)
    for problem in maps.problems { problems.add(problem) }
    let hasMaps = !maps.files.isEmpty
    let isEmpty = store.columns.isEmpty && entries.rows.isEmpty
    for table in search.unread where table.isNamedLikeTable(program.vocabulary) {
      problems.add(PlanDataProblem(.tableUnread(table.form), file: table.file))
    }
    var notes = search.notes
    if !said.sawSheet, search.holdsNothingButUnits(isEmpty: isEmpty), problems.isEmpty || units.isEmpty {
      if hasMaps {
        notes.append(Phrase("没有指标表，只有图层可以检查", "there is no table of figures; only map layers can be checked"))
      } else {
        let unread =
          search.unread.map { ($0.file, $0.form.words.remedy) }
          + maps.unread.compactMap { file in file.remedy.map { (file.path, $0) } }
        problems.add(
          PlanDataProblem(
            .noFigureTable(
              lookedFor: TableKind.figures.examples,
              unread: Dictionary(unread) { table, _ in table }
            )
          )
        )
      }
    }
    let isHopeless = table.count == 0 || isEmpty && !entries.sawRows && !hasMaps && !problems.isEmpty
    guard !isHopeless else { throw PlanDataFailure(problems: problems.sorted) }
    let world = PlanWorld(
      units: table,
      figures: store,
      entries: EntryStore(entries.rows, ownerless: entries.ownerless),
      asOf: program.planSet?.asOf,
      completeDocuments: Set(program.planSet?.completeDocuments ?? []),
      hidesFigures: problems.sorted.contains { $0.losesTable && TableSearch.hint(nameParts($0.file).base) != .units }
    )
    notes += forms.phrases + strangerNotes(said.strangers, .indicators, context.vocabulary, &problems)
    notes += strangerNotes(entries.strangers, .entries, context.vocabulary, &problems)
    var told = ledger
    // An import writes tables of lists whether or not it found any: their heads are as they should be.
    if Provenance.isHere(folder) {
      for place in told.indices
      where Provenance.mayBeEmpty(told[place].file)
        && told[place].unused.map(\.reason) == [CellUse.Unused.headerOnly.said]
      {
        (told[place].used, told[place].unused) = (told[place].cells, [])
      }
    }
    return LoadedPlanSet(
      world: world,
      inputs: search.files.sorted().map { folder.input($0) },
      notes: notes.map(\.asOneLine),
      problems: problems.sorted,
      ledger: told.sorted { ($0.file, $0.sheet) < ($1.file, $1.sheet) },
      map: map
    )
  }

  func unitTable(
    _ vocabulary: Vocabulary,
    approved: PlanDate?,
    _ problems: inout ProblemList,
    _ forms: inout FormNotes
  ) -> (table: UnitTable, codes: ByteTable)? {
    var assembly = UnitAssembly(vocabulary: vocabulary, approved: approved)
    assembly.reserve(units.lazy.flatMap(\.parts).reduce(0) { $0 + $1.rows.count })
    for (site, parts) in units {
      for part in parts { assembly.add(part.rows, from: site, rowOffset: part.offset) }
    }
    let units = assembly.finish()
    problems.add(assembly.problems)
    forms.add(assembly.forms)
    return units
  }
}

extension PlanSetDeclaration? {
  /// The files that it names, by kind of table.
  fileprivate var files: [[String]] {
    [self?.unitFiles, self?.figureFiles, self?.listFiles, self?.designationFiles].map { $0 ?? [] }
  }
}

extension TableSearch {
  /// Whether no table of figures, lists or designations was found.
  fileprivate func holdsNothingButUnits(isEmpty: Bool) -> Bool {
    isEmpty && !tables.contains { $0.kind != .units }
  }
}

extension TableKind {
  /// Names of files that hold such a table.
  fileprivate var examples: [String] { names.flatMap { name in ["\(name).csv", "\(name).xlsx", "\(name).gpkg"] } }
}

/// Reads the units and figures of a plan set whose rules are known.
public func loadPlanSet(
  at folder: String,
  program: RuleProgram,
  _ permissions: Permissions = Permissions(),
  jobs: Int
) throws(PlanDataFailure) -> LoadedPlanSet {
  try OpenedPlanSet(at: folder, declaration: program.planSet, permissions: permissions, jobs: jobs).load(program)
}
