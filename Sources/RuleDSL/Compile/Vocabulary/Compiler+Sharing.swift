/// A row of a vocabulary to which another pack may add names.
protocol SharedRow: Placed {
  static var kind: Diagnostic.Named { get }
  static func rows(of vocabulary: Vocabulary) -> [Self]
  /// Where they are, as no key path gives them: through one, every change of an observed array copies it.
  static func change(_ vocabulary: inout Vocabulary, _ change: (inout [Self]) -> Void)
  var name: String { get }
  var aliases: [String] { get }
  /// The columns in which another row of the same name says something else.
  func differing(from row: Self) -> [Keyword]
  /// Adds the names of another row, and its codes where it has some.
  mutating func take(namesOf row: Self)
}

extension Compiler {
  /// Adds a row; the same row again is one row, and one of another pack that says nothing else adds its names.
  mutating func add<Row: SharedRow>(_ row: Row) {
    let place = given.rows[Row.kind]?[row.name]
    let known = place.map { Row.rows(of: program.vocabulary)[$0] }
    if let place, let known, isOfOtherPack(row.span, known.span) {
      let columns = known.differing(from: row)
      guard columns.isEmpty else {
        return problems.append(.rowDiffers(row.name, columns, at: row.span, first: known.span))
      }
      let taken = row.aliases.first { alias in
        !([known.name] + known.aliases).contains(alias) && given.spans[alias] != nil
      }
      guard let taken, let first = given.spans[taken] else {
        Row.change(&program.vocabulary) { $0[place].take(namesOf: row) }
        return given.take(row.aliases, at: known.span)
      }
      return problems.append(.duplicate(taken, Row.kind, at: row.span, first: first))
    }
    if known?.isSame(as: row) ?? false { return }
    let names = [row.name] + row.aliases
    if let taken = names.first(where: { given.spans[$0] != nil }), let first = given.spans[taken] {
      return problems.append(.duplicate(taken, Row.kind, at: row.span, first: first))
    }
    given.rows[Row.kind, default: [:]][row.name] = Row.rows(of: program.vocabulary).count
    given.take(names, at: row.span)
    Row.change(&program.vocabulary) { $0.append(row) }
  }

  /// The row of another pack that a row adds names to: what the row leaves blank stays as it is there.
  func row<Row: SharedRow>(_ name: SyntaxTree.RawText) -> Row? {
    guard let place = given.rows[Row.kind]?[name.text] else { return nil }
    let row = Row.rows(of: program.vocabulary)[place]
    return isOfOtherPack(name.span, row.span) ? row : nil
  }
}

extension Indicator: SharedRow {
  static let kind = Diagnostic.Named.indicator

  static func rows(of vocabulary: Vocabulary) -> [Indicator] { vocabulary.indicators }

  static func change(_ vocabulary: inout Vocabulary, _ change: (inout [Indicator]) -> Void) {
    change(&vocabulary.indicators)
  }

  func differing(from row: Indicator) -> [Keyword] {
    (unit == row.unit ? [] : [.unit]) + (direction == row.direction ? [] : [.direction])
      + (attribute == row.attribute ? [] : [.attribute])
  }

  mutating func take(namesOf row: Indicator) { aliases += row.aliases.filter { !aliases.contains($0) } }
}

extension ItemList: SharedRow {
  static let kind = Diagnostic.Named.entries

  static func rows(of vocabulary: Vocabulary) -> [ItemList] { vocabulary.lists }

  static func change(_ vocabulary: inout Vocabulary, _ change: (inout [ItemList]) -> Void) {
    change(&vocabulary.lists)
  }

  func differing(from row: ItemList) -> [Keyword] {
    (key == row.key ? [] : [.key]) + (ignored == row.ignored ? [] : [.ignored])
      + (narrows == row.narrows ? [] : [.narrows])
  }

  mutating func take(namesOf row: ItemList) { aliases += row.aliases.filter { !aliases.contains($0) } }
}

extension Layer: SharedRow {
  static let kind = Diagnostic.Named.layer

  static func rows(of vocabulary: Vocabulary) -> [Layer] { vocabulary.layers }

  static func change(_ vocabulary: inout Vocabulary, _ change: (inout [Layer]) -> Void) { change(&vocabulary.layers) }

  func differing(from row: Layer) -> [Keyword] {
    (geometry == row.geometry ? [] : [.geometry]) + (tiers == row.tiers ? [] : [.tiers])
      + (units == row.units ? [] : [.units]) + (areaField == row.areaField ? [] : [.areaField])
      + (filterField == row.filterField && filterValues == row.filterValues ? [] : [.condition])
      + (row.fields.mayFollow(fields) ? [] : [.fields])
  }

  mutating func take(namesOf row: Layer) {
    aliases += row.aliases.filter { !aliases.contains($0) }
    codes += row.codes.filter { !codes.contains($0) }
    fields = row.fields
  }
}

extension [LayerField] {
  /// The fields of another pack with these behind them; these alone where they say something else of one of those.
  func added(to known: [LayerField]) -> [LayerField] {
    func same(_ field: LayerField) -> LayerField? { known.first { $0.name == field.name } }
    guard
      allSatisfy({ field in
        same(field).map { $0.code == field.code && $0.trait == field.trait && $0.unit == field.unit } ?? true
      })
    else {
      return self
    }
    return known + filter { same($0) == nil }
  }

  /// Whether they are those of another pack, perhaps with some behind them that no table has to have.
  fileprivate func mayFollow(_ known: [LayerField]) -> Bool {
    starts(with: known) && dropFirst(known.count).allSatisfy { $0.isOptional || $0.trait != nil }
  }
}
