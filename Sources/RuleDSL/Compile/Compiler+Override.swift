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
      for clause in block.clauses where clause.keyword == .switchedOff || clause.keyword == .officeCode {
        guard let label = clause.label, let old = statement(label), let text = text(of: clause) else { continue }
        if clause.keyword == .officeCode {
          note(Symbol(.statement, label.text), at: label.exact)
          program.packs[place].officeCodes[label.text] = text
        } else {
          set(RulePack.Override(id: label.text, replacement: nil, reason: text), of: old, at: label, pack: place)
        }
      }
    }
    for written in replacements {
      guard let pack = written.pack, let old = statement(written.old) else { continue }
      let override = RulePack.Override(id: old.heading.id, replacement: written.by, reason: written.reason)
      set(override, of: old, at: written.old, pack: pack)
    }
    for written in replacements where written.reason == nil { prove(written) }
    for place in program.packs.indices { program.packs[place].overrides.sort { $0.id < $1.id } }
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

  private mutating func set(
    _ override: RulePack.Override,
    of old: Statement,
    at id: SyntaxTree.RawText,
    pack: Int
  ) {
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
    }
  }

  private mutating func statement(_ id: SyntaxTree.RawText) -> Statement? {
    program.statements.first { $0.heading.id == id.text } ?? unknown(id, .id, among: program.headings.map(\.id))
  }
}
