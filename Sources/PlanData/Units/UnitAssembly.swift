internal import RuleDSL
internal import Transmission

/// Joins the rows of all tables of units into one tree, and reports every row that does not fit.
struct UnitAssembly {
  private struct Origin {
    /// Index into ``sites``.
    var site: Int32
    var row: Int32
  }

  private let vocabulary: Vocabulary
  private let usualApproval: Approval?
  private(set) var problems = ProblemList()
  private(set) var forms = FormNotes()
  private var entries: [UnitTable.Entry] = []
  private var parents: [String] = []
  private var origins: [Origin] = []
  private var sites: [TableSite] = []
  private var places = ByteTable()
  private var tiers: [String: Int] = [:]
  /// Units by name, made when a parent is written by its name.
  private var names: [String: [Int]] = [:]
  private var lastParent = (text: "", meaning: "")
  private var lastTier = (name: "", index: Int?.none)
  private var lastApproval = (text: "", meaning: ApprovalText.nothing)

  /// `approved` is the 批复日期 of units that state none.
  init(vocabulary: Vocabulary, approved: PlanDate? = nil) {
    self.vocabulary = vocabulary
    usualApproval = approved.map { .approved($0) }
    for (index, tier) in vocabulary.tiers.enumerated().prefix(Int(UInt8.max)) {
      for name in [tier.name] + tier.aliases where tiers[folded(name)] == nil { tiers[folded(name)] = index }
    }
  }

  /// Makes room for the rows of all tables.
  mutating func reserve(_ rows: Int) {
    places.reserve(rows)
    entries.reserveCapacity(rows)
    parents.reserveCapacity(rows)
    origins.reserveCapacity(rows)
  }

  mutating func add(_ rows: [UnitRow], from site: TableSite, rowOffset: Int) {
    let place = Int32(truncatingIfNeeded: sites.count)
    sites.append(site)
    for row in rows { add(row, Origin(site: place, row: Int32(truncatingIfNeeded: row.row + rowOffset))) }
  }

  private mutating func add(_ row: UnitRow, _ origin: Origin) {
    guard !row.code.isEmpty else { return report(.blank, .code, origin) }
    guard !GridMark.isSpoiled(row.code), !GridMark.isSpoiled(row.name) else { return }
    guard !isScientific(row.code) else { return report(.codeSpoiled(row.code, .scientific), .code, origin) }
    if let first = places.insert(row.code, value: Int32(truncatingIfNeeded: entries.count)).map({ Int($0) }) {
      let before = origins[first]
      let place = sites[Int(before.site)].place(row: Int(before.row))
      return report(.codeRepeated(row.code, first: place), .code, origin)
    }
    if row.name.isEmpty { report(.blank, .name, origin) }
    // A unit of a wrong tier stays in the tree, so that its children and figures are still checked.
    let tier = tierIndex(of: row.tier)
    if tier == nil, !GridMark.isSpoiled(row.tier) {
      let isBlank = row.tier.isEmpty
      report(isBlank ? .blank : .tierUnknown(row.tier, known: vocabulary.tiers.map(\.name)), .tier, origin)
    }
    let approval = row.approved.isEmpty ? usualApproval : approval(row.approved, origin)
    entries.append(UnitTable.Entry(code: row.code, name: row.name, tier: tier ?? -1, parent: nil, approval: approval))
    parents.append(parent(row.parent))
    origins.append(origin)
  }

  /// Rows mostly repeat the day of the row before.
  private mutating func approval(_ text: String, _ origin: Origin) -> Approval? {
    if text != lastApproval.text { lastApproval = (text, ApprovalText(text)) }
    switch lastApproval.meaning {
    case .known(let approval): return approval
    case .nothing: return usualApproval
    case .unreadable:
      if !GridMark.isSpoiled(text) { report(.dateUnknown(text), .approved, origin) }
      return nil
    }
  }

  /// Rows mostly repeat the parent of the row before.
  private mutating func parent(_ text: String) -> String {
    if text != lastParent.text { lastParent = (text, BlankText.fillsNothing(folded(text)) ? "" : text) }
    return lastParent.meaning
  }

