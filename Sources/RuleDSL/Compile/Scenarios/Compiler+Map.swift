/// 图: layers of a scenario drawn as grids.
extension Compiler {
  mutating func maps(_ clauses: [SyntaxTree.Clause], _ plans: [Scenario.Plan]) -> [Scenario.Map] {
    var maps: [Scenario.Map] = []
    var spans: [Span] = []
    for clause in clauses where clause.keyword == .map {
      guard let label = clause.label, case .map(let node) = clause.content else { continue }
      let cell = quantity(node.cell, of: .cell, .length)
      if let cell, !isDrawable(cell, node.rows) { problems.append(.cellSize(at: node.cell.span)) }
      guard let (plan, layer, version) = drawn(node.subject, label, plans), let cell else { continue }
      // A map of a layer with fields is one feature; others may follow.
      let isWhole = program.vocabulary.layers[layer].fields.isEmpty
      let isSame = { (map: Scenario.Map) in map.plan == plan && map.layer == layer && map.version == version }
      if isWhole, let first = maps.firstIndex(where: isSame) {
        problems.append(.duplicate(label.text, .map, at: label.span, first: spans[first]))
        continue
      }
      let rows = node.rows.map { $0.text.text.unicodeScalars.map(\.isFilledCell) }
      if program.vocabulary.layers[layer].geometry == .line { rejectLoneCells(rows, node) }
      var map = Scenario.Map(plan: plan, layer: layer, version: version, cellMetres: cell, rows: rows)
      read(node.values, into: &map)
      maps.append(map)
      spans.append(label.span)
    }
    return maps
  }

  /// Whether cells can be drawn: more than a millimetre, and all of them within a part of the earth.
  private func isDrawable(_ cell: Quantity, _ rows: [SyntaxTree.MapNode.Row]) -> Bool {
    let longest = rows.reduce(rows.count) { max($0, $1.text.text.unicodeScalars.count) }
    let (kilometre, millimetre) = (Unit(.kilometre).scale, Unit(.metre).scale / 1000)
    return Int128(cell.base) > millimetre && Int128(cell.base) * Int128(longest) <= 5000 * kilometre
  }

  /// Lines are drawn between cells that meet at a side: one by itself would draw nothing.
  private mutating func rejectLoneCells(_ rows: [[Bool]], _ node: SyntaxTree.MapNode) {
    func isFilled(_ row: Int, _ column: Int) -> Bool {
      rows.indices.contains(row) && rows[row].indices.contains(column) && rows[row][column]
    }
    for (row, cells) in rows.enumerated() {
      let isLone = cells.indices.contains { column in
        isFilled(row, column) && !isFilled(row, column - 1) && !isFilled(row, column + 1)
          && !isFilled(row - 1, column) && !isFilled(row + 1, column)
      }
      if isLone { problems.append(.loneCell(at: node.rows[row].text.span)) }
    }
  }

  /// 登记面积 1 公顷 and fields such as 维护类型 1, behind the size of a cell.
  private mutating func read(_ values: [SyntaxTree.MapNode.Value], into map: inout Scenario.Map) {
    let layer = program.vocabulary.layers[map.layer]
    map.fields = layer.fields.map { _ in "" }
    for value in values {
      if let index = layer.fields.firstIndex(where: { $0.name == value.name.text }) {
        note(Symbol(.field, layer.fields[index].name, .within(layer.name)), at: value.name.exact)
        let system = layer.fields[index].codeSystem.map { program.vocabulary.codeSystems[$0] }
        if let system, let code = system.index(ofShort: CodeSystem.folded(value.text.text)) {
          note(system.symbol(of: code), at: value.text.exact)
        }
        map.fields[index] = system == nil ? value.text.text : CodeSystem.folded(value.text.text)
      } else if Keyword(spelled: value.name.text) == .statedArea {
        map.statedArea = quantity(value.text, of: .statedArea, .area)
      } else if layer.fields.isEmpty {
        problems.append(.wrongWord(value.name.text, at: value.name.span, allowed: [.statedArea]))
      } else {
        let known = layer.fields.map(\.name) + [Keyword.statedArea.spelling.chinese]
        let near = nearest(to: value.name.text, among: known)
        problems.append(.unknownField(value.name.text, layer: layer.name, at: value.name.span, nearest: near))
      }
    }
  }

  /// 甲市的维护前的城镇开发边界: a unit, perhaps a state of its plan, and a layer.
  private mutating func drawn(
    _ subject: Expression?,
    _ label: SyntaxTree.RawText,
    _ plans: [Scenario.Plan]
  ) -> (plan: Int, layer: Int, version: PlanVersion)? {
    guard case .path(let elements, _)? = subject, elements.count > 1,
      let unit = text(of: elements[0], label.span), let name = text(of: elements[elements.count - 1], label.span),
      let version = version(elements[1..<(elements.count - 1)])
    else { return refuse(.mapLabel(label.text, at: label.span)) }
    guard let plan = plan(unit, plans), let layer = layer(name) else { return nil }
    let known = program.vocabulary.layers[layer]
    if !known.tiers.isEmpty, !known.tiers.contains(plans[plan].tier) {
      let tier = program.vocabulary.tiers[plans[plan].tier].name
      problems.append(.layerNotOfTier(known.name, tier: tier, side: .own, at: label.span))
    }
    return (plan, layer, version)
  }

  private func text(of element: PathElement, _ span: Span) -> SyntaxTree.RawText? {
    switch element {
    case .name(let name, let place): .init(text: name, span: span, exact: place)
    case .keyword(.units, let place): .init(text: boundaryName, span: span, exact: place)
    case .keyword, .year: nil
    }
  }

  private var boundaryName: String {
    program.vocabulary.territory.map { program.vocabulary.layers[$0].name } ?? Keyword.units.spelling.chinese
  }

  private func version(_ elements: ArraySlice<PathElement>) -> PlanVersion? {
    switch (elements.first, elements.count) {
    case (nil, _): .current
    case (.keyword(.before, _), 1): .before
    case (.keyword(.after, _), 1): .after
    default: nil
    }
  }
}
