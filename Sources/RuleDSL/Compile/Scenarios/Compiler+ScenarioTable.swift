/// The family of plans drawn below 假设.
extension Compiler {
  private enum Column {
    case unit
    case tier
    case parent
    case code
    case approval
    case figure(indicator: Int, role: Role, year: Int)
  }

  /// The plans, and the indicators with a column of allotted figures.
  mutating func plans(in table: SyntaxTree.Table) -> (plans: [Scenario.Plan], allotted: [Int]) {
    guard let header = table.rows.first else { return ([], []) }
    let columns = header.cells.map { column($0) }
    for (keyword, isThere) in [
      (Keyword.unit, columns.contains { if case .unit = $0 { true } else { false } }),
      (Keyword.tiers, columns.contains { if case .tier = $0 { true } else { false } }),
    ] where !isThere {
      problems.append(.columnMissing(keyword, at: header.span))
    }
    var plans: [Scenario.Plan] = []
    var parents: [(child: Int, parent: SyntaxTree.RawText)] = []
    var known: [String: Span] = [:]
    for row in table.rows.dropFirst() {
      guard let plan = plan(row, columns, number: plans.count, known, &parents) else { continue }
      known[plan.name] = known[plan.name] ?? plan.span
      plans.append(plan)
    }
    for (child, parent) in parents { link(child, to: parent, in: &plans) }
    let allotted = columns.compactMap { column in
      if case .figure(let indicator, .allotted, _) = column { indicator } else { nil }
    }
    return (plans, allotted)
  }

  /// 耕地保有量 and 万亩 of 耕地保有量（万亩）.
  private func measured(_ header: String) -> (name: String, unit: String)? {
    guard let open = header.lastIndex(where: { "(（".contains($0) }), let close = header.last, ")）".contains(close)
    else { return nil }
    let unit = header[header.index(after: open)...].dropLast()
    return Unit(spelled: String(unit)) == nil ? nil : (String(header[..<open]), String(unit))
  }

  private static let columns: [Keyword] = [.unit, .tiers, .parent, .code, .approved]

  private static func column(_ keyword: Keyword?) -> Column? {
    switch keyword {
    case .unit, .name: .unit
    case .tiers: .tier
    case .parent: .parent
    case .code: .code
    case .approved: .approval
    default: nil
    }
  }

  private mutating func column(_ cell: SyntaxTree.RawText) -> Column? {
    if let column = Self.column(Keyword(spelled: cell.text)) { return column }
    // What is misspelt is told once, and read as what it means.
    if program.vocabulary.indicator(named: cell.text) == nil,
      let guess = Keyword.guess(cell.text, ofColumns: Self.columns)
    {
      problems.append(.columnUnknown(cell.text, at: cell.span, allowed: Self.columns))
      return Self.column(guess.keyword)
    }
    guard case .path(let elements, _)? = cell.path else {
      if let (name, unit) = measured(cell.text) { return refuse(.unitInHeader(unit, name: name, at: cell.span)) }
      return refuse(.columnUnknown(cell.text, at: cell.span, allowed: Self.columns))
    }
    var role = Role.own
    var year = Scenario.yearWithoutWord
    for element in elements.dropLast() {
      switch element {
      case .keyword(.allotted, _): role = .allotted
      case .keyword(.present, _): role = .present
      case .keyword(.before, _): role = .before
      case .keyword(.after, _): role = .after
      case .keyword(.own, _): role = .own
      case .year(let value, _): year = value
      case .keyword, .name:
        return refuse(.figureWanted(at: cell.span))
      }
    }
    guard case .name(let name, let place)? = elements.last,
      let index = indicator(SyntaxTree.RawText(text: name, span: cell.span, exact: place))
    else { return nil }
    return .figure(indicator: index, role: role, year: year)
  }

  /// A day, or 在编.
  private mutating func approval(_ cell: SyntaxTree.RawText) -> Approval? {
    Keyword(spelled: cell.text) == .drafted ? .drafted : date(cell).map { .approved($0) }
  }

