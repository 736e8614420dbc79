/// 名录表 and 定位 of a vocabulary, and 传导 by 名录 and 定位.
extension Compiler {
  mutating func addLists(_ clause: SyntaxTree.Clause) {
    let allowed: [Keyword] = [.name, .aliases, .key, .ignored, .narrows]
    guard let table = TableReader(clause, allowed: allowed, required: [.name, .key], &problems) else { return }
    for row in table.rows {
      guard let name = table.cell(.name, row, &problems) else { continue }
      let known: ItemList? = self.row(name)
      let cell = known == nil ? table.cell(.key, row, &problems) : table.optional(.key, row)
      guard let key = choose(cell, ItemList.Key.allCases.map(\.keyword)).flatMap({ ItemList.Key($0) }) ?? known?.key
      else { continue }
      var list = ItemList(name: name.text, aliases: table.names(.aliases, row).map(\.text), key: key)
      list.ignored = table.optional(.ignored, row) == nil ? known?.ignored ?? [] : ignored(row, table)
      list.narrows = table.optional(.narrows, row).map { broader($0, key) } ?? known?.narrows
      list.span = name.span
      define(.list, name, row, table)
      add(list)
    }
  }

  /// 细化：历史文化名录, which stands above or in another table.
  private mutating func broader(_ cell: SyntaxTree.RawText, _ key: ItemList.Key) -> String? {
    guard let list = program.vocabulary.list(named: cell.text) else {
      return unknown(cell, .entries, among: program.vocabulary.lists.flatMap { [$0.name] + $0.aliases })
    }
    note(Symbol(.list, program.vocabulary.lists[list].name), at: cell.exact)
    let known = program.vocabulary.lists[list]
    guard known.key == key else { return refuse(.broaderListKeyed(known.name, by: known.key.keyword, at: cell.span)) }
    return known.name
  }

  /// 不计：全半角、空格.
  private mutating func ignored(_ row: TableReader.Row, _ table: TableReader) -> Set<ItemList.Difference> {
    let allowed = ItemList.Difference.allCases.map(\.keyword)
    return Set(table.names(.ignored, row).compactMap { choose($0, allowed).flatMap { ItemList.Difference($0) } })
  }

  mutating func compileEntries(_ block: SyntaxTree.Block) {
    let heading = heading(of: block, clauses: block.clauses)
    rejectClauses([.precision, .years, .tolerance], in: block.clauses, .entryTransmission)
    var name = block.title
    if case .raw(let raw) = single(.subject, in: block.clauses)?.content { name = raw }
    let tiers = tierPath(block).map(\.tier)
    guard let clause = required(.method, of: block), case .method(let node) = clause.content else { return }
    if let weight = node.weight { problems.append(.weightUnwanted(node.keyword, at: weight.span)) }
    guard let subject = entrySubject(name) else { return }
    guard node.keyword == subject.method else {
      problems.append(.methodForNames(name.text, subject.method, at: name.span))
      return
    }
    program.statements.append(.entries(EntryTransmission(heading: heading, subject: subject, tiers: tiers)))
  }

  /// A list or designation by name or alias; anything else is a problem.
  mutating func entrySubject(_ name: SyntaxTree.RawText) -> EntrySubject? {
    let vocabulary = program.vocabulary
    if let subject = vocabulary.entrySubject(named: name.text) {
      switch subject {
      case .list(let index): note(Symbol(.list, vocabulary.lists[index].name), at: name.exact)
      case .designation(let index): note(Symbol(.designation, vocabulary.designations[index].name), at: name.exact)
      }
      return subject
    }
    guard vocabulary.indicator(named: name.text) == nil, vocabulary.layer(named: name.text) == nil else {
      return refuse(.namesWanted(name.text, at: name.span))
    }
    let names = vocabulary.lists.flatMap { [$0.name] + $0.aliases } + vocabulary.designations.map(\.name)
    return unknown(name, .entries, among: names)
  }
}
