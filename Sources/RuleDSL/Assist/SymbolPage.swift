/// What a name stands for, in Markdown, for who points at it: its definition, its unit, its ground with the original text,
/// and the obligations that follow.
package func page(
  about symbol: Symbol,
  _ draft: Compilation.Draft,
  definition: String,
  language: Language
) -> String {
  let pages = SymbolPages(draft: draft, language: language)
  return pages.page(about: symbol, definition: definition).joined(separator: "\n\n")
}

/// What a word of the language is called in both languages, and where it stands.
package func page(about keyword: Keyword, language: Language) -> String {
  let place: Phrase =
    switch keyword.place {
    case .block: Phrase("块", "block")
    case .clause(let blocks, _):
      Phrase(
        "子句，写在 \(Keyword.list(blocks.sorted { $0.rawValue < $1.rawValue }, .chinese)) 里",
        "clause of \(Keyword.list(blocks.sorted { $0.rawValue < $1.rawValue }, .english))"
      )
    case .inner: Phrase("词", "word")
    }
  return "**\(keyword.chinese)** `\(keyword.english)`\n\n\(place[language])"
}

private struct SymbolPages {
  let draft: Compilation.Draft
  let language: Language

  var program: RuleProgram { draft.program }
  var vocabulary: Vocabulary { draft.program.vocabulary }

  func page(about symbol: Symbol, definition: String) -> [String] {
    let known: [String]? =
      switch symbol.kind {
      case .indicator: vocabulary.indicator(named: symbol.name).map(indicator)
      case .layer: vocabulary.layer(named: symbol.name).map(layer)
      case .document: vocabulary.documents.first { $0.title == symbol.name }.map(document)
      case .statement: program.statements.first { $0.heading.id == symbol.name }.map { statement($0) }
      case .codeSystem: vocabulary.codeSystem(named: symbol.name).map(codeSystem)
      case .code: code(symbol)
      case .tier: tier(symbol.name)
      case .field, .list, .designation, .value, .requirement, .definition, .unit: nil
      }
    let title = "**\(symbol.name)** \(symbol.kind.word[language])"
    return [title] + (known ?? (definition.isEmpty ? [] : [block(definition)]))
  }

  private func text(_ chinese: String, _ english: String) -> String { Phrase(chinese, english)[language] }
  private func block(_ rule: String) -> String { "```rule\n\(rule)\n```" }
  private func line(_ name: Keyword, _ text: String) -> String {
    "\(name.spelled(in: language))\(language == .chinese ? "：" : ": ")\(text)"
  }
  private func list(_ names: [String]) -> String { names.joined(separator: language == .chinese ? "、" : ", ") }

  private func indicator(_ place: Int) -> [String] {
    let indicator = vocabulary.indicators[place]
    var lines = [line(.unit, indicator.unit.text)]
    if !indicator.aliases.isEmpty { lines.append(line(.aliases, list(indicator.aliases))) }
    lines.append(line(.direction, indicator.direction.relation.keyword.spelled(in: language)))
    let attribute: Keyword =
      switch indicator.attribute {
      case .binding: .obligatory
      case .expected: .anticipated
      case .state: .present
      }
    lines.append(line(.attribute, attribute.spelled(in: language)))
    let carriers = program.statements.filter { $0.figures?.indicator == place || $0.monitor?.indicator == place }
    return [lines.joined(separator: "  \n")] + carriers.flatMap { statement($0) }
  }

  private func layer(_ place: Int) -> [String] {
    let layer = vocabulary.layers[place]
    var lines: [String] = []
    if !layer.aliases.isEmpty { lines.append(line(.aliases, list(layer.aliases))) }
    if !layer.codes.isEmpty { lines.append(line(.codes, list(layer.codes))) }
    if !layer.tiers.isEmpty { lines.append(line(.tiers, list(layer.tiers.map { vocabulary.tiers[$0].name }))) }
    if !layer.fields.isEmpty { lines.append(line(.fields, list(layer.fields.map { "\($0.name) `\($0.code)`" }))) }
    let carriers = program.statements.filter { $0.line?.layer == place }
    return [lines.joined(separator: "  \n")] + carriers.flatMap { statement($0) }
  }

