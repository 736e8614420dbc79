internal import Chuandao
internal import JSONRPC
internal import RuleDSL

extension Tool {
  /// Kinds of names that may be asked for.
  private static let kinds: [Symbol.Kind] = [
    .indicator, .tier, .layer, .list, .designation, .codeSystem, .code, .document,
  ]

  /// Names that rules may use.
  static let searchVocabulary = Tool(
    "search_vocabulary",
    title: Phrase("查词汇", "Search the vocabulary"),
    summary: Phrase(
      "查规则能用的名称：指标、层级、图层和字段、名录、定位、代码、文件（依据）；按名称、别名、文号、拼音首字母。查不到的名称不能用，依据也一样。",
      "Searches the names that rules may use: indicators, tiers, layers with fields, lists, designations, codes, documents (the basis); by name, alias, number or initials of pinyin. What is not found cannot be used, and cannot be cited."
    ),
    [
      Parameter(
        name: "query",
        kind: .text,
        summary: Phrase("名称、文号或拼音首字母；空的列出全部", "name, number or initials; all where it is empty"),
        isRequired: true
      ),
      Parameter(
        name: "kind",
        kind: .choice(kinds.map(\.rawValue)),
        summary: Phrase("只查这一类", "only names of this kind")
      ),
      .limit, .language,
    ]
  ) { bench, arguments, language throws(Refusal) in
    let query = arguments.word("query")
    let kind = arguments.text("kind").flatMap(Symbol.Kind.init)
    var entries: [NameEntry] = []
    var seen: Set<String> = []
    for suite in try bench.suites() {
      let vocabulary = suite.rules.program?.vocabulary ?? Vocabulary()
      for entry in vocabulary.names(language) where kind == nil || entry.kind == kind {
        if seen.insert("\(entry.kind) \(entry.name) \(entry.scope)").inserted { entries.append(entry) }
      }
    }
    let found = entries.compactMap { entry -> (match: Int, entry: NameEntry)? in
      if query.isEmpty { return (0, entry) }
      if entry.name == query { return (-1, entry) }
      return Candidate.match(query, entry.name, aliases: entry.aliases).map { ($0.match.rawValue, entry) }
    }
    let sorted = found.enumerated().sorted { ($0.element.match, $0.offset) < ($1.element.match, $1.offset) }
    return [
      "names": .list(sorted.prefix(arguments.number("limit", else: 20)).map(\.element.entry.value)),
      "found": .number(found.count),
    ]
  }
}

/// A name with what is known of it.
private struct NameEntry {
  let kind: Symbol.Kind
  let name: String
  var aliases: [String] = []
  /// The code system of a code.
  var scope = ""
  var details: [String: JSONValue] = [:]

  var value: JSONValue {
    var members = details
    members["kind"] = .text(kind.rawValue)
    members["name"] = .text(name)
    members["aliases"] = .texts(aliases)
    return .object(members)
  }
}

extension Vocabulary {
  /// Everything that is named, kind by kind.
  fileprivate func names(_ language: Language) -> [NameEntry] {
    indicators.map { indicator in
      let attribute: Keyword =
        switch indicator.attribute {
        case .binding: .obligatory
        case .expected: .anticipated
        case .state: .present
        }
      return NameEntry(
        kind: .indicator,
        name: indicator.name,
        aliases: indicator.aliases,
        details: [
          "unit": .text(indicator.unit.text), "dimension": .text(indicator.dimension.name[language]),
          "direction": .text(indicator.direction.symbol), "attribute": .text(attribute.spelled(in: language)),
        ]
      )
    } + tiers.map { NameEntry(kind: .tier, name: $0.name, aliases: $0.aliases) }
      + layers.map { layer in
        NameEntry(
          kind: .layer,
          name: layer.name,
          aliases: layer.aliases + layer.codes,
          details: [
            "fields": .texts(layer.fields.map(\.name)), "tiers": .texts(layer.tiers.map { tiers[$0].name }),
          ]
        )
      } + lists.map { NameEntry(kind: .list, name: $0.name, aliases: $0.aliases) }
      + designations.map { designation in
        let values = designation.values.map(\.name)
        return NameEntry(kind: .designation, name: designation.name, details: ["values": .texts(values)])
      } + codeSystems.map { NameEntry(kind: .codeSystem, name: $0.name) }
      + codeSystems.flatMap { system in
        system.codes.map { code in
          NameEntry(
            kind: .code,
            name: code.text,
            aliases: [code.name],
            scope: system.name,
            details: ["title": .text(code.name), "system": .text(system.name)]
          )
        }
      }
      + documents.map { document in
        NameEntry(
          kind: .document,
          name: document.title,
          aliases: document.number.map { [$0] } ?? [],
          details: [
            "number": .optional(document.number), "effective": .optional(document.effective?.text),
            "repealed": .optional(document.repealed?.text),
          ]
        )
      }
  }
}
