/// 句式: how documents speak of figures, lists and designations.
extension Compiler {
  mutating func addPhrasings(_ clause: SyntaxTree.Clause) {
    let allowed: [Keyword] = [.written, .direction, .indicators, .unit, .list, .designation]
    guard let table = TableReader(clause, allowed: allowed, required: [.written], &problems) else { return }
    for row in table.rows {
      guard let cell = table.cell(.written, row, &problems) else { continue }
      guard let parts = PhrasingReader.parts(of: cell, &problems) else { continue }
      var phrasing = Phrasing(parts: parts, span: cell.span)
      if let name = table.optional(.indicators, row) {
        guard let index = indicator(name) else { continue }
        phrasing.indicator = index
      }
      if let name = table.optional(.list, row) {
        guard let index = listed(name) else { continue }
        phrasing.list = index
      }
      if let name = table.optional(.designation, row) {
        guard let index = designated(name) else { continue }
        phrasing.designation = index
      }
      if let word = table.optional(.direction, row) {
        guard let direction = direction(word) else { continue }
        phrasing.direction = direction
      }
      if let cell = table.optional(.unit, row) {
        guard let unit = phrasingUnit(cell, of: phrasing) else { continue }
        phrasing.unit = unit
      }
      if let problem = flaw(of: phrasing) {
        problems.append(problem)
      } else {
        program.vocabulary.phrasings.append(phrasing)
      }
    }
  }

  /// The unit of a bare number; which figures it fits shows in the indicator.
  private mutating func phrasingUnit(_ cell: SyntaxTree.RawText, of phrasing: Phrasing) -> Unit? {
    guard let unit = Unit(spelled: cell.text) else {
      let near = nearest(to: cell.text, among: Unit.suggestions)
      return refuse(.unknownUnit(cell.text, at: cell.span, exact: cell.span, nearest: near))
    }
    guard let indicator = phrasing.indicator else { return refuse(.cellMissing(.indicators, at: phrasing.span)) }
    let wanted = program.vocabulary.indicators[indicator].dimension
    return unit.dimension == wanted ? unit : refuse(mismatch(wanted, unit.dimension, at: cell.span))
  }

  mutating func listed(_ name: SyntaxTree.RawText) -> Int? {
    let lists = program.vocabulary.lists
    guard let index = program.vocabulary.list(named: name.text) else {
      return unknown(name, .entries, among: lists.flatMap { [$0.name] + $0.aliases })
    }
    note(Symbol(.list, lists[index].name), at: name.exact)
    return index
  }

  mutating func designated(_ name: SyntaxTree.RawText) -> Int? {
    guard let index = program.vocabulary.designation(named: name.text) else {
      return unknown(name, .entries, among: program.vocabulary.designations.map(\.name))
    }
    note(Symbol(.designation, program.vocabulary.designations[index].name), at: name.exact)
    return index
  }

  private func flaw(of phrasing: Phrasing) -> Diagnostic? {
    if phrasing.mixesKinds { return .phrasingMixed(at: phrasing.span) }
    switch phrasing.kind {
    case .entry:
      if phrasing.holds(.item), phrasing.list == nil, !phrasing.holds(.list) {
        return .cellMissing(.list, at: phrasing.span)
      }
      return phrasing.mayBeginWithItem ? .phrasingBeginsWithItem(at: phrasing.span) : nil
    case .figure:
      let lacks = phrasing.holds(.value) && phrasing.direction == nil
      return lacks ? .cellMissing(.direction, at: phrasing.span) : nil
    case .name:
      return phrasing.isPlainName && phrasing.direction == nil ? nil : .phrasingWithoutValue(at: phrasing.span)
    case .leadIn:
      let isPlain = phrasing.direction == nil && !phrasing.namesIndicator
      return isPlain ? nil : .phrasingWithoutValue(at: phrasing.span)
    }
  }