  /// Rows mostly repeat the tier of the row before.
  private mutating func tierIndex(of name: String) -> Int? {
    if name != lastTier.name { lastTier = (name, tiers[name]) }
    return lastTier.index
  }

  private mutating func report(_ kind: PlanDataProblem.Kind, _ column: Column, _ origin: Origin) {
    problems.add(sites[Int(origin.site)].problem(kind, row: Int(origin.row), column: column))
  }

  /// The table, and the place in it by code; where the tree is broken, without the edges that break it, so that there
  /// always is one.
  mutating func finish() -> (table: UnitTable, codes: ByteTable)? {
    var last = (code: "", place: Int?.none)
    let highest = entries.lazy.map(\.tier).filter { $0 >= 0 }.min()
    for index in entries.indices where !parents[index].isEmpty && !GridMark.isSpoiled(parents[index]) {
      // Rows mostly repeat the parent of the row before.
      if parents[index] != last.code { last = (parents[index], place(of: parents[index])) }
      let parent = last.place ?? otherForm(of: index)
      // What lies above the highest tier of the table is none of its units.
      if parent ?? index == index, entries[index].tier == highest {
        let origin = origins[index]
        forms.add(.parentOutside, sites[Int(origin.site)], row: Int(origin.row), column: .parentCode)
      } else {
        link(index, to: parent)
      }
    }
    linkOrphans()
    let cycles = cycles()
    let members = Set(cycles.joined())
    for index in entries.indices where !members.contains(index) { checkTier(of: index) }
    for cycle in cycles { cut(cycle) }
    settleTiers()
    guard let (table, order) = UnitTable.make(entries, governmentTiers: vocabulary.governmentTiers) else {
      return nil
    }
    places.replaceValues { Int32(truncatingIfNeeded: order[Int($0)]) }
    return (table, places)
  }

  private mutating func link(_ index: Int, to parent: Int?) {
    if let parent {
      entries[index].parent = parent
      if contradicts(index, parent) {
        let origin = origins[index]
        forms.add(.otherParent, sites[Int(origin.site)], row: Int(origin.row), column: .parentCode)
      }
      return
    }
    let isShown = problems.total < ProblemList.limit
    let others = entries.enumerated().lazy.filter { $0.offset != index }.map(\.element.code)
    let nearest = isShown ? RuleDSL.nearest(to: parents[index], among: others, atMost: 1) : nil
    let taken = likelyParent(of: index)
    entries[index].parent = taken
    let kind = PlanDataProblem.Kind.parentUnknown(
      parents[index],
      nearest: nearest,
      taken: taken.map { entries[$0].name }
    )
    report(kind, .parentCode, origins[index])
  }

  /// A parent that is written by its name, or by a code with more or fewer zeros at its end.
  private mutating func otherForm(of index: Int) -> Int? {
    let text = parents[index]
    if names.isEmpty {
      for (place, entry) in entries.enumerated() { names[foldedHeader(entry.name), default: []].append(place) }
    }
    let found: Int?
    let form: FormNotes.Form
    if holdsHan(text) {
      (found, form) = (names[foldedHeader(text)].flatMap { $0.count == 1 ? $0[0] : nil }, .parentByName)
    } else {
      let plain = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      let zeros = { (count: Int) in plain.hasSuffix(String(repeating: "0", count: count)) }
      let codes =
        [plain] + (plain.count == 12 && zeros(6) ? [String(plain.dropLast(6))] : [])
        + (plain.count == 6 ? [plain + "000000"] : [])
      (found, form) = (codes.compactMap { place(of: $0) }.first, .longCode)
    }
    let origin = origins[index]
    if found != nil { forms.add(form, sites[Int(origin.site)], row: Int(origin.row), column: .parentCode) }
    return found
  }

  /// Only the highest tier has no parent; any other unit without one is reported, and put where its code says.
  private mutating func linkOrphans() {
    guard let highest = entries.lazy.map(\.tier).filter({ $0 >= 0 }).min() else { return }
    for index in entries.indices where entries[index].parent == nil && entries[index].tier > highest {
      let isBlank = parents[index].isEmpty
      guard isBlank || GridMark.isSpoiled(parents[index]) else { continue }
      let taken = likelyParent(of: index)
      entries[index].parent = taken
      guard isBlank else { continue }
      let kind = PlanDataProblem.Kind.parentBlank(unit: entries[index].name, taken: taken.map { entries[$0].name })
      report(kind, .parentCode, origins[index])
    }
  }

