internal import RuleDSL
internal import Transmission

/// Finds the tables of a plan set, by declaration or by what the files hold.
struct TableSearch {
  let folder: PlanFolder
  let declaration: PlanSetDeclaration?
  /// Plain tables, which are read without looking at them as a whole.
  private(set) var tables: [PlanTable] = []
  /// Everything else that may hold tables.
  private(set) var sheets: [PlanSheet] = []
  private(set) var problems = ProblemList()
  private(set) var notes: [Phrase] = []
  /// Files that were looked at, by path.
  private(set) var files: Set<String> = []
  /// Files of which nothing is used.
  private(set) var ledger: [LedgerEntry] = []
  /// Files that may hold tables and are not read.
  private(set) var unread: [UnreadTable] = []

  /// `onFile` is called before a file is looked into, and again with rows that are done.
  init(folder: PlanFolder, declaration: PlanSetDeclaration?, onFile: (String, Int) -> Void = { _, _ in }) {
    self.folder = folder
    self.declaration = declaration
    var declared: [String: [TableKind]] = [:]
    for kind in TableKind.allCases { for file in self.declared(kind) { declared[file, default: []].append(kind) } }
    let free = Set(TableKind.allCases.filter { self.declared($0).isEmpty })
    for file in declared.keys.sorted() where !folder.holds(file) {
      problems.add(PlanDataProblem(.declaredFileMissing, file: file))
    }
    for file in Set(folder.files + declared.keys.filter(folder.holds)).sorted() where !FileSystem.isRuleFile(file) {
      guard !folder.leadsOutside(file) else {
        // Other files are told of by whoever looks for maps.
        guard declared[file] != nil || TableFormat.endings.contains(nameParts(file).ending) else { continue }
        if nameParts(file).ending != "gpkg" || declared[file] != nil {
          problems.add(PlanDataProblem(.refused(.leadsOutside), file: file))
        }
        continue
      }
      if let kinds = declared[file] {
        onFile(file, 0)
        search(file, hint: kinds.count == 1 ? kinds[0] : nil, kinds: Set(kinds), isNamed: true) { onFile(file, $0) }
        continue
      }
      let hint = Self.hint(nameParts(file).base)
      let ending = nameParts(file).ending
      if TableFormat.endings.contains(ending) || ending == "txt" && hint != nil {
        guard !free.isEmpty, hint.map(free.contains) ?? true else {
          skip(file, Phrase("规划集没有写这个文件", "the 规划集 block does not name it"))
          continue
        }
        onFile(file, 0)
        search(file, hint: hint, kinds: free, isNamed: hint != nil) { onFile(file, $0) }
      }
    }
    for file in folder.files
    where nameParts(file).ending == "txt" && !FileSystem.isRuleFile(file) && declared[file] == nil
      && Self.hint(nameParts(file).base) == nil
    {
      skip(file, Phrase("文字文件，没有读", "a text file, not read"))
    }
    noteTablesInside()
    let isImported = Provenance.isHere(folder)
    for file in folder.files
    where isForeign(file) && !(isImported && (file == Provenance.overview || Provenance.isPage(file))) {
      let unread = UnreadTable(file, isInside: false)
      skip(file, unread?.form.words.said ?? Phrase("不是表、图层或规则文件", "no table, map or rule file"))
    }
    noteTablesUnread()
    tables.sort { ($0.site.file, $0.site.sheet) < ($1.site.file, $1.site.sheet) }
  }

  private func declared(_ kind: TableKind) -> [String] {
    switch kind {
    case .units: declaration?.unitFiles ?? []
    case .figures: declaration?.figureFiles ?? []
    case .lists: declaration?.listFiles ?? []
    case .designations: declaration?.designationFiles ?? []
    }
  }

  /// The kind that a name begins with.
  static func hint(_ name: String) -> TableKind? {
    TableKind.allCases.first { $0.names.contains { name.lowercased().hasPrefix($0) } }
  }