  /// Sorts what was read and reports what says one thing twice, or two things.
  mutating func finishPhrasings() {
    var known = PhrasingIndex()
    for phrasing in program.vocabulary.phrasings {
      if let other = misnamed(phrasing) {
        problems.append(.phrasingUnclear(phrasing.text, at: phrasing.span, first: other.span))
        continue
      }
      let numbers = wayNumbers(of: phrasing)
      let others = known.phrasings(numbers).filter { $0.meets(phrasing) }
      let rivals = others.filter { !$0.means(phrasing) }.sorted { $0.span < $1.span }
      if let other = rivals.first(where: { !ways(of: $0).isDisjoint(with: ways(of: phrasing)) }) {
        problems.append(.phrasingUnclear(phrasing.text, at: phrasing.span, first: other.span))
      } else if let same = others.first(where: { $0.text == phrasing.text && $0.indicator == phrasing.indicator }) {
        // The same row in two files is one row.
        if same.span.file == phrasing.span.file {
          problems.append(.phrasingTwice(at: phrasing.span, first: same.span))
        }
      } else {
        known.add(phrasing, numbers)
      }
    }
    program.vocabulary.phrasings = known.all.map { (text: $0.text, phrasing: $0) }
      .sorted { ($0.text, $0.phrasing.indicator ?? -1) < ($1.text, $1.phrasing.indicator ?? -1) }
      .map(\.phrasing)
  }

  /// The other indicator whose own name, or another name of it, a name is.
  private func misnamed(_ phrasing: Phrasing) -> Indicator? {
    guard phrasing.kind == .name, let index = phrasing.indicator, phrasing.list == nil else { return nil }
    return phrasing.ways.lazy.compactMap { program.vocabulary.indicator(named: $0) }.first { $0 != index }
      .map { program.vocabulary.indicators[$0] }
  }

  /// Ways to write it, with the name of its indicator as a slot.
  private func ways(of phrasing: Phrasing) -> Set<ExactText> {
    guard let index = phrasing.indicator, phrasing.kind == .figure else {
      return Set(phrasing.ways.map { ExactText($0) })
    }
    let indicator = program.vocabulary.indicators[index]
    let names = ([indicator.name] + indicator.aliases).sorted { ($1.count, $0) < ($0.count, $1) }
    return Set(
      phrasing.ways.map { way in
        ExactText(names.reduce(way) { $0.replacing($1, with: "{\(Keyword.indicators.chinese)}") })
      }
    )
  }

  /// A number for each way to write it, equal where ways are.
  private func wayNumbers(of phrasing: Phrasing) -> Set<UInt64> {
    guard phrasing.indicator != nil, phrasing.kind == .figure else { return Set(phrasing.wayNumbers) }
    return Set(ways(of: phrasing).map { Phrasing.TextNumber($0.text).value })
  }
}

/// Phrasings by the numbers of the ways to write them: thousands of ways are held without their texts.
private struct PhrasingIndex {
  private(set) var all: [Phrasing] = []
  private var first: [UInt64: Int] = [:]
  private var more: [UInt64: [Int]] = [:]

  /// Those that may share a way to write them.
  func phrasings(_ numbers: Set<UInt64>) -> [Phrasing] {
    var found: Set<Int> = []
    for number in numbers {
      guard let place = first[number] else { continue }
      found.insert(place)
      found.formUnion(more[number] ?? [])
    }
    return found.sorted().map { all[$0] }
  }

  mutating func add(_ phrasing: Phrasing, _ numbers: Set<UInt64>) {
    for number in numbers {
      if first[number] == nil { first[number] = all.count } else { more[number, default: []].append(all.count) }
    }
    all.append(phrasing)
  }
}

extension Phrasing {
  /// Whether both may speak of one indicator.
  fileprivate func meets(_ other: Phrasing) -> Bool {
    switch kind {
    case .figure: indicator == nil || other.indicator == nil || indicator == other.indicator
    case .entry: list == nil || other.list == nil || list == other.list
    case .name, .leadIn: true
    }
  }