  private func document(_ document: CitedDocument) -> [String] {
    var lines: [String] = []
    if let number = document.number { lines.append(line(.number, number)) }
    if let date = document.effective { lines.append(line(.effective, date.text)) }
    if let date = document.repealed { lines.append(line(.repealed, date.text)) }
    let citing = program.headings.filter { heading in
      if case .cited(let citations) = heading.basis {
        return citations.contains { $0.title == document.title || $0.number != nil && $0.number == document.number }
      }
      return false
    }
    if !citing.isEmpty {
      lines.append(text("依据它的规则：", "rules on this ground: ") + list(citing.map { "\($0.id) \($0.title)" }))
    }
    return [lines.joined(separator: "  \n")]
  }

  /// The ground with its original text, then what follows from the statement.
  private func statement(_ statement: Statement) -> [String] {
    let heading = statement.heading
    let writer = Writer(vocabulary: vocabulary, language: language)
    var lines = ["**\(heading.id)** \(heading.title)", writer.basis(heading.basis).drop { $0 == " " }.description]
    if let original = draft.tree.quotation(of: heading) { lines.append("> \(original)") }
    return [lines.joined(separator: "\n\n"), block(describe(statement, in: vocabulary, language: language))]
  }

  private func codeSystem(_ place: Int) -> [String] {
    let system = vocabulary.codeSystems[place]
    return [text("\(system.codes.count) 个代码", counted(system.codes.count, "code"))]
  }

  private func code(_ symbol: Symbol) -> [String]? {
    guard case .within(let name) = symbol.scope, let place = vocabulary.codeSystem(named: name),
      let index = vocabulary.codeSystems[place].index(of: symbol.name)
    else { return nil }
    let system = vocabulary.codeSystems[place]
    var lines = ["\(system.codes[index].name)，\(system.name)"]
    let broader = system.codes[index].lineage.dropFirst().map { system.title(of: $0) }
    if !broader.isEmpty { lines.append(text("属于 ", "within ") + list(broader)) }
    for mapping in vocabulary.mappings where mapping.source == place && mapping.counterparts.indices.contains(index) {
      let target = vocabulary.codeSystems[mapping.target]
      if case .codes(let codes) = mapping.counterparts[index] {
        lines.append("\(target.name)：" + list(codes.map { target.title(of: $0) }))
      }
    }
    return [lines.joined(separator: "  \n")]
  }

  private func tier(_ name: String) -> [String]? {
    guard let place = vocabulary.tier(named: name) else { return nil }
    let tier = vocabulary.tiers[place]
    let all = vocabulary.tiers.filter { $0.isBranch == tier.isBranch }
    if tier.isBranch {
      let kind = text("一种规划，服从它上面的总体规划", "a kind of plan; it obeys the comprehensive plan above it")
      return [tier.aliases.isEmpty ? nil : line(.aliases, list(tier.aliases)), kind].compactMap(\.self)
    }
    let path = all.map { $0.name == tier.name ? "**\($0.name)**" : $0.name }.joined(separator: " → ")
    return [tier.aliases.isEmpty ? nil : line(.aliases, list(tier.aliases)), path].compactMap(\.self)
  }
}

extension Symbol.Kind {
  /// What a thing of this kind is called.
  package var word: Phrase {
    switch self {
    case .indicator: Phrase("指标", "indicator")
    case .tier: Phrase("层级", "tier")
    case .layer: Phrase("图层", "layer")
    case .field: Phrase("字段", "field")
    case .list: Phrase("名录", "list")
    case .designation: Phrase("定位", "designation")
    case .value: Phrase("取值", "value")
    case .codeSystem: Phrase("代码系统", "code system")
    case .code: Phrase("代码", "code")
    case .document: Phrase("文件", "document")
    case .statement: Phrase("规则", "rule")
    case .requirement: Phrase("要求", "requirement")
    case .definition: Phrase("设", "definition")
    case .unit: Phrase("单位", "unit of a scenario")
    }
  }
}