  /// A file that nobody reads: no table, layer or rule file, and nothing that stands beside one.
  private func isForeign(_ file: String) -> Bool {
    let ending = nameParts(file).ending
    let isPart = ["dbf", "shx"].contains(ending)
    let isAlone = isPart && !folder.files.contains { $0.lowercased() == "\(nameParts(file).base).shp".lowercased() }
    let isKnown = TableFormat.endings.contains(ending) || ending == "txt" || MapSearch.isKnown(file)
    return isAlone
      || !isKnown && !FileSystem.isRuleFile(file)
        && FileSystem.kind(of: folder.location(of: file)) == .file
  }

  /// Files beside the tables that may hold some: those called like a table that is read are the same in another form.
  private mutating func noteTablesUnread() {
    let read = Set(files.map { nameParts($0).base })
    unread += folder.files.compactMap { UnreadTable($0, isInside: false) }
      .filter {
        !read.contains(nameParts($0.file).base) && FileSystem.kind(of: folder.location(of: $0.file)) == .file
      }
  }

  /// Tables in folders inside are not read: these hold maps, or what was kept aside.
  private mutating func noteTablesInside() {
    var found: [String] = []
    let declared = Set(TableKind.allCases.flatMap { self.declared($0) })
    for name in folder.files where folder.isFolder(name) { tables(inside: name, depth: 1, into: &found) }
    found.removeAll(where: declared.contains)
    unread += found.compactMap { UnreadTable($0, isInside: true) }
    // Of what else stands in folders, whoever looks for maps tells.
    for table in unread where table.form == .inside || table.form == .workbook {
      skip(table.file, table.form.words.said)
    }
    found.removeAll { !TableFormat.endings.contains(nameParts($0).ending) }
    guard let first = found.first else { return }
    let count = found.count
    notes.append(
      Phrase(
        "子文件夹里的表没有读：\(first)\(count > 1 ? " 等 \(count) 个" : "")；要用的移到规划集的文件夹里",
        "tables in folders inside are not read: \(first)\(count > 1 ? " and \(count - 1) more" : ""); "
          + "move what is to be used into the folder of the plan set"
      )
    )
  }

  private func tables(inside parent: String, depth: Int, into found: inout [String]) {
    let names = (try? FileSystem.names(in: folder.location(of: parent)).plain) ?? []
    for name in names where found.count < Self.mostInside && !name.hasPrefix("~$") {
      let path = "\(parent)/\(name)"
      let ending = nameParts(name).ending
      if UnreadTable(path, isInside: true) != nil {
        if FileSystem.kind(of: folder.location(of: path)) == .file { found.append(path) }
      } else if ending.isEmpty, depth < Self.mostDepth, folder.isFolder(path) {
        tables(inside: path, depth: depth + 1, into: &found)
      }
    }
  }

  /// Folders may lead back to themselves.
  private static let mostDepth = 4
  private static let mostInside = 100

  private mutating func skip(_ file: String, sheet: String = "", _ reason: Phrase) {
    ledger.append(LedgerEntry(file: file, sheet: sheet, reason))
  }

  private mutating func search(
    _ file: String,
    hint: TableKind?,
    kinds: Set<TableKind>,
    isNamed: Bool,
    onRow: (Int) -> Void
  ) {
    let path = folder.location(of: file)
    do throws(TableFailure) {
      switch TableFormat(file: file) {
      case .csv: try searchText(file, path, hint, kinds, isNamed: isNamed)
      case .geoPackage: try searchPackage(file, path, hint, kinds, isNamed: isNamed)
      case .workbook:
        let grids = try Workbook.grids(path: path, file: file, onRow: onRow)
        files.insert(file)
        if grids.isEmpty { problems.add(PlanDataProblem(.sheetsMissing, file: file)) }
        for grid in grids {
          sheets.append(PlanSheet(grid: grid, hint: Self.hint(grid.site.title) ?? hint, kinds: kinds))
        }
      }
    } catch {
      // A GeoPackage of another name holds maps, whose reader tells what is wrong with it.
      guard isNamed || TableFormat(file: file) != .geoPackage else { return }
      files.insert(file)
      problems.add(PlanDataProblem(error.kind, file: file))
      skip(file, Phrase("读不出", "cannot be read"))
    }
  }

