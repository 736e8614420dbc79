extension Compiler {
  /// Collects every 词汇 of every file; the same line twice is one line.
  mutating func compileVocabularies() {
    let clauses = basesFirst(blocks(.vocabulary)).flatMap(\.clauses)
    addTiers(clauses.filter { $0.keyword == .tiers })
    addPlanKinds(clauses.filter { $0.keyword == .planKinds })
    for clause in clauses where clause.keyword == .documents { addDocuments(clause) }
    for clause in clauses where clause.keyword == .indicators { addIndicators(clause) }
    program.vocabulary.indexNames()
    for clause in clauses where clause.keyword == .issuers { addIssuers(clause) }
    addCodeSystems(clauses.filter { $0.keyword == .codeSystem })
    addMappings(clauses.filter { $0.keyword == .mapping })
    for clause in clauses where clause.keyword == .layers { addLayers(clause) }
    for clause in clauses where clause.keyword == .lists { addLists(clause) }
    program.vocabulary.lists.sort { $0.name < $1.name }
    for place in program.vocabulary.lists.indices {
      program.vocabulary.lists[place].broader = program.vocabulary.lists[place].narrows.flatMap {
        program.vocabulary.list(named: $0)
      }
    }
    addDesignations(clauses.filter { $0.keyword == .designation })
    program.vocabulary.indexNames()
    for clause in clauses where clause.keyword == .phrasings { addPhrasings(clause) }
    finishPhrasings()
    reportMissingMappings()
  }

  private mutating func addTiers(_ clauses: [SyntaxTree.Clause]) {
    var first: Span?
    for clause in clauses {
      guard case .path(let items) = clause.content else { continue }
      let tiers = items.map { tier(written: $0) }
      if let first {
        if tiers != program.vocabulary.tiers { problems.append(.tiersDiffer(at: clause.span, first: first)) }
        continue
      }
      first = clause.span
      var seen: [String: Span] = [:]
      for (tier, item) in zip(tiers, items) { requireNew(tier, at: item.span, &seen) }
      program.vocabulary.tiers = tiers
    }
  }

  /// Kinds may come from several packs; the same kind twice is one kind.
  private mutating func addPlanKinds(_ clauses: [SyntaxTree.Clause]) {
    let items = clauses.flatMap { clause -> [SyntaxTree.RawText] in
      if case .path(let items) = clause.content { items } else { [] }
    }
    guard !items.isEmpty else { return }
    var seen: [String: Span] = [:]
    for tier in program.vocabulary.tiers {
      for name in [tier.name] + tier.aliases { seen[name] = clauses[0].span }
    }
    var kinds: Set<Tier> = []
    for item in items {
      let kind = tier(written: item, isBranch: true)
      if kinds.insert(kind).inserted { requireNew(kind, at: item.span, &seen) }
    }
    program.vocabulary.tiers += kinds.sorted { $0.name < $1.name }
  }

  private mutating func requireNew(_ tier: Tier, at span: Span, _ seen: inout [String: Span]) {
    for name in [tier.name] + tier.aliases {
      if let place = seen[name] { problems.append(.duplicate(name, .tier, at: span, first: place)) }
      seen[name] = span
    }
  }

  /// 省级（自治区、直辖市）: a name and its aliases.
  private mutating func tier(written text: SyntaxTree.RawText, isBranch: Bool = false) -> Tier {
    let sides = text.parts(at: "（(", keepsEmpty: true)
    let name = sides.count > 1 ? sides[0].withoutBlanks : text
    let aliases = sides.dropFirst().flatMap { $0.parts(at: "）),，、 ") }.filter { !$0.text.isEmpty }
    for place in [name] + aliases { note(Symbol(.tier, name.text), at: place.exact, isDefinition: true) }
    return Tier(name: name.text, aliases: aliases.map(\.text), isBranch: isBranch)
  }

  /// Notes the cells that give a thing its names.
  mutating func define(_ kind: Symbol.Kind, _ name: SyntaxTree.RawText, _ row: TableReader.Row, _ table: TableReader)
  {
    for place in [name] + table.names(.aliases, row) {
      note(Symbol(kind, name.text), at: place.exact, isDefinition: true)
    }
  }

  private mutating func addIndicators(_ clause: SyntaxTree.Clause) {
    let allowed: [Keyword] = [.name, .aliases, .unit, .direction, .attribute]
    guard let table = TableReader(clause, allowed: allowed, required: [.name, .unit], &problems) else { return }
    for row in table.rows {
      guard let name = table.cell(.name, row, &problems), let indicator = indicator(row, table, name) else {
        continue
      }
      define(.indicator, name, row, table)
      add(indicator)
    }
  }

  private mutating func indicator(
    _ row: TableReader.Row,
    _ table: TableReader,
    _ name: SyntaxTree.RawText
  ) -> Indicator? {
    let known: Indicator? = self.row(name)
    guard
      let unit = unit(known == nil ? table.cell(.unit, row, &problems) : table.optional(.unit, row)) ?? known?.unit
    else { return nil }
    let direction = choose(table.optional(.direction, row), [.atLeast, .atMost, .equals])
    let attribute = choose(table.optional(.attribute, row), [.obligatory, .anticipated, .present])
    return Indicator(
      name: name.text,
      aliases: table.names(.aliases, row).map(\.text),
      unit: unit,
      direction: direction.map { $0 == .atMost ? Direction.ceiling : $0 == .equals ? .fixed : .floor }
        ?? known?.direction ?? .floor,
      attribute: attribute.map {
        $0 == .present ? Indicator.Attribute.state : $0 == .anticipated ? .expected : .binding
      }
        ?? known?.attribute ?? .binding,
      span: name.span
    )
  }

  private mutating func unit(_ cell: SyntaxTree.RawText?) -> Unit? {
    guard let cell else { return nil }
    if let unit = Unit(spelled: cell.text) { return unit }
    let near = nearest(to: cell.text, among: Unit.suggestions)
    return refuse(.unknownUnit(cell.text, at: cell.span, exact: cell.span, nearest: near))
  }

  mutating func choose(_ cell: SyntaxTree.RawText?, _ allowed: [Keyword]) -> Keyword? {
    guard let cell else { return nil }
    if let keyword = Keyword(spelled: cell.text), allowed.contains(keyword) { return keyword }
    return refuse(.wrongWord(cell.text, at: cell.span, allowed: allowed))
  }

  private mutating func addDocuments(_ clause: SyntaxTree.Clause) {
    let allowed: [Keyword] = [.title, .number, .effective, .repealed]
    guard let table = TableReader(clause, allowed: allowed, required: [.title], &problems) else { return }
    for row in table.rows {
      guard let title = table.cell(.title, row, &problems) else { continue }
      let number = table.optional(.number, row).map { normalizedNumber($0.text) }
      let name = bareTitle(title.text)
      for place in [title, table.optional(.number, row)].compactMap(\.self) {
        note(Symbol(.document, name), at: place.exact, isDefinition: true)
      }
      let document = CitedDocument(
        title: name,
        number: number,
        effective: table.optional(.effective, row).flatMap { date($0) },
        repealed: table.optional(.repealed, row).flatMap { date($0) },
        span: title.span
      )
      add(document)
    }
  }

  private mutating func add(_ document: CitedDocument) {
    guard let place = given.place(of: document) else {
      given.take(document, program.vocabulary.documents.count)
      return program.vocabulary.documents.append(document)
    }
    let known = program.vocabulary.documents[place]
    if !known.isSame(as: document) {
      problems.append(.duplicate(document.title, .document, at: document.span, first: known.span))
    }
  }

  private mutating func addIssuers(_ clause: SyntaxTree.Clause) {
    let columns: [Keyword] = [.unit, .indicators, .issuer]
    guard let table = TableReader(clause, allowed: columns, required: [.unit, .issuer], &problems) else { return }
    for row in table.rows {
      guard let unit = table.cell(.unit, row, &problems), let issuer = table.cell(.issuer, row, &problems) else {
        continue
      }
      let name = table.optional(.indicators, row)
      let indicator = name.flatMap { self.indicator($0) }
      if name != nil, indicator == nil { continue }
      program.vocabulary.issuers.append(Issuer(unit: unit.text, indicator: indicator, issuer: issuer.text))
    }
  }

  /// Index of an indicator by name or alias; an unknown one is a problem.
  mutating func indicator(_ name: SyntaxTree.RawText, _ kind: Diagnostic.Named = .indicator) -> Int? {
    let vocabulary = program.vocabulary
    if let index = vocabulary.indicator(named: name.text) {
      note(Symbol(.indicator, vocabulary.indicators[index].name), at: name.exact)
      return index
    }
    return unknown(name, kind, among: vocabulary.indicators.flatMap { [$0.name] + $0.aliases })
  }

  /// A title without its marks.
  func bareTitle(_ text: String) -> String {
    guard text.hasPrefix("《"), text.hasSuffix("》") else { return text }
    return String(text.dropFirst().dropLast())
  }
}
