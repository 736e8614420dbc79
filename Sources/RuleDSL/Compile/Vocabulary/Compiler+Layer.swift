/// 图层 of a vocabulary, 容差, and clauses that have no meaning where they stand.
extension Compiler {
  mutating func addLayers(_ clause: SyntaxTree.Clause) {
    let allowed: [Keyword] = [
      .name, .aliases, .codes, .geometry, .tiers, .units, .areaField, .condition, .fields, .codeSystem,
    ]
    guard let table = TableReader(clause, allowed: allowed, required: [.name, .codes], &problems) else { return }
    for row in table.rows {
      guard let name = table.cell(.name, row, &problems), let layer = layer(row, table, name) else { continue }
      define(.layer, name, row, table)
      add(layer)
      reportShared(table.names(.codes, row), of: layer.name)
    }
  }

  private mutating func layer(
    _ row: TableReader.Row,
    _ table: TableReader,
    _ name: SyntaxTree.RawText
  ) -> Layer? {
    let known: Layer? = self.row(name)
    if known == nil, table.cell(.codes, row, &problems) == nil { return nil }
    var layer = known ?? Layer(name: name.text, codes: [])
    layer.aliases = table.names(.aliases, row).map(\.text)
    layer.codes = table.names(.codes, row).map(\.text)
    layer.span = name.span
    let geometry = choose(table.optional(.geometry, row), Layer.Geometry.allCases.map(\.keyword))
    layer.geometry = geometry.flatMap { Layer.Geometry($0) } ?? layer.geometry
    if table.optional(.tiers, row) != nil { layer.tiers = Set(tiers(table.names(.tiers, row))).sorted() }
    if let cell = table.optional(.units, row) {
      guard let digits = firstDigits(ofUnit: cell.text) else {
        return refuse(.malformedUnit(cell.text, at: cell.span))
      }
      layer.units = digits
    }
    layer.areaField = table.optional(.areaField, row)?.text ?? layer.areaField
    if let cell = table.optional(.condition, row) {
      guard let (field, values) = filter(cell.text) else { return refuse(.malformedFilter(cell.text, at: cell.span)) }
      (layer.filterField, layer.filterValues) = (field, values)
    }
    guard let cell = table.optional(.fields, row) else {
      if let cell = table.optional(.codeSystem, row) {
        problems.append(.malformedSystems(cell.text, at: cell.span))
      }
      return layer
    }
    guard let fields = fields(table.names(.fields, row).map(\.text)) else {
      return refuse(.malformedFields(cell.text, at: cell.span))
    }
    layer.fields = fields.added(to: layer.fields)
    for (field, text) in zip(fields, table.names(.fields, row)) {
      let place = text.parts(at: "=＝")[0].exact
      note(Symbol(.field, field.name, .within(layer.name)), at: place, isDefinition: true)
    }
    setCodeSystems(of: &layer, table.names(.codeSystem, row))
    return layer
  }

  /// 分区代码=CN-2021: the systems that values of fields belong to.
  private mutating func setCodeSystems(of layer: inout Layer, _ texts: [SyntaxTree.RawText]) {
    for text in texts {
      let sides = text.parts(at: "=＝", keepsEmpty: true)
      let name = sides.first?.text
      guard sides.count == 2, let field = layer.fields.firstIndex(where: { $0.name == name }) else {
        problems.append(.malformedSystems(text.text, at: text.span))
        continue
      }
      note(Symbol(.field, sides[0].text, .within(layer.name)), at: sides[0].exact)
      layer.fields[field].codeSystem = codeSystem(sides[1])
    }
  }

  /// 33 of 330000: what the codes of a unit and of those below it begin with.
  func firstDigits(ofUnit text: String) -> String? {
    let code = CodeSystem.folded(text)
    guard code.count == 6, code.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let digits = UnitIdentity.significant(code)
    return digits.isEmpty ? nil : String(digits)
  }

  /// A field and the values it may begin with: GHFQDM=410、420.
  private func filter(_ text: String) -> (field: String, values: [String])? {
    let sides = text.split(omittingEmptySubsequences: false) { $0 == "=" || $0 == "＝" }
    guard sides.count == 2 else { return nil }
    let field = String(sides[0].filter { !$0.isPlainBlank })
    let values = sides[1].split { "、,，;；".contains($0) }.map { String($0.filter { !$0.isPlainBlank }) }
    return field.isEmpty || values.isEmpty || values.contains("") ? nil : (field, values)
  }

