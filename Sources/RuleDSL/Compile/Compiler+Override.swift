/// 替代, 停用, 容差, 依据 and 代号: what packs say about the rules of others.
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
    let count = program.statements.count
    // Which ids there are is known only now.
    replacements = replacements.flatMap { written in
      ids(written.old).map { WrittenOverride(old: $0, by: written.by, reason: written.reason, pack: written.pack) }
    }
    for block in blocks(.pack) {
      guard let place = pack(of: block) else { continue }
      compileOfficeCodes(block.clauses.filter { $0.keyword == .officeCode }, in: place)
      for clause in block.clauses { compileOverride(clause, in: place) }
    }
    for written in replacements {
      guard let pack = written.pack, let old = statement(written.old) else { continue }
      let override = RulePack.Override(id: old.heading.id, replacement: written.by, reason: written.reason)
      set(override, of: old, at: written.old, pack: pack)
    }
    for written in replacements where written.reason == nil { prove(written) }
    for (copy, label) in tolerated { prove(copy, at: label, among: count) }
    // Copies for several packs stand behind the rule in the order of the packs, whichever file comes first.
    program.statements[count...].sort { ($0.heading.pack ?? -1) < ($1.heading.pack ?? -1) }
    program.statements.sort(by: Statement.precedes)
    for place in program.packs.indices { program.packs[place].overrides.sort { $0.id < $1.id } }
  }

  /// 停用, 容差 and 依据, of one rule or several: KX-15、KX-16.
  private mutating func compileOverride(_ clause: SyntaxTree.Clause, in place: Int) {
    guard [.switchedOff, .tolerance, .basis].contains(clause.keyword) else { return }
    guard let label = clause.label else {
      // 停用 was found without a label where it was read.
      if clause.keyword != .switchedOff { problems.append(.labelMissing(clause.keyword, at: clause.span)) }
      return
    }
    if clause.keyword == .tolerance {
      let written = tolerance(in: [clause], allowsReason: true)
      adjust(ids(label), in: place, with: .tolerance(written, reason: clause.toleranceReason))
    } else if clause.keyword == .basis {
      // What a citation lacks was found where it was read.
      let basis = basis(in: [clause], at: clause.span)
      if basis != .cited([]) { adjust(ids(label), in: place, with: .basis(basis)) }
    } else if let reason = text(of: clause) {
      // A missing reason was found where it was read.
      for id in ids(label) {
        guard let old = statement(id) else { continue }
        set(RulePack.Override(id: id.text, reason: reason), of: old, at: id, pack: place)
      }
    }
  }

  /// What a pack changes about a rule of another that stays as it is but for that.
  private enum Adjustment {
    case tolerance(SpatialTolerance, reason: String?)
    case basis(Basis)
  }

  /// A copy of each rule, as one of the pack's own; a 容差 and a 依据 of one rule make one copy.
  private mutating func adjust(_ ids: [SyntaxTree.RawText], in place: Int, with adjustment: Adjustment) {
    for id in ids {
      guard let old = statement(id) else { continue }
      let earlier = program.packs[place].overrides.firstIndex { override in
        guard override.id == id.text, override.isAdjustment else { return false }
        guard case .tolerance = adjustment else { return override.basis == nil }
        return override.tolerance == nil
      }
      let copy = program.statements.firstIndex { $0.heading.id == id.text && $0.heading.pack == place }
      var override = earlier.map { program.packs[place].overrides[$0] } ?? RulePack.Override(id: id.text)
      var new = earlier == nil ? old : copy.map { program.statements[$0] } ?? old
      override.replacement = id.text
      switch adjustment {
      case .tolerance(let tolerance, let reason):
        guard let tolerated = new.with(tolerance) else {
          problems.append(.toleranceUnfit(id.text, at: id.exact))
          continue
        }
        (new, override.tolerance, override.reason) = (tolerated, tolerance, reason)
      case .basis(let basis):
        override.basis = basis
        // Its text is known now; what the rule quotes is that of another.
        (new.heading.basis, new.heading.bindingReason) = (basis, nil)
      }
      new.heading.pack = place
      if let earlier, let copy {
        (program.packs[place].overrides[earlier], program.statements[copy]) = (override, new)
      } else {
        guard set(override, of: old, at: id, pack: place) else { continue }
        program.statements.append(new)
      }
      if case .tolerance(_, reason: nil) = adjustment { tolerated.append((new, id)) }
    }
  }

  /// The second codes of rules and built-in checks, each rule's once.
  private mutating func compileOfficeCodes(_ clauses: [SyntaxTree.Clause], in place: Int) {
    var known: [String: Span] = [:]
    for clause in clauses {
      guard let code = text(of: clause) else { continue }
      for id in clause.label.map({ ids($0) }) ?? [] {
        if let first = known[id.text] {
          problems.append(.clauseRepeated(.officeCode, at: clause.span, first: first))
        } else if BuiltInChecks.ids.contains(id.text) {
          known[id.text] = clause.span
          program.packs[place].officeCodes[id.text] = code
        } else if statement(id) != nil {
          known[id.text] = clause.span
          note(Symbol(.statement, id.text), at: id.exact)
          program.packs[place].officeCodes[id.text] = code
        }
      }
    }
  }

  /// The ids of several rules: KX-15、KX-16, with blanks or 和 between them, too; what a rule is called stays whole.
  func ids(_ text: SyntaxTree.RawText) -> [SyntaxTree.RawText] {
    func isKnown(_ name: String) -> Bool { ids[name] != nil || program.headings.contains { $0.title == name } }
    if isKnown(text.text) { return [text] }
    let parts = text.parts(at: "、,，;；").flatMap { part in
      isKnown(part.text) ? [part] : part.parts(at: "和及与 \u{3000}\t").filter { !$0.text.isEmpty }
    }
    return parts.map { SyntaxTree.RawText(text: $0.text, span: $0.exact) }
  }

  /// Sees that a rule is at least as strict as what holds on its ground without it: what packs of a wider ground put in
  /// the place of the rule that it replaces, the smallest ground first, and that rule itself.
  private mutating func prove(_ written: WrittenOverride) {
    guard let place = written.pack, let new = program.statements.first(where: { $0.heading.id == written.by }),
      let old = program.statements.first(where: { $0.heading.id == written.old.text }), old.heading.pack != place
    else { return }
    let around = program.packs.filter { program.packs[place].isNarrower(than: $0) }
    let inward = around.sorted { one, other in
      around.count { $0.isNarrower(than: one) } < around.count { $0.isNarrower(than: other) }
    }
    let wider = inward.flatMap(\.overrides).filter { $0.id == written.old.text }.compactMap(\.replacement)
    let replaced = wider.flatMap { id in program.statements.filter { $0.heading.id == id } }
    for old in replaced + [old] {
      let respects = strictness.shortfalls(of: new, against: old)
      guard !respects.isEmpty else { continue }
      problems.append(
        .replacementLooser(written.by, old: old.heading.id, respects, at: written.old.exact, seeing: old.heading.span)
      )
      return
    }
  }

  /// Sees that another 容差 forgives no more than the rule itself does, one of the first `count` statements, and than
  /// packs of a wider ground do.
  private mutating func prove(_ copy: Statement, at label: SyntaxTree.RawText, among count: Int) {
    let all = program.statements
    guard let pack = copy.heading.pack else { return }
    let wider = all.indices.filter { place in
      guard all[place].heading.id == copy.heading.id else { return false }
      let other = all[place].heading.pack
      return place < count || other.map { program.packs[pack].isNarrower(than: program.packs[$0]) } ?? true
    }
    let respects = wider.flatMap { strictness.shortfalls(of: copy, against: all[$0]) }
    if let first = respects.first { problems.append(.toleranceLarger(copy.heading.id, first, at: label.exact)) }
  }

  private var strictness: Strictness { Strictness(vocabulary: program.vocabulary, prover: prover) }

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
      let (first, second) = (min(other.span, id.exact), max(other.span, id.exact))
      problems.append(.overriddenTwice(id.text, at: second, first: first))
    } else if old.heading.pack == pack {
      problems.append(.overridesOwn(id.text, at: id.exact))
    } else {
      overridden[id.text, default: []].append((pack, id.exact))
      program.packs[pack].overrides.append(override)
      return true
    }
    return false
  }

  private mutating func statement(_ id: SyntaxTree.RawText) -> Statement? {
    if let known = program.statements.first(where: { $0.heading.id == id.text }) { return known }
    guard let called = program.headings.first(where: { $0.title == id.text }) else {
      return unknown(id, .id, among: program.headings.map(\.id))
    }
    return refuse(.unknownName(id.text, .id, at: id.span, exact: id.exact, nearest: called.id))
  }
}

extension SyntaxTree.Clause {
  /// 理由 of a 容差.
  fileprivate var toleranceReason: String? {
    guard case .tolerance(let terms) = content else { return nil }
    return terms.first { $0.keyword == .reason }?.amount.text
  }
}

extension Statement {
  /// Itself with another 容差; `nil` where it has none.
  fileprivate func with(_ tolerance: SpatialTolerance) -> Statement? {
    switch self {
    case .line(var line):
      line.tolerance = tolerance
      return .line(line)
    case .rule(var rule) where rule.tolerance != SpatialTolerance():
      rule.tolerance = tolerance
      return .rule(rule)
    case .matrix(var matrix):
      matrix.tolerance.sliver = tolerance
      return .matrix(matrix)
    case .figures, .entries, .monitor, .rule: return nil
    }
  }
}
