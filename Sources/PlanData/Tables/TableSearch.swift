internal import RuleDSL

/// Finds the tables of a plan set, by declaration or by the usual names.
struct TableSearch {
  let folder: PlanFolder
  let declaration: PlanSetDeclaration?
  private(set) var tables: [PlanTable] = []
  private(set) var problems = ProblemList()
  private(set) var notes: [Phrase] = []
  /// Kinds of tables that are declared, or that something was wrong with; that they are missing is no news.
  private var failed: Set<TableKind> = []
  /// Names of sheets and tables, by file; each file is opened once.
  private var layers: [String: [String]] = [:]

  init(folder: PlanFolder, declaration: PlanSetDeclaration?) {
    self.folder = folder
    self.declaration = declaration
    for kind in TableKind.allCases { search(kind) }
    reportMissing()
    noteUnopened()
    tables.sort { ($0.site.file, $0.site.sheet) < ($1.site.file, $1.site.sheet) }
  }

  private mutating func search(_ kind: TableKind) {
    let declared =
      switch kind {
      case .units: declaration?.unitFiles ?? []
      case .figures: declaration?.figureFiles ?? []
      case .lists: declaration?.listFiles ?? []
      case .designations: declaration?.designationFiles ?? []
      }
    guard declared.isEmpty else { return searchDeclared(declared, kind) }
    let problemsBefore = problems.total
    defer { if problems.total > problemsBefore { failed.insert(kind) } }
    let known = folder.files.filter { TableFormat.endings.contains(nameParts($0).ending) }
    let named = known.filter { kind.names.contains(nameParts($0).base) }
    for file in named { add(file, kind, mayTakeFirst: true) }
    let others = known.filter { !isNamed($0) }
    for file in others where TableFormat(file: file) == .geoPackage { add(file, kind, mayTakeFirst: false) }
    // Looking into a workbook loads GDAL, so other workbooks are opened only where something is still missing; lists
    // and designations are looked for in those that were opened.
    let workbooks = (others + known.filter { isNamed($0) && !named.contains($0) }).filter {
      TableFormat(file: $0) == .ogr && (isNeeded(kind) || layers[$0] != nil)
    }
    guard !has(kind), problems.total == problemsBefore else { return }
    for file in workbooks { add(file, kind, mayTakeFirst: false) }
  }

  private func has(_ kind: TableKind) -> Bool { tables.contains { $0.kind == kind } }

  private func isNeeded(_ kind: TableKind) -> Bool {
    switch kind {
    case .units, .figures: true
    case .lists, .designations: false
    }
  }

  /// A plan set has units, and something about them.
  private mutating func reportMissing() {
    for kind in TableKind.allCases where isNeeded(kind) && !has(kind) && !failed.contains(kind) {
      if kind == .figures, has(.lists) || has(.designations) { continue }
      if kind == .figures, holdsMaps {
        noteMapsOnly()
        continue
      }
      let looked = kind.names.flatMap { name in ["\(name).csv", "\(name).xlsx", "\(name).gpkg"] }
      problems.add(
        PlanDataProblem(kind == .units ? .noUnitTable(lookedFor: looked) : .noFigureTable(lookedFor: looked))
      )
    }
  }

  /// Whether some file may hold map layers, by its name.
  private var holdsMaps: Bool {
    MapSearch(folder: folder, owners: OwnerNames(codes: [])).files.contains { !isNamed($0.path) }
  }

  private mutating func noteMapsOnly() {
    notes.append(
      Phrase("没有指标表，只有图层可以检查", "there is no table of figures; only map layers can be checked")
    )
  }

  /// A workbook of another name may hold figures too; whoever put it there should know that it was not read.
  private mutating func noteUnopened() {
    guard (declaration?.unitFiles ?? []).isEmpty, (declaration?.figureFiles ?? []).isEmpty else { return }
    for file in folder.files where layers[file] == nil && !isNamed(file) {
      guard TableFormat.endings.contains(nameParts(file).ending), TableFormat(file: file) == .ogr else { continue }
      notes.append(
        Phrase(
          "没有打开 \(file)；要读它，改名为 指标.xlsx 一类，或写进规划集",
          "\(file) was not opened; to have it read, call it indicators.xlsx or the like, or name it in the 规划集 block"
        )
      )
    }
  }

  /// Whether a file has one of the usual names of either kind.
  private func isNamed(_ file: String) -> Bool {
    TableKind.allCases.contains { $0.names.contains(nameParts(file).base) }
  }

  private mutating func searchDeclared(_ files: [String], _ kind: TableKind) {
    failed.insert(kind)
    for file in Set(files).sorted() {
      guard folder.holds(file) else {
        problems.add(PlanDataProblem(.declaredFileMissing, file: file))
        continue
      }
      add(file, kind, mayTakeFirst: true)
    }
  }

  /// Adds the tables of a kind in one file; the first sheet will do for a file that is named for the kind.
  private mutating func add(_ file: String, _ kind: TableKind, mayTakeFirst: Bool) {
    let format = TableFormat(file: file)
    guard format != .csv else {
      let site = TableSite(file: file, sheet: "")
      return tables.append(PlanTable(kind: kind, format: format, site: site, layer: ""))
    }
    guard let layers = layers(of: file, format) else { return }
    var chosen = layers.filter { kind.names.contains($0.lowercased()) }
    if chosen.isEmpty, mayTakeFirst { chosen = Array(layers.prefix(1)) }
    for layer in chosen {
      let site = TableSite(file: file, sheet: layers.count > 1 ? layer : "")
      tables.append(PlanTable(kind: kind, format: format, site: site, layer: layer))
    }
    if layers.isEmpty, mayTakeFirst { problems.add(PlanDataProblem(.sheetsMissing, file: file)) }
  }

  private mutating func layers(of file: String, _ format: TableFormat) -> [String]? {
    if let known = layers[file] { return known }
    do throws(TableFailure) {
      let path = folder.location(of: file)
      let names = try format == .geoPackage ? GeoPackage(path: path).tables() : OGRFile(path: path).layers()
      layers[file] = names
      return names
    } catch {
      if !problems.sorted.contains(where: { $0.file == file }) {
        problems.add(PlanDataProblem(error.kind, file: file))
      }
      return nil
    }
  }
}
