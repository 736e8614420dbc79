internal import RuleDSL
internal import Transmission

/// Gives the rows of lists and designations their meaning, and reports every row that has none.
struct EntryAssembly {
  private let context: FigureContext
  private(set) var problems = ProblemList()
  private(set) var forms = FormNotes()
  private(set) var rows: [EntryRow] = []
  /// How many rows there are of which it is not known whose plan they belong to.
  private(set) var ownerless: [EntrySubject: Int] = [:]
  /// There were rows, though nothing of them may have been taken.
  private(set) var sawRows = false
  /// Rows by the name of a list or designation that the vocabulary lacks.
  private(set) var strangers: [String: Stranger] = [:]
  private var strangeRows = 0
  private var lastOrigin = FigureOrigin(document: "", clause: "", file: "")
  /// The first item with a key, by list and key, for lists that are known by their keys.
  private var keyed: [ItemKey: (name: String, written: String, place: PlanDataProblem.Place)] = [:]
  /// The first row that gives a place its value, by designation, plan and place.
  private var given: [[Int]: (value: Int, place: PlanDataProblem.Place)] = [:]

  init(context: FigureContext) {
    self.context = context
  }

  private struct ItemKey: Hashable {
    var list: Int
    /// Without zeros in front.
    var key: String
  }

  /// Returns the rows of which nothing was taken.
  mutating func add(_ part: TablePart<EntryReader>, of kind: TableKind, at site: TableSite) -> DroppedRows {
    forms.add(part.sink.forms, rowOffset: part.rowOffset)
    var dropped = DroppedRows()
    sawRows = sawRows || !part.sink.rows.isEmpty
    for raw in part.sink.rows {
      let (before, strange) = (rows.count, strangeRows)
      add(Cells(texts: raw.texts, kind: kind, site: site, row: raw.row + part.rowOffset))
      guard rows.count == before || rows.last?.content == .unread else { continue }
      dropped.add(strangeRows > strange ? .stranger : .unresolved, row: raw.row + part.rowOffset)
    }
    return dropped
  }

  /// One row by its columns, and where it stands.
  private struct Cells {
    let texts: [String]
    let kind: TableKind
    let site: TableSite
    let row: Int

    /// Blank where the table has no such column.
    subscript(column: Column) -> String { kind.columns.firstIndex(of: column).map { texts[$0] } ?? "" }

    var origin: FigureOrigin {
      FigureOrigin(
        document: self[.document],
        clause: self[.clause],
        link: self[.link],
        file: site.file,
        sheet: site.sheet
      )
    }
  }

  /// Where a row stands; rows mostly share their document with the row before, and then its text too.
  private mutating func source(_ cells: Cells) -> FigureSource {
    let origin = cells.origin
    if origin != lastOrigin { lastOrigin = origin }
    return FigureSource(origin: lastOrigin, row: cells.row)
  }

  /// A row of which something cannot be read still stands for what it may say: its list is not known completely.
  private mutating func add(_ cells: Cells) {
    guard let subject = subject(cells) else { return }
    let content = content(cells, subject)
    guard let unit = owner(cells) else {
      ownerless[subject, default: 0] += 1
      return
    }
    let (locations, isWhole) = places(cells, within: unit)
    var row = EntryRow(
      subject: subject,
      unit: unit,
      content: content ?? .unread,
      locations: locations,
      hasUnreadPlace: !isWhole,
      source: source(cells)
    )
    if case .value(let value) = row.content, repeats(row, value, cells) { return }
    if case .item(let number, let name) = row.content, !isSound(number, name, of: subject, cells) {
      row.content = .unread
    }
    rows.append(row)
  }

  private mutating func subject(_ cells: Cells) -> EntrySubject? {
    let vocabulary = context.vocabulary
    let column: Column = cells.kind == .lists ? .list : .designation
    let name = cells[column]
    // A cell that cannot be used was reported where the sheet was read.
    guard !GridMark.isSpoiled(name) else { return nil }
    guard !name.isEmpty else {
      report(.blank, column, cells)
      return nil
    }
    let found: EntrySubject? =
      column == .list
      ? (vocabulary.list(named: name) ?? vocabulary.list(named: folded(name))).map { .list($0) }
      : (vocabulary.designation(named: name) ?? vocabulary.designation(named: folded(name))).map { .designation($0) }
    if found == nil {
      strangeRows += 1
      strangers[name, default: Stranger(rows: 0, site: cells.site, row: cells.row)].rows += 1
    }
    return found
  }

  /// The unit whose plan a row is of: by code, else by name; where both are given they must agree.
  private mutating func owner(_ cells: Cells) -> Int? {
    let column: Column = cells.kind == .lists ? .owner : .unitName
    let name = cells[column]
    guard !GridMark.isSpoiled(name), !GridMark.isSpoiled(cells[.unitCode]) else { return nil }
    guard !cells[.unitCode].isEmpty || name.isEmpty else { return unit(name, column, cells) }
    guard let unit = unit(cells[.unitCode], .unitCode, cells) else { return nil }
    guard context.names.agrees(name, with: unit) else {
      let (code, known) = (context.units.codes[unit], context.units.names[unit])
      report(.nameMismatch(code: code, known: known, name: name), column, cells)
      return nil
    }
    return unit
  }

