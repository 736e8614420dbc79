/// 替代, 停用 and 代号: what packs say about the rules of others.
extension Compiler {
  /// A 替代 as written in a rule.
  struct WrittenOverride {
    var old: SyntaxTree.RawText
    var by: String
    var reason: String?
    var pack: Int?
  }

  /// Once all statements are known.
  mutating func compileOverrides() {
    for block in blocks(.pack) {
      guard let place = pack(of: block) else { continue }
      for clause in block.clauses { compileOverride(clause, in: place) }
    }
    for written in replacements {
      guard let pack = written.pack, let old = statement(written.old) else { continue }
      let override = RulePack.Override(id: old.heading.id, replacement: written.by, reason: written.reason)
      set(override, of: old, at: written.old, pack: pack)
    }
    for written in replacements where written.reason == nil { prove(written) }
    program.statements.sort(by: Statement.precedes)
    for place in program.packs.indices { program.packs[place].overrides.sort { $0.id < $1.id } }
  }

  private mutating func compileOverride(_ clause: SyntaxTree.Clause, in place: Int) {
    guard [.switchedOff, .officeCode, .tolerance].contains(clause.keyword) else { return }
    guard let label = clause.label else {
      // The others were found without a label where they were read.
      if clause.keyword == .tolerance { problems.append(.labelMissing(.tolerance, at: clause.span)) }
      return
    }
    guard let old = statement(label) else { return }
    var override = RulePack.Override(id: label.text)
    if clause.keyword == .tolerance {
      let written = tolerance(in: [clause])
      guard let copy = old.with(written, pack: place) else {
        problems.append(.toleranceUnfit(label.text, at: label.span))
        return
      }
      (override.replacement, override.tolerance) = (label.text, written)
      if set(override, of: old, at: label, pack: place) { program.statements.append(copy) }
    } else if let text = text(of: clause) {
      override.reason = text
      if clause.keyword == .switchedOff {
        set(override, of: old, at: label, pack: place)
      } else {
        note(Symbol(.statement, label.text), at: label.exact)
        program.packs[place].officeCodes[label.text] = text
      }
    }
  }

  /// Sees that a rule is at least as strict as what holds on its ground without it: the rule that it replaces, and what
  /// packs of a wider ground put in its place.
  private mutating func prove(_ written: WrittenOverride) {
    guard let place = written.pack, let new = program.statements.first(where: { $0.heading.id == written.by }),
      let old = program.statements.first(where: { $0.heading.id == written.old.text }), old.heading.pack != place
    else { return }
    let wider = program.packs.filter { program.packs[place].isNarrower(than: $0) }.flatMap(\.overrides)
      .filter { $0.id == written.old.text }.compactMap(\.replacement)
    let strictness = Strictness(vocabulary: program.vocabulary, prover: prover)
    for old in [old] + program.statements.filter({ wider.contains($0.heading.id) })
    where !strictness.isAtLeast(new, as: old) {
      problems.append(
        .replacementLooser(written.by, old: old.heading.id, at: written.old.span, seeing: old.heading.span)
      )
      return
    }
  }

  /// Returns whether the rule is one of another pack, set aside here for the first time.
  @discardableResult
  private mutating func set(
    _ override: RulePack.Override,
    of old: Statement,
    at id: SyntaxTree.RawText,
    pack: Int
  ) -> Bool {
    note(Symbol(.statement, id.text), at: id.exact)
    let own = program.packs[pack]
    let known = overridden[id.text] ?? []
    let other = known.first { other in
      let pack = program.packs[other.pack]
      return pack.meets(own) && !pack.isNarrower(than: own) && !own.isNarrower(than: pack)
    }
    if let other {
      let (first, second) = (min(other.span, id.span), max(other.span, id.span))
      problems.append(.overriddenTwice(id.text, at: second, first: first))
    } else if old.heading.pack == pack {
      problems.append(.overridesOwn(id.text, at: id.span))
    } else {
      overridden[id.text, default: []].append((pack, id.span))
      program.packs[pack].overrides.append(override)
      return true
    }
    return false
  }

  private mutating func statement(_ id: SyntaxTree.RawText) -> Statement? {
    program.statements.first { $0.heading.id == id.text } ?? unknown(id, .id, among: program.headings.map(\.id))
  }
}

extension Statement {
  /// Itself with another 容差, as a rule of a pack; `nil` where it has none.
  fileprivate func with(_ tolerance: SpatialTolerance, pack: Int) -> Statement? {
    switch self {
    case .line(var line):
      (line.tolerance, line.heading.pack) = (tolerance, pack)
      return .line(line)
    case .rule(var rule) where rule.tolerance != SpatialTolerance():
      (rule.tolerance, rule.heading.pack) = (tolerance, pack)
      return .rule(rule)
    case .matrix(var matrix):
      (matrix.tolerance.sliver, matrix.heading.pack) = (tolerance, pack)
      return .matrix(matrix)
    case .figures, .entries, .monitor, .rule: return nil
    }
  }
}