  private mutating func searchText(
    _ file: String,
    _ path: String,
    _ hint: TableKind?,
    _ kinds: Set<TableKind>,
    isNamed: Bool
  ) throws(TableFailure) {
    let site = TableSite(file: file, sheet: "", title: nameParts(file).base)
    files.insert(file)
    let header = CSVTable<UnitReader>.header(of: path)
    let order = (hint.map { [$0] } ?? []) + TableKind.allCases
    let kind = header.flatMap { header in order.first { kinds.contains($0) && TableHeader.fits(header, $0) } }
    // Plain tables are read row by row, without what stands above.
    if let kind, !holdsDittos(path) {
      return tables.append(PlanTable(kind: kind, format: .csv, site: site, layer: ""))
    }
    // What keeps bytes from being a table is reported by the reader of plain tables.
    guard header != nil || TextGrid.isWide(path) else {
      guard hint != nil || FileSystem.size(of: path) > 0 else { return skip(file, Phrase("空文件", "an empty file")) }
      let kind = hint ?? order.first { kinds.contains($0) } ?? .figures
      return tables.append(PlanTable(kind: kind, format: .csv, site: site, layer: ""))
    }
    let reading = try TextGrid.read(path, site)
    if reading.separator != "," {
      let marks: [Character: Phrase] = [
        "\t": Phrase("制表符", "tabs"), ";": Phrase("分号", "semicolons"), "|": Phrase("竖线", "bars"),
        "，": Phrase("全角逗号", "full-width commas"),
      ]
      let other = Phrase("“\(reading.separator)”", "“\(reading.separator)”")
      let mark = marks[reading.separator] ?? other
      notes.append(Phrase("\(file) 按\(mark.chinese)分列", "\(file) has \(mark.english) between its columns"))
    }
    if reading.encoding == "UTF-16" { notes.append(Phrase("\(file) 按 UTF-16 读", "\(file) is read as UTF-16")) }
    sheets.append(PlanSheet(grid: reading.grid, hint: hint, kinds: kinds))
  }

  /// Whether a small file says 同上 or the like anywhere.
  private func holdsDittos(_ path: String) -> Bool {
    guard FileSystem.size(of: path) <= 1 << 20, let bytes = try? FileSystem.bytes(of: path) else { return false }
    // 同 and 上, or 〃, in GB 18030.
    let isUnicode = String(validating: bytes, as: UTF8.self) != nil
    let marks = isUnicode ? ["同上", "〃", "同前"].map { Array($0.utf8) } : [[0xCD, 0xAC, 0xC9, 0xCF], [0xA1, 0xA8]]
    return bytes.withUnsafeBytes { bytes in marks.contains { bytes.holds($0) } }
  }

  private mutating func searchPackage(
    _ file: String,
    _ path: String,
    _ hint: TableKind?,
    _ kinds: Set<TableKind>,
    isNamed: Bool
  ) throws(TableFailure) {
    let package = try GeoPackage(path: path)
    let names = try package.plainTables()
    if names.isEmpty, isNamed { problems.add(PlanDataProblem(.sheetsMissing, file: file)) }
    for name in names {
      let site = TableSite(file: file, sheet: names.count > 1 ? name : "", title: name)
      let own = Self.hint(name) ?? hint
      let header = try package.columns(of: name)
      let order = (own.map { [$0] } ?? []) + TableKind.allCases
      if let kind = order.first(where: { kinds.contains($0) && TableHeader.fits(header, $0) }) {
        tables.append(PlanTable(kind: kind, format: .geoPackage, site: site, layer: name))
      } else if isNamed || Self.hint(name) != nil {
        sheets.append(PlanSheet(grid: try Workbook.grid(of: package, name, site), hint: own, kinds: kinds))
      } else {
        skip(
          file,
          sheet: name,
          Phrase("表头不是行政区、指标、名录或定位的", "its header is none of units, figures, lists or designations")
        )
        continue
      }
      files.insert(file)
    }
  }
}