  /// The unit of a higher tier with which the code begins, as codes of the country do: two digits for the province, two
  /// for the city, two for the county, three for the township.
  private func likelyParent(of index: Int) -> Int? {
    let code = entries[index].code
    guard code.count >= 6, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    for length in [9, 6, 4, 2] where length < code.count {
      let head = String(code.prefix(length))
      let wholes = [max(6, length), code.count].map { head + String(repeating: "0", count: max(0, $0 - length)) }
      for whole in wholes where whole != code {
        guard let found = place(of: whole), found != index, entries[found].tier >= 0,
          entries[found].tier < entries[index].tier || entries[index].tier < 0
        else { continue }
        return found
      }
    }
    return nil
  }

  /// A unit of an unknown tier is taken to stand right below its parent; the tier was reported.
  private mutating func settleTiers() {
    for index in entries.indices where entries[index].tier < 0 {
      var steps = 0
      var place = index
      while entries[place].tier < 0, let parent = entries[place].parent, steps < vocabulary.tiers.count {
        place = parent
        steps += 1
      }
      entries[index].tier = min(max(entries[place].tier, 0) + steps, max(0, vocabulary.governmentTiers - 1))
    }
  }

  /// Whether a code begins as those of another unit do that is neither the parent nor one above or below it.
  private func contradicts(_ index: Int, _ parent: Int) -> Bool {
    guard head(of: entries[index].code) != head(of: entries[parent].code), let likely = likelyParent(of: index),
      likely != parent
    else { return false }
    return !isAbove(likely, parent) && !isAbove(parent, likely)
  }

  /// The first four bytes of a code: its province and city.
  private func head(of code: String) -> UInt32 {
    var code = code
    return code.withUTF8 { $0.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// As far as parents are linked so far; cycles are cut later.
  private func isAbove(_ upper: Int, _ lower: Int) -> Bool {
    var place = entries[lower].parent
    for _ in 0..<vocabulary.tiers.count + 1 {
      guard let here = place else { return false }
      if here == upper { return true }
      place = entries[here].parent
    }
    return false
  }

  private func place(of code: String) -> Int? { places.value(code).map { Int($0) } }

  private mutating func checkTier(of index: Int) {
    guard let parent = entries[index].parent else { return }
    let (upper, lower) = (entries[parent].tier, entries[index].tier)
    guard upper >= 0, lower >= 0, upper >= lower || vocabulary.tiers[upper].isBranch else { return }
    let kind = PlanDataProblem.Kind.parentNotAbove(
      parent: entries[parent].name,
      parentTier: vocabulary.tiers[upper].name,
      tier: vocabulary.tiers[lower].name
    )
    report(kind, .parentCode, origins[index])
  }

  /// Every cycle of parents, each from its first row on.
  private func cycles() -> [[Int]] {
    // 0 not visited, otherwise the number of the walk that came by.
    var walks = [Int](repeating: 0, count: entries.count)
    var found: [[Int]] = []
    for start in entries.indices where walks[start] == 0 {
      var place: Int? = start
      while let here = place, walks[here] == 0 {
        walks[here] = start + 1
        place = entries[here].parent
      }
      guard let meeting = place, walks[meeting] == start + 1 else { continue }
      found.append(members(from: meeting))
    }
    return found
  }

  private func members(from start: Int) -> [Int] {
    var members = [start]
    while let next = members.last.flatMap({ entries[$0].parent }), next != start { members.append(next) }
    let first = members.firstIndex(of: members.min() ?? start) ?? 0
    return Array(members[first...] + members[..<first])
  }

  private mutating func cut(_ cycle: [Int]) {
    guard let first = cycle.first else { return }
    entries[first].parent = nil
    let names = cycle.map { "\(entries[$0].name)（\(entries[$0].code)）" }
    report(.parentCycle(names), .parentCode, origins[first])
  }
}
