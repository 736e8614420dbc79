/// 定位 of a vocabulary.
extension Compiler {
  /// The values of one 定位, gathered from every place that adds to it.
  private struct Draft {
    var span: Span
    var rows: [String: Row] = [:]

    struct Row {
      var aliases: [String]
      var broader: SyntaxTree.RawText?
      var span: Span
    }
  }

  mutating func addDesignations(_ clauses: [SyntaxTree.Clause]) {
    var drafts: [String: Draft] = [:]
    for clause in clauses {
      guard let label = clause.label else { continue }
      var draft = drafts[label.text] ?? Draft(span: label.span)
      note(Symbol(.designation, label.text), at: label.exact, isDefinition: true)
      addValues(clause, of: label.text, to: &draft)
      drafts[label.text] = draft
    }
    for (name, draft) in drafts.sorted(by: { $0.key < $1.key }) {
      if let first = given.spans[name] {
        problems.append(.duplicate(name, .entries, at: draft.span, first: first))
      } else {
        program.vocabulary.designations.append(designation(name, draft))
      }
    }
  }

  private mutating func addValues(_ clause: SyntaxTree.Clause, of designation: String, to draft: inout Draft) {
    let allowed: [Keyword] = [.name, .aliases, .narrows]
    guard let table = TableReader(clause, allowed: allowed, required: [.name], &problems) else { return }
    for row in table.rows {
      guard let name = table.cell(.name, row, &problems) else { continue }
      for place in [name] + table.names(.aliases, row) {
        note(Symbol(.value, name.text, .within(designation)), at: place.exact, isDefinition: true)
      }
      let new = Draft.Row(
        aliases: table.names(.aliases, row).map(\.text),
        broader: table.optional(.narrows, row),
        span: name.span
      )
      if let known = draft.rows[name.text] {
        if known.aliases != new.aliases || known.broader?.text != new.broader?.text {
          let (first, second) = (min(new.span, known.span), max(new.span, known.span))
          problems.append(.valuesDiffer(name.text, at: second, first: first))
        }
        continue
      }
      draft.rows[name.text] = new
    }
  }

  private mutating func designation(_ name: String, _ draft: Draft) -> Designation {
    let rows = draft.rows.sorted { $0.key < $1.key }
    var designation = Designation(name: name, values: rows.map { .init(name: $0.key, aliases: $0.value.aliases) })
    designation.span = draft.span
    for (index, row) in rows.enumerated() {
      designation.values[index].span = row.value.span
      for alias in row.value.aliases {
        guard let other = designation.values.indices.first(where: { $0 != index && isCalled(designation, $0, alias) })
        else { continue }
        let spans = [row.value.span, rows[other].value.span].sorted()
        problems.append(.duplicate(alias, .value, at: spans[1], first: spans[0]))
      }
      designation.values[index].broader = row.value.broader.flatMap { value($0, of: designation) }
    }
    cutCycles(in: &designation)
    return designation
  }

  private func isCalled(_ designation: Designation, _ value: Int, _ name: String) -> Bool {
    designation.values[value].name == name || designation.values[value].aliases.contains(name)
  }

  /// Every value that comes round to itself is a problem, and narrows nothing.
  private mutating func cutCycles(in designation: inout Designation) {
    for index in designation.values.indices {
      guard let broader = designation.values[index].broader, designation.isWithin(broader, index) else { continue }
      designation.values[index].broader = nil
      problems.append(.narrowsItself(designation.values[index].name, at: designation.values[index].span))
    }
  }

  /// Index of a value by name or alias; an unknown one is a problem.
  mutating func value(_ text: SyntaxTree.RawText, of designation: Designation) -> Int? {
    if let index = designation.value(named: text.text) {
      note(Symbol(.value, designation.values[index].name, .within(designation.name)), at: text.exact)
      return index
    }
    return unknown(text, .value, among: designation.values.flatMap { [$0.name] + $0.aliases })
  }
}
