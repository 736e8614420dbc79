/// A row of a vocabulary to which another pack may add names.
protocol SharedRow: Placed {
  var name: String { get }
  var aliases: [String] { get }
  /// The columns in which another row of the same name says something else.
  func differing(from row: Self) -> [Keyword]
  /// Adds the names of another row, and its codes where it has some.
  mutating func take(namesOf row: Self)
}

extension Compiler {
  /// Adds a row; the same row again is one row, and one of another pack that says nothing else adds its names.
  mutating func add<Row: SharedRow>(
    _ row: Row,
    to rows: WritableKeyPath<Vocabulary, [Row]>,
    _ kind: Diagnostic.Named
  ) {
    let known = program.vocabulary[keyPath: rows]
    if let place = known.firstIndex(where: { $0.name == row.name }), isOfOtherPack(row.span, known[place].span) {
      let columns = known[place].differing(from: row)
      guard columns.isEmpty else {
        return problems.append(.rowDiffers(row.name, columns, at: row.span, first: known[place].span))
      }
      let taken = row.aliases.first { alias in
        !([known[place].name] + known[place].aliases).contains(alias) && self.place(ofName: alias) != nil
      }
      guard let taken, let first = self.place(ofName: taken) else {
        return program.vocabulary[keyPath: rows][place].take(namesOf: row)
      }
      return problems.append(.duplicate(taken, kind, at: row.span, first: first))
    }
    for name in [row.name] + row.aliases {
      if known.contains(where: { $0.isSame(as: row) }) { return }
      guard let first = place(ofName: name) else { continue }
      return problems.append(.duplicate(name, kind, at: row.span, first: first))
    }
    program.vocabulary[keyPath: rows].append(row)
  }

  /// The row of another pack that a row adds names to: what the row leaves blank stays as it is there.
  func row<Row: SharedRow>(_ name: SyntaxTree.RawText, in rows: KeyPath<Vocabulary, [Row]>) -> Row? {
    program.vocabulary[keyPath: rows].first { $0.name == name.text && isOfOtherPack(name.span, $0.span) }
  }

  /// Where an indicator, a layer, a list or a designation of this name is defined.
  func place(ofName name: String) -> Span? {
    let vocabulary = program.vocabulary
    return vocabulary.indicator(named: name).map { vocabulary.indicators[$0].span }
      ?? vocabulary.layer(named: name).map { vocabulary.layers[$0].span }
      ?? vocabulary.list(named: name).map { vocabulary.lists[$0].span }
      ?? vocabulary.designation(named: name).map { vocabulary.designations[$0].span }
  }
}

extension Indicator: SharedRow {
  func differing(from row: Indicator) -> [Keyword] {
    (unit == row.unit ? [] : [.unit]) + (direction == row.direction ? [] : [.direction])
      + (attribute == row.attribute ? [] : [.attribute])
  }

  mutating func take(namesOf row: Indicator) { aliases += row.aliases.filter { !aliases.contains($0) } }
}

extension ItemList: SharedRow {
  func differing(from row: ItemList) -> [Keyword] {
    (key == row.key ? [] : [.key]) + (ignored == row.ignored ? [] : [.ignored])
      + (narrows == row.narrows ? [] : [.narrows])
  }

  mutating func take(namesOf row: ItemList) { aliases += row.aliases.filter { !aliases.contains($0) } }
}

extension Layer: SharedRow {
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