  /// Names of ours and what they mean: fields of databases, 维护类型=WHLX、图斑面积=TBMJ（平方米）（可缺）, or 文件名 and
  /// other traits of features; no name twice.
  private func fields(_ texts: [String]) -> [LayerField]? {
    var fields: [LayerField] = []
    for text in texts {
      let sides = text.split(omittingEmptySubsequences: false) { $0 == "=" || $0 == "＝" }.map(String.init)
      guard sides.count == 2, !sides.contains(""), !fields.contains(where: { $0.name == sides[0] }) else {
        return nil
      }
      let keyword = Keyword(spelled: sides[1])
      let trait = FeatureTrait.allCases.first { $0.keyword == keyword }
      let mark = optionalMark(endOf: sides[1])
      guard let (code, unit) = measured(sides[1].dropLast(mark?.count ?? 0)), !code.isEmpty else { return nil }
      fields.append(LayerField(name: sides[0], code: code, unit: unit, trait: trait, isOptional: mark != nil))
    }
    return fields
  }

  /// TBMJ（平方米）: a field and the unit of its values; `nil` where what stands in the brackets is none.
  private func measured(_ text: Substring) -> (code: String, unit: Unit?)? {
    guard let open = text.firstIndex(where: { "（(".contains($0) }), "）)".contains(text.last ?? " ") else {
      return (String(text), nil)
    }
    return Unit(spelled: String(text[text.index(after: open)...].dropLast())).map { (String(text[..<open]), $0) }
  }

  /// 容差：面积 1 平方米，宽度 0.1 米; nothing is tolerated where none is stated.
  mutating func tolerance(
    in clauses: [SyntaxTree.Clause],
    allowsShare: Bool = false,
    allowsReason: Bool = false
  ) -> SpatialTolerance {
    guard case .tolerance(let terms) = single(.tolerance, in: clauses)?.content else { return SpatialTolerance() }
    var tolerance = SpatialTolerance()
    for (place, term) in terms.enumerated() {
      if let first = terms[..<place].first(where: { $0.keyword == term.keyword }) {
        problems.append(.clauseRepeated(term.keyword, at: term.span, first: first.span))
      } else if term.keyword == .area {
        tolerance.area = quantity(of: term, .area)
      } else if term.keyword == .width {
        tolerance.width = quantity(of: term, .length)
      } else if term.keyword == .reason ? !allowsReason : !allowsShare {
        problems.append(.wrongWord(term.keyword.spelling.chinese, at: term.span, allowed: [.area, .width]))
      }
    }
    return tolerance
  }

  /// A term of 容差; what is as large as the ground of a plan would excuse everything.
  mutating func quantity(of term: SyntaxTree.Term, _ dimension: Dimension) -> Quantity? {
    guard let quantity = quantity(term.amount, of: term.keyword, dimension) else { return nil }
    let isTooLarge =
      switch term.keyword {
      case .area: Int128(quantity.base) > Unit(.hectare).scale
      case .width: Int128(quantity.base) > 10 * Unit(.metre).scale
      default: 10 * Int128(quantity.base) > Unit(.times).scale
      }
    return isTooLarge ? refuse(.toleranceSize(term.keyword, at: term.amount.span)) : quantity
  }

  /// An amount of the kind that its word calls for.
  mutating func quantity(_ text: SyntaxTree.RawText, of word: Keyword, _ dimension: Dimension) -> Quantity? {
    guard let quantity = quantity(text) else { return nil }
    guard quantity.dimension == dimension else {
      return refuse(.wrongKind(word, wanted: dimension, found: quantity.dimension, at: text.span))
    }
    return quantity
  }

  mutating func rejectClauses(
    _ keywords: [Keyword],
    in clauses: [SyntaxTree.Clause],
    _ setting: Diagnostic.Setting
  ) {
    for clause in clauses where keywords.contains(clause.keyword) {
      problems.append(.clauseUnfit(clause.keyword, setting, at: clause.span))
    }
  }
}

extension Character {
  fileprivate var isPlainBlank: Bool { self == " " || self == "\u{3000}" || self == "\t" }
}