  private mutating func plan(
    _ row: SyntaxTree.Table.Row,
    _ columns: [Column?],
    number: Int,
    _ known: [String: Span],
    _ parents: inout [(child: Int, parent: SyntaxTree.RawText)]
  ) -> Scenario.Plan? {
    let code = Scenario.code(ofPlan: number)
    var plan = Scenario.Plan(name: "", code: code, tier: 0, parent: nil, figures: [], span: row.span)
    var hasTier = false
    // A row with a cell too few or too many is told; which cell it is, nobody knows.
    let isRagged = row.cells.count != columns.count
    for (cell, column) in zip(row.cells, columns) where !cell.text.isEmpty {
      switch column {
      case .parent where isRagged, .code where isRagged, .approval where isRagged, .figure where isRagged: continue
      case .unit:
        plan.name = cell.text
        note(Symbol(.unit, cell.text, scenarioScope), at: cell.exact, isDefinition: true)
        if let other = known[cell.text] {
          problems.append(.duplicate(cell.text, .plan, at: cell.span, first: other))
        }
      case .tier:
        guard let tier = tier(cell) else { return nil }
        plan.tier = tier
        hasTier = true
      case .parent: parents.append((number, cell))
      case .code: plan.code = cell.text
      case .approval: plan.approval = approval(cell)
      case .figure(let indicator, let role, let year):
        guard let content = content(cell, indicator: indicator) else { continue }
        plan.figures.append(
          Scenario.Cell(indicator: indicator, role: role, year: year, content: content, span: cell.span)
        )
      case nil: continue
      }
    }
    if plan.name.isEmpty { problems.append(.cellMissing(.unit, at: row.span)) }
    if !hasTier { problems.append(.cellMissing(.tiers, at: row.span)) }
    return plan.name.isEmpty || !hasTier ? nil : plan
  }

  /// A figure, the same figure in several units, or words.
  private mutating func content(_ cell: SyntaxTree.RawText, indicator: Int) -> Scenario.Content? {
    switch Keyword(spelled: cell.text) {
    case .unallotted: return .unallotted
    case .notApplicable: return .notApplicable
    case .unprovided: return nil
    default: break
    }
    guard cell.text.unicodeScalars.first?.digit != nil else { return .reference(cell.text) }
    let dimension = program.vocabulary.indicators[indicator].dimension
    var printed: [Quantity] = []
    for part in cell.text.split(whereSeparator: { ";；".contains($0) }) {
      let text = String(part).trimmingBlanks
      guard let quantity = quantity(SyntaxTree.RawText(text: text, span: cell.span)) else { return nil }
      guard quantity.dimension == dimension else {
        let wanted = Diagnostic.Operand(dimension: dimension, span: cell.span)
        let found = Diagnostic.Operand(dimension: quantity.dimension, span: cell.span)
        return refuse(.dimensionMismatch(wanted, found))
      }
      if printed.contains(where: { $0.unit.isSame(as: quantity.unit) }) {
        return refuse(.contradictoryFigures(at: cell.span))
      }
      printed.append(quantity)
    }
    return .printed(printed)
  }

  private mutating func link(_ child: Int, to parent: SyntaxTree.RawText, in plans: inout [Scenario.Plan]) {
    guard plans.indices.contains(child) else { return }
    guard let index = plan(parent, plans) else { return }
    if index == child {
      problems.append(.parentCycle(parent.text, at: parent.span))
    } else if plans[index].tier >= plans[child].tier || program.vocabulary.tiers[plans[index].tier].isBranch {
      // A parent on a higher tier leaves no room for a cycle.
      problems.append(.parentBelow(parent.text, at: parent.span))
    } else {
      plans[child].parent = index
    }
  }
}

extension String {
  /// Without the blanks at both ends.
  fileprivate var trimmingBlanks: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.isBlank { scalars = scalars.dropFirst() }
    while let last = scalars.last, last.isBlank { scalars = scalars.dropLast() }
    return String(scalars)
  }
}
