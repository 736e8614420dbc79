/// 代码系统 and 对照 of a vocabulary.
extension Compiler {
  /// The rows of one 代码系统, gathered from every place that adds to it.
  private struct Draft {
    var name: String
    var entries: [CodeSystem.Entry] = []
    var places: [String: (index: Int, span: Span)] = [:]
    /// Wherever a code is written down.
    var written: [String: [Span]] = [:]
  }

  mutating func addCodeSystems(_ clauses: [SyntaxTree.Clause]) {
    var drafts: [String: Draft] = [:]
    for clause in clauses {
      guard let label = clause.label else { continue }
      let name = CodeSystem.folded(label.text)
      var draft = drafts[name.lowercased()] ?? Draft(name: name)
      // Of several spellings the same one, whichever file comes first.
      draft.name = min(draft.name, name)
      addCodes(clause, to: &draft)
      drafts[name.lowercased()] = draft
    }
    program.vocabulary.codeSystems = drafts.values.sorted { $0.name < $1.name }.map { codeSystem($0) }
    for clause in clauses {
      guard let label = clause.label, let draft = drafts[CodeSystem.folded(label.text).lowercased()] else { continue }
      note(Symbol(.codeSystem, draft.name), at: label.exact, isDefinition: true)
    }
  }

  private mutating func codeSystem(_ draft: Draft) -> CodeSystem {
    let system = CodeSystem(name: draft.name, entries: draft.entries)
    for (code, places) in draft.written {
      for place in places { note(Symbol(.code, code, .within(draft.name)), at: place, isDefinition: true) }
    }
    // A code with its suffix may be spelled like another code.
    for (code, next) in zip(system.codes, system.codes.dropFirst()) where code.text == next.text {
      guard let place = draft.places[code.text]?.span else { continue }
      problems.append(.duplicate(code.text, .code, at: place, first: place))
    }
    return system
  }

  private mutating func addCodes(_ clause: SyntaxTree.Clause, to draft: inout Draft) {
    let allowed: [Keyword] = [.code, .name, .suffix]
    guard let table = TableReader(clause, allowed: allowed, required: [.code, .name], &problems) else { return }
    for row in table.rows {
      guard let code = table.cell(.code, row, &problems), let name = table.cell(.name, row, &problems) else {
        continue
      }
      let text = CodeSystem.folded(code.text)
      let suffixes = table.names(.suffix, row).map { CodeSystem.folded($0.text) }
      guard isCode(text), suffixes.allSatisfy({ isCode($0) && !$0.contains(where: \.isNumber) }) else {
        problems.append(.malformedCode(code.text, at: code.span))
        continue
      }
      draft.written[text, default: []].append(code.exact)
      let entry = CodeSystem.Entry(text: text, name: name.text, suffixes: suffixes)
      if let first = draft.places[text] {
        if draft.entries[first.index] != entry {
          problems.append(.duplicate(text, .code, at: code.span, first: first.span))
        }
        continue
      }
      draft.places[text] = (draft.entries.count, code.span)
      draft.entries.append(entry)
    }
  }

  private func isCode(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  mutating func addMappings(_ clauses: [SyntaxTree.Clause]) {
    var drafts: [[Int]: MappingDraft] = [:]
    for clause in clauses {
      guard let label = clause.label, let sides = sides(of: label) else { continue }
      var draft = drafts[sides] ?? MappingDraft(source: sides[0], target: sides[1], span: label.span)
      addRows(clause, to: &draft)
      drafts[sides] = draft
    }
    let sorted = drafts.values.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    program.vocabulary.mappings = sorted.map { mapping($0) }
  }

  /// The rows of one 对照, gathered from every place that adds to it.
  private struct MappingDraft {
    var source: Int
    var target: Int
    var span: Span
    var rows: [Int: (counterpart: CodeMapping.Counterpart, span: Span)] = [:]
  }

  /// The two systems that a label names.
  private mutating func sides(of label: SyntaxTree.RawText) -> [Int]? {
    let parts = mappingSides(label)
    guard parts.count == 2, parts.allSatisfy({ !$0.text.isEmpty }) else {
      return refuse(.sidesWanted(label.text, at: label.span))
    }
    let sides = parts.map { codeSystem($0) }
    guard let source = sides[0], let target = sides[1] else { return nil }
    guard source != target else {
      return refuse(.mappingToItself(program.vocabulary.codeSystems[source].name, at: label.span))
    }
    return [source, target]
  }

  /// Index of a code system; an unknown one is a problem.
  mutating func codeSystem(_ name: SyntaxTree.RawText) -> Int? {
    let vocabulary = program.vocabulary
    if let index = vocabulary.codeSystem(named: name.text) {
      note(Symbol(.codeSystem, vocabulary.codeSystems[index].name), at: name.exact)
      return index
    }
    let near = nearest(to: name.text, among: vocabulary.codeSystems.map(\.name))
    return refuse(.unknownSystem(name.text, at: name.span, exact: name.exact, nearest: near))
  }

  private mutating func addRows(_ clause: SyntaxTree.Clause, to draft: inout MappingDraft) {
    let allowed: [Keyword] = [.oldCode, .code]
    guard let table = TableReader(clause, allowed: allowed, required: allowed, &problems) else { return }
    for row in table.rows {
      guard let old = table.cell(.oldCode, row, &problems), let new = table.cell(.code, row, &problems) else {
        continue
      }
      let source = codes(old, of: draft.source)
      let isAbsent = Keyword(spelled: new.text) == .absent
      let targets = isAbsent ? [] : codes(new, of: draft.target)
      guard source.count == 1, isAbsent || !targets.isEmpty else { continue }
      let counterpart: CodeMapping.Counterpart = isAbsent ? .none : .codes(Set(targets).sorted())
      if let first = draft.rows[source[0]] {
        if first.counterpart != counterpart {
          problems.append(.duplicate(old.text, .code, at: old.span, first: first.span))
        }
        continue
      }
      draft.rows[source[0]] = (counterpart, old.span)
    }
  }

  /// What the table says, and for the rest the codes that agree in text and name.
  private mutating func mapping(_ draft: MappingDraft) -> CodeMapping {
    let source = program.vocabulary.codeSystems[draft.source]
    let target = program.vocabulary.codeSystems[draft.target]
    var counterparts: [CodeMapping.Counterpart] = []
    for (index, code) in source.codes.enumerated() {
      if let row = draft.rows[index] {
        counterparts.append(row.counterpart)
      } else if let base = code.unmarked, let row = draft.rows[base] {
        counterparts.append(
          row.counterpart.marked(as: code.text.dropFirst(source.codes[base].text.count), in: target)
        )
      } else if let same = target.index(of: code.text), target.codes[same].name == code.name {
        counterparts.append(.codes([same]))
      } else {
        counterparts.append(.unknown)
      }
    }
    let open = zip(source.codes, counterparts).filter { $0.unmarked == nil && $1 == .unknown }.map(\.0)
    if !open.isEmpty {
      let titles = open.map { "\($0.text) \($0.name)" }
      problems.append(.mappingOpen(titles, source: source.name, target: target.name, at: draft.span))
    }
    return CodeMapping(source: draft.source, target: draft.target, counterparts: counterparts)
  }
}

extension CodeMapping.Counterpart {
  /// The same for a code with a suffix, where every target may bear it too.
  fileprivate func marked(as suffix: some StringProtocol, in target: CodeSystem) -> Self {
    guard case .codes(let codes) = self else { return self }
    let marked = codes.compactMap { target.index(of: target.codes[$0].text + suffix) }
    return marked.count == codes.count ? .codes(marked.sorted()) : .unknown
  }
}