  /// Whether the same comes of both.
  fileprivate func means(_ other: Phrasing) -> Bool {
    // A unit is for numbers without one, which the other does not read.
    kind == other.kind && direction == other.direction && (unit == nil || other.unit == nil || unit == other.unit)
      && (kind != .name || indicator == other.indicator)
      && (kind == .entry || list == other.list && designation == other.designation)
  }

  /// Whether it speaks of figures and of lists or designations at once.
  fileprivate var mixesKinds: Bool {
    let speaksOfFigures =
      indicator != nil || direction != nil || unit != nil || namesIndicator || holds(.value) || holds(.reference)
    let speaksOfLists = list != nil || holds(.list) || holds(.item)
    let speaksOfDesignations = designation != nil || holds(.designated)
    return [speaksOfFigures, speaksOfLists, speaksOfDesignations].count { $0 } > 1
  }

  /// Whether names of items may stand first, so that nothing shows where they begin.
  fileprivate var mayBeginWithItem: Bool {
    for part in parts {
      switch part {
      case .slot(let slot): return slot == .item
      case .words: return false
      case .choice(let ways, let isOptional):
        if ways.contains(where: { $0.first == .slot(.item) }) { return true }
        if !isOptional { return false }
      }
    }
    return false
  }
}

/// Reads the writing of 句式: words, slots in braces, choices in brackets.
private struct PhrasingReader {
  private var rest: ArraySlice<Unicode.Scalar>
  private let span: Span
  private var problem: Diagnostic?

  static func parts(of cell: SyntaxTree.RawText, _ problems: inout [Diagnostic]) -> [Phrasing.Part]? {
    let scalars = cell.text.unicodeScalars.map(\.halfWidth).filter { !$0.isBlank }
    var reader = PhrasingReader(rest: scalars[...], span: cell.span)
    let parts = reader.sequence(until: "", isInner: false)
    if let problem = reader.problem {
      problems.append(problem)
      return nil
    }
    return parts
  }

  private init(rest: ArraySlice<Unicode.Scalar>, span: Span) {
    (self.rest, self.span) = (rest, span)
  }

  private mutating func sequence(until end: String, isInner: Bool) -> [Phrasing.Part] {
    var parts: [Phrasing.Part] = []
    var words = ""
    func flush() -> [Phrasing.Part] { words.isEmpty ? [] : [.words(words)] }
    while problem == nil, let scalar = rest.first, !end.unicodeScalars.contains(scalar) {
      rest.removeFirst()
      switch scalar {
      case "{":
        parts += flush() + slot()
        words = ""
      case "(" where !isInner, "[" where !isInner:
        parts += flush() + [choice(closing: scalar == "(" ? ")" : "]")]
        words = ""
      case "(", "[", ")", "]", "}", "/": problem = .phrasingBrackets(at: span)
      default: words.unicodeScalars.append(scalar)
      }
    }
    return parts + flush()
  }

  private mutating func slot() -> [Phrasing.Part] {
    let name = String(String.UnicodeScalarView(rest.prefix { $0 != "}" }))
    rest = rest.dropFirst(name.unicodeScalars.count)
    guard rest.popFirst() != nil else {
      problem = .phrasingBrackets(at: span)
      return []
    }
    guard let keyword = Keyword(spelled: name), let slot = Phrasing.Slot(keyword) else {
      problem = .phrasingSlotUnknown(name, at: span)
      return []
    }
    return [.slot(slot)]
  }

  private mutating func choice(closing: Unicode.Scalar) -> Phrasing.Part {
    var ways: [[Phrasing.Part]] = []
    while problem == nil {
      ways.append(sequence(until: "/\(closing)", isInner: true))
      guard let mark = rest.popFirst() else {
        problem = .phrasingBrackets(at: span)
        break
      }
      if mark == closing { break }
    }
    return .choice(ways, isOptional: closing == "]")
  }
}
