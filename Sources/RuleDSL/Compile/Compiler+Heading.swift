extension Compiler {
  /// What every 传导 and 规则 says about itself.
  mutating func heading(of block: SyntaxTree.Block, clauses: [SyntaxTree.Clause]) -> Heading {
    let id = identity(of: block, clauses)
    let effective = date(single(.effective, in: clauses))
    let repealed = date(single(.repealed, in: clauses))
    if let effective, let repealed, repealed <= effective { problems.append(.datesReversed(at: block.span)) }
    let basis = basis(in: clauses, at: block.span, effective: effective, repealed: repealed)
    let level = word(single(.level, in: clauses), of: Level.allCases.map(\.keyword))
    if let clause = single(.replaces, in: clauses), case .raw(let raw) = clause.content {
      let why = single(.reason, in: clauses)
      replacements.append(.init(old: raw, by: id, reason: text(of: why), pack: pack(of: block)))
    } else if let clause = single(.reason, in: clauses) {
      problems.append(.clauseMissing(.replaces, in: block.keyword, at: clause.span))
    }
    return Heading(
      id: id,
      title: block.title.text,
      level: level.flatMap { Level($0) } ?? .binding,
      basis: basis,
      bindingReason: text(of: single(.bindingReason, in: clauses)),
      draft: text(of: single(.draft, in: clauses)),
      effective: effective,
      basisEffective: firstDay(of: basis),
      repealed: repealed,
      span: block.span,
      pack: pack(of: block)
    )
  }

  /// First day on which any of the cited documents is in force; `nil` where it is not known of one of them.
  private func firstDay(of basis: Basis) -> PlanDate? {
    guard case .cited(let citations) = basis else { return nil }
    let days = citations.map { citation in
      program.vocabulary.document(citation.title, citation.number).flatMap {
        program.vocabulary.documents[$0].effective
      }
    }
    return days.contains(nil) ? nil : days.compactMap(\.self).min()
  }

  private mutating func identity(of block: SyntaxTree.Block, _ clauses: [SyntaxTree.Clause]) -> String {
    guard let clause = single(.id, in: clauses), case .raw(let raw) = clause.content else {
      problems.append(.clauseMissing(.id, in: block.keyword, at: block.span))
      return block.title.text
    }
    note(Symbol(.statement, raw.text), at: raw.exact, isDefinition: true)
    if let known = ids[raw.text] {
      // 传导 are read before 规则; the one written later is the second.
      problems.append(.duplicate(raw.text, .id, at: max(raw.span, known), first: min(raw.span, known)))
    } else {
      ids[raw.text] = raw.span
    }
    return raw.text
  }

  /// 依据 with citations that exist and are in force, or 依据待核 with a note.
  mutating func basis(
    in clauses: [SyntaxTree.Clause],
    at span: Span,
    effective: PlanDate? = nil,
    repealed: PlanDate? = nil
  ) -> Basis {
    let cited = single(.basis, in: clauses)
    let unverified = single(.unverifiedBasis, in: clauses)
    if let cited, let unverified {
      problems.append(.clauseRepeated(.basis, at: unverified.span, first: cited.span))
    }
    if case .raw(let note) = unverified?.content { return .unverified(note: note.text) }
    guard case .citations(let nodes) = cited?.content else {
      if cited == nil, unverified == nil { problems.append(.basisMissing(at: span)) }
      return .cited([])
    }
    return .cited(nodes.compactMap { citation($0, effective: effective, repealed: repealed) })
  }

  private mutating func citation(
    _ node: SyntaxTree.CitationNode,
    effective: PlanDate?,
    repealed: PlanDate?
  ) -> Citation? {
    let document = program.vocabulary.document(node.title, node.number).map { program.vocabulary.documents[$0] }
    guard let document, node.title.isEmpty || document.title.foldedTitle == node.title.foldedTitle else {
      let wanted = node.number ?? node.title
      let names = program.vocabulary.documents.flatMap { [$0.title] + ($0.number.map { [$0] } ?? []) }
      return refuse(
        document.map { .titleMismatch(node.title, number: wanted, title: $0.title, at: node.span, exact: node.head) }
          ?? .unknownDocument(wanted, at: node.span, exact: node.named, nearest: nearest(to: wanted, among: names))
      )
    }
    note(Symbol(.document, document.title), at: node.named)
    let isTooEarly = document.effective.map { since in effective.map { $0 < since } ?? false } ?? false
    let isTooLate = document.repealed.map { until in repealed.map { until < $0 } ?? true } ?? false
    if isTooEarly || isTooLate {
      problems.append(
        .documentNotInForce(
          document.number ?? document.title,
          at: node.span,
          since: isTooEarly ? document.effective : nil,
          until: isTooLate ? document.repealed : nil
        )
      )
    }
    return Citation(title: document.title, number: document.number, article: node.article)
  }
}