  private mutating func unit(_ text: String, _ column: Column, _ cells: Cells) -> Int? {
    let code = folded(text)
    guard !code.isEmpty else {
      report(.blank, column, cells)
      return nil
    }
    // Without any unit every row would be an orphan; what is wrong with the units is problem enough.
    guard context.units.count > 0 else { return nil }
    if let place = context.names.unit(code: code) {
      if code != context.units.codes[place] {
        note(code.hasSuffix(".0") ? .codeFraction : .longCode, column, cells)
      }
      return place
    }
    let known = holdsHan(code) ? context.units.names : context.units.codes
    if holdsHan(code) {
      switch context.names.unit(named: code) {
      case .unit(let place):
        note(.unitByName, column, cells)
        return place
      case .ambiguous(let found):
        report(.unitAmbiguous(code, among: context.names.labels(found)), column, cells)
        return nil
      case .unknown: break
      }
    } else if isScientific(code) {
      report(.codeSpoiled(code, .scientific), column, cells)
      return nil
    }
    let isShown = problems.total < ProblemList.limit
    let near = isShown ? RuleDSL.nearest(to: code, among: known, atMost: 1) : nil
    report(.unitUnknown(code, nearest: near), column, cells)
    return nil
  }

  private mutating func note(_ form: FormNotes.Form, _ column: Column, _ cells: Cells) {
    forms.add(form, cells.site, row: cells.row, column: column)
  }

  /// Two names under one key, or keys that differ in zeros only, are hardly meant: spreadsheets spoil long codes.
  ///
  /// - Returns: Whether the key is the item's own.
  private mutating func isSound(_ number: String, _ name: String, of subject: EntrySubject, _ cells: Cells) -> Bool {
    guard case .list(let index) = subject, !number.isEmpty else { return true }
    let list = context.vocabulary.lists[index]
    guard list.key == .number else { return true }
    let key = list.canonical(number)
    if isScientific(key) {
      report(.codeSpoiled(number, .scientific), .key, cells)
      return false
    }
    let place = cells.site.place(row: cells.row)
    let short = String(key.drop { $0 == "0" })
    guard let first = keyed[ItemKey(list: index, key: short)] else {
      keyed[ItemKey(list: index, key: short)] = (name, key, place)
      return true
    }
    if first.written != key {
      report(.codeSpoiled(number, .zerosLost(other: first.written)), .key, cells)
      return false
    } else if !first.name.isEmpty, !name.isEmpty, RuleDSL.nearest(to: name, among: [first.name]) == nil {
      report(.keysCollide(list: list.name, key: number, names: [name, first.name], first: first.place), .key, cells)
      return false
    }
    return true
  }

  /// 所在地: codes of units within the plan, separated by marks or blanks.
  ///
  /// - Returns: The places, and whether they are all there are.
  private mutating func places(_ cells: Cells, within unit: Int) -> (places: [Int], isWhole: Bool) {
    guard !GridMark.isSpoiled(cells[.location]) else { return ([], false) }
    let codes = cells[.location].split { "、,，;；/ \u{3000}\n".contains($0) }
    var places: Set<Int> = []
    var isWhole = true
    for code in codes {
      guard let place = self.unit(String(code), .location, cells) else {
        isWhole = false
        continue
      }
      if place == unit || context.units.isAncestor(unit, of: place) {
        places.insert(place)
      } else {
        let names = context.units.names
        report(.placeOutside(names[place], unit: names[unit]), .location, cells)
        isWhole = false
      }
    }
    return (places.sorted(), isWhole)
  }

  private mutating func content(_ cells: Cells, _ subject: EntrySubject) -> EntryRow.Content? {
    switch subject {
    case .list(let index):
      let (number, name) = (cells[.key], cells[.item])
      guard !GridMark.isSpoiled(number), !GridMark.isSpoiled(name) else { return nil }
      let isNumber = context.vocabulary.lists[index].key == .number
      let (key, other) = isNumber ? (number, name) : (name, number)
      let isNone = ["无", "none"].contains(folded(key).lowercased()) && other.isEmpty
      return isNone ? .nothing : .item(number: number, name: name)
    case .designation(let index):
      let text = cells[.choice]
      guard !GridMark.isSpoiled(text) else { return nil }
      guard !text.isEmpty else {
        report(.blank, .choice, cells)
        return nil
      }
      let designation = context.vocabulary.designations[index]
      let value = designation.value(named: text) ?? designation.value(named: folded(text))
      if value == nil {
        let names = designation.values.flatMap { [$0.name] + $0.aliases }
        let near = RuleDSL.nearest(to: text, among: names)
        report(.valueUnknown(text, designation: designation.name, nearest: near), .choice, cells)
      }
      return value.map { .value($0) }
    }
  }

  /// Whether a plan gives a place a value a second time, which is a problem.
  private mutating func repeats(_ row: EntryRow, _ value: Int, _ cells: Cells) -> Bool {
    guard case .designation(let index) = row.subject else { return false }
    var isRepeated = false
    for place in row.locations.isEmpty ? [row.unit] : row.locations {
      let key = [index, row.unit, place]
      guard let first = given[key] else {
        given[key] = (value, cells.site.place(row: cells.row))
        continue
      }
      isRepeated = true
      let designation = context.vocabulary.designations[index]
      let kind = PlanDataProblem.Kind.valueRepeated(
        place: context.units.names[place],
        designation: designation.name,
        here: designation.values[value].name,
        there: designation.values[first.value].name,
        first: first.place
      )
      report(kind, .choice, cells)
    }
    return isRepeated
  }

  private mutating func report(_ kind: PlanDataProblem.Kind, _ column: Column, _ cells: Cells) {
    problems.add(cells.site.problem(kind, row: cells.row, column: column))
  }
}
