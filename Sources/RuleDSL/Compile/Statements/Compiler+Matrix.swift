extension Compiler {
  /// Where the parts of a matrix stand, for comparing it with the one above.
  struct MatrixPlaces {
    var block: Span
    /// Row by row.
    var cells: [[Span]]
    var unlisted: Span
    var tolerance: Span
    var level: Span
    /// The ids behind 上级矩阵.
    var refines: [SyntaxTree.RawText]
    /// Whether every cell was read; what is said about half a matrix is no news.
    var isWhole: Bool
  }

  mutating func compileMatrix(_ block: SyntaxTree.Block) {
    let firstProblem = problems.count
    let split = block.clauses.firstIndex { $0.keyword == .exception } ?? block.clauses.count
    let clauses = Array(block.clauses[..<split])
    let heading = heading(of: block, clauses: clauses)
    let tiers = appliesTo(clauses)
    for clause in clauses where clause.keyword == .when {
      problems.append(.misplacedClause(.when, in: .matrix, at: clause.span))
    }
    var typing = Typing(vocabulary: program.vocabulary, scope: .plans, tiers: tiers)
    typing.isAboutParcels = true
    let (zones, table) = axis(.columns, of: block, clauses, &typing)
    let (uses, other) = axis(.rows, of: block, clauses, &typing)
    let layer = uses?.field.layer.layer
    let conditions = layer.map { self.conditions(clauses, of: $0, &typing) } ?? []
    let message = layer.flatMap { self.message(clauses, of: $0, &typing) }
    let exceptions = self.exceptions(block.clauses[split...], of: layer, &typing)
    take(typing)
    let tolerance = AdmissionTolerance(
      sliver: tolerance(in: clauses, allowsShare: true),
      share: shareTolerance(in: clauses)
    )
    let unlistedWord = word(single(.unlisted, in: clauses), of: [.admitted, .prohibited, .undetermined])
    if let table, let other { problems.append(.clauseRepeated(.rows, at: other.span, first: table.span)) }
    guard let zones, let uses else { return }
    guard let table = table ?? other else {
      problems.append(.matrixTableMissing(at: block.span))
      return
    }
    let grid = grid(of: table, zones: zones.system, uses: uses.system, conditions)
    if unlistedWord == nil, !clauses.contains(where: { $0.keyword == .unlisted }) {
      reportUncovered(.columns, grid.columns, zones.system, at: block.span)
      reportUncovered(.rows, grid.rows, uses.system, at: block.span)
    }
    let unlisted: Admission =
      unlistedWord == .admitted ? .admitted : unlistedWord == .prohibited ? .prohibited : .undetermined
    let matrix = AdmissionMatrix(
      heading: heading,
      tiers: tiers,
      zones: zones,
      uses: uses,
      columns: grid.columns,
      rows: grid.rows,
      conditions: conditions,
      unlisted: unlisted,
      tolerance: tolerance,
      message: message,
      exceptions: exceptions,
      refines: refined(clauses).map(\.text),
      answers: AdmissionMatrix.Answers(
        grid.cells,
        columns: grid.columns,
        rows: grid.rows,
        unlisted: unlisted,
        zones: program.vocabulary.codeSystems[zones.system],
        uses: program.vocabulary.codeSystems[uses.system]
      )
    )
    program.statements.append(.matrix(matrix))
    matrixPlaces[heading.id] = MatrixPlaces(
      block: block.span,
      cells: grid.spans,
      unlisted: clauses.first { $0.keyword == .unlisted }?.span ?? block.span,
      tolerance: clauses.first { $0.keyword == .tolerance }?.span ?? block.span,
      level: clauses.first { $0.keyword == .level }?.span ?? block.span,
      refines: refined(clauses),
      isWhole: !problems[firstProblem...].contains { $0.severity == .error }
    )
  }

  private func refined(_ clauses: [SyntaxTree.Clause]) -> [SyntaxTree.RawText] {
    clauses.filter { $0.keyword == .refines }.flatMap { clause -> [SyntaxTree.RawText] in
      guard case .list(let items) = clause.content else { return [] }
      return items
    }
  }

  /// 横向 or 纵向: a field with a code system, and the table when it stands below.
  private mutating func axis(
    _ keyword: Keyword,
    of block: SyntaxTree.Block,
    _ clauses: [SyntaxTree.Clause],
    _ typing: inout Typing
  ) -> (CodedField?, SyntaxTree.Table?) {
    guard let clause = single(keyword, in: clauses) else {
      problems.append(.clauseMissing(keyword, in: block.keyword, at: block.span))
      return (nil, nil)
    }
    guard case .axis(let expression, let table) = clause.content else { return (nil, nil) }
    guard let field = typing.field(expression) else { return (nil, table) }
    let layer = program.vocabulary.layers[field.layer.layer]
    guard layer.geometry == .polygon else {
      problems.append(.polygonsWanted(layer.name, layer.geometry.keyword, at: expression.span))
      return (nil, table)
    }
    let known = layer.fields[field.field]
    guard let system = known.codeSystem else {
      let systems = program.vocabulary.codeSystems.map(\.name)
      problems.append(
        .fieldWithoutSystem(known.name, layer: layer.name, systems: systems, at: expression.span)
      )
      return (nil, table)
    }
    return (CodedField(field: field, system: system), table)
  }

  private mutating func conditions(
    _ clauses: [SyntaxTree.Clause],
    of layer: Int,
    _ typing: inout Typing
  ) -> [AdmissionMatrix.Requirement] {
    var places: [Int: Span] = [:]
    var conditions: [AdmissionMatrix.Requirement] = []
    for clause in clauses where clause.keyword == .condition {
      guard let label = clause.label, case .expression(let expression) = clause.content else { continue }
      guard let number = conditionNumber(of: label.text) else {
        problems.append(.malformedConditionNumber(label.text, at: label.span))
        continue
      }
      if let first = places[number] {
        problems.append(.duplicate(label.text, .condition, at: label.span, first: first))
        continue
      }
      places[number] = label.span
      let condition = typing.featureCondition(expression, of: layer) ?? .all([])
      conditions.append(.init(label: label.text, condition: condition, span: label.span))
    }
    return conditions
  }

  private mutating func exceptions(
    _ clauses: ArraySlice<SyntaxTree.Clause>,
    of layer: Int?,
    _ typing: inout Typing
  ) -> [AdmissionMatrix.Exception] {
    var found: [AdmissionMatrix.Exception] = []
    for part in exceptions(clauses) {
      guard let layer, let condition = typing.featureCondition(part.condition, of: layer) else { continue }
      found.append(.init(label: part.label, basis: part.basis, condition: condition, span: part.span))
    }
    return found
  }

  private mutating func shareTolerance(in clauses: [SyntaxTree.Clause]) -> Quantity? {
    let terms = clauses.filter { $0.keyword == .tolerance }.flatMap { clause -> [SyntaxTree.Term] in
      guard case .tolerance(let terms) = clause.content else { return [] }
      return terms
    }
    return terms.first { $0.keyword == .share }.flatMap { quantity(of: $0, .ratio) }
  }

  private mutating func reportUncovered(
    _ axis: Keyword,
    _ lines: [AdmissionMatrix.Line],
    _ index: Int,
    at span: Span
  ) {
    let system = program.vocabulary.codeSystems[index]
    let covered = Set(lines.flatMap(\.codes))
    let open = system.codes.indices.filter { covered.isDisjoint(with: system.codes[$0].lineage) }
    guard !open.isEmpty else { return }
    problems.append(.unlistedMissing(axis, codes: open.map { system.title(of: $0) }, at: span))
  }

  private mutating func message(
    _ clauses: [SyntaxTree.Clause],
    of layer: Int,
    _ typing: inout Typing
  ) -> AdmissionTemplate? {
    guard case .template(let node) = single(.otherwise, in: clauses)?.content else { return nil }
    let parts = node.parts.compactMap { part -> AdmissionTemplate.Part? in
      switch part {
      case .text(let text): .text(text)
      case .placeholder(let expression): typing.matrixPlaceholder(expression, of: layer)
      }
    }
    return AdmissionTemplate(parts: parts)
  }
}

extension Typing {
  /// {本级的名称}, {分区}, {用途}, {面积}, {占比} or {用途的字段}.
  fileprivate mutating func matrixPlaceholder(_ expression: Expression, of layer: Int) -> AdmissionTemplate.Part? {
    guard case .path(let elements, _) = expression, case .keyword(let first, _) = elements[0] else {
      return refuse(.unknownMatrixPlaceholder(at: expression.span))
    }
    switch (first, elements.count) {
    case (.zone, 1): return .zone
    case (.use, 1): return .use
    case (.area, 1): return .area
    case (.share, 1): return .share
    case (.use, 2): return fieldIndex(elements[1], of: layer).map { .field($0) }
    case (.own, 2): if case .keyword(.name, _) = elements[1] { return .name }
    default: break
    }
    return refuse(.unknownMatrixPlaceholder(at: expression.span))
  }
}
