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
    let (location, owners) = (kind.columns.firstIndex(of: .location) ?? 0, 0...1)
    // Plans that say of some of their rows where they are.
    let placed = Set(part.sink.rows.filter { !$0.texts[location].isEmpty }.map { $0.texts[owners] })
    for raw in part.sink.rows {
      let (before, strange) = (rows.count, strangeRows)
      add(Cells(texts: raw.texts, kind: kind, site: site, row: raw.row + part.rowOffset))
      if raw.texts[location].isEmpty, placed.contains(raw.texts[owners]) {
        forms.add(.blankPlace, site, row: raw.row + part.rowOffset, column: .location)
      }
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
        sentence: self[.sentence],
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
      for subject in broader(subject) { ownerless[subject, default: 0] += 1 }
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
    rows += row.withBroader(context.vocabulary)
    rows += narrower(row, cells)
  }

  /// A list and those that its items belong to, too.
  private func broader(_ subject: EntrySubject) -> [EntrySubject] {
    guard case .list(let list) = subject, let next = context.vocabulary.lists[list].broader else { return [subject] }
    return [subject] + broader(.list(next))
  }

  /// 级别: what a row says of the list within its own to which its item belongs, such as 全国重点文物保护单位 within
  /// 历史文化名录; of each of those where the word is not understood.
  private mutating func narrower(_ row: EntryRow, _ cells: Cells) -> [EntryRow] {
    let name = cells[.level]
    guard case .list(let list) = row.subject, !name.isEmpty, row.content != .nothing else { return [] }
    let lists = context.vocabulary.lists
    let within = lists.indices.filter { lists[$0].broader == list }
    guard !within.isEmpty else {
      note(.levelUnused, .level, cells)
      return []
    }
    guard GridMark.isSpoiled(name) || self.list(called: name, among: within) == nil else {
      return self.list(called: name, among: within).map { [row.derived(.list($0))] } ?? []
    }
    if !GridMark.isSpoiled(name) {
      strangers[name, default: Stranger(rows: 0, site: cells.site, row: cells.row)].rows += 1
    }
    return within.map { place in
      var unread = row.derived(.list(place))
      unread.content = .unread
      return unread
    }
  }

  /// The list of that name, or the only one whose name begins so: 约束性 is 约束性指标.
  private func list(called text: String, among places: [Int]) -> Int? {
    let text = folded(text)
    let names = places.map { place in
      (place, ([context.vocabulary.lists[place].name] + context.vocabulary.lists[place].aliases).map { folded($0) })
    }
    if let named = names.first(where: { $0.1.contains(text) }) { return named.0 }
    let begun = names.filter { $0.1.contains { $0.hasPrefix(text) } }
    return begun.count == 1 ? begun[0].0 : nil
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
      let isNumber = context.vocabulary.lists[index].key.isInNumbers
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

  /// Takes 属性 of figures: an indicator is an item of the list that its plan's rows name.
  ///
  /// Where they name none, it may be of any of the lists that are named so; a plan of which no row says anything says
  /// nothing, any other one says so of all its indicators.
  mutating func add(_ attributes: [StatedAttributes.Row]) {
    let speaking = Set(attributes.filter { !$0.text.isEmpty }.map(\.unit))
    let attributes = attributes.filter { speaking.contains($0.unit) }
    let lists = context.vocabulary.lists.indices.filter { context.vocabulary.lists[$0].key == .name }
    var texts: [String: Int?] = [:]
    let usual = attributes.isEmpty ? [] : [Keyword.obligatory, .anticipated].map { $0.spelled(in: .chinese) }
    for text in Set(attributes.map(\.text) + usual) where !text.isEmpty {
      texts[text] = .some(list(called: text, among: lists))
    }
    let named = Set(texts.values.compactMap { $0 }).sorted()
    var last: [[Int]: FigureSource] = [:]
    var known: Set<[Int]> = []
    for stated in attributes where (texts[stated.text] ?? nil) != nil {
      known.insert([stated.unit, stated.indicator])
    }
    for stated in attributes {
      let name = context.vocabulary.indicators[stated.indicator].name
      let source = FigureSource(
        origin: FigureOrigin(document: "", clause: "", file: stated.site.file, sheet: stated.site.sheet),
        row: stated.row
      )
      func row(_ list: Int, _ content: EntryRow.Content) -> EntryRow {
        EntryRow(subject: .list(list), unit: stated.unit, content: content, source: source)
      }
      for list in named { last[[stated.unit, list]] = source }
      if let list = texts[stated.text] ?? nil {
        rows += row(list, .item(number: "", name: name)).withBroader(context.vocabulary)
        continue
      }
      if !stated.text.isEmpty {
        strangers[stated.text, default: Stranger(rows: 0, site: stated.site, row: stated.row)].rows += 1
      }
      if !known.contains([stated.unit, stated.indicator]) { rows += named.map { row($0, .unread) } }
    }
    var said: Set<[Int]> = []
    for row in rows { if case .list(let list) = row.subject { said.insert([row.unit, list]) } }
    for (key, source) in last.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where !said.contains(key) {
      rows.append(EntryRow(subject: .list(key[1]), unit: key[0], content: .nothing, source: source))
    }
  }

  private mutating func report(_ kind: PlanDataProblem.Kind, _ column: Column, _ cells: Cells) {
    problems.add(cells.site.problem(kind, row: cells.row, column: column))
  }
}
