internal import RuleDSL

extension RuleBook {
  /// Something that rules can be looked up by, and the ids of those that have to do with it.
  struct IndexRow {
    let name: String
    let rules: [String]
  }

  /// By document and article, as rules cite them; what stands in one document stands together.
  var articles: [IndexRow] {
    var rules: [String: [String]] = [:]
    var order: [String] = []
    for entry in entries {
      for citation in entry.heading.basis.provisions {
        let name = citation.full
        if rules[name] == nil { order.append(name) }
        rules[name, default: []].append(entry.heading.id)
      }
    }
    return order.sorted().map { IndexRow(name: $0, rules: rules[$0] ?? []) }
  }

  /// Documents of the vocabulary that no rule cites.
  var idleDocuments: [String] {
    let cited = Set(entries.flatMap { $0.heading.basis.provisions.map(\.title) })
    return program.vocabulary.documents.filter { !cited.contains($0.title) }.map(\.full)
  }

  /// Articles that a 目录 names for a line which nothing checks.
  var articlesWithoutRule: [IndexRow] {
    let open = lines.filter { $0.state == .missing && !$0.basis.isEmpty }
    let names = open.map(\.basis).withoutRepeats
    return names.map { name in IndexRow(name: name, rules: open.filter { $0.basis == name }.map(\.number)) }
  }

  /// Indicators or layers with the rules that name them, in the order of the vocabulary.
  func named(_ kind: Symbol.Kind, _ names: [String]) -> [IndexRow] {
    var rules: [String: [String]] = [:]
    for entry in entries {
      for symbol in entry.symbols where symbol.kind == kind {
        rules[symbol.name, default: []].append(entry.heading.id)
      }
    }
    return names.compactMap { name in rules[name].map { IndexRow(name: name, rules: $0) } }
  }

  /// Tiers with the rules that speak about their plans; those for all stand first.
  var tiers: [IndexRow] {
    let all = entries.filter(\.statement.tiers.isEmpty).map(\.heading.id)
    let rows = program.vocabulary.tiers.enumerated().map { place, tier in
      IndexRow(name: tier.name, rules: entries.filter { $0.statement.tiers.contains(place) }.map(\.heading.id))
    }
    return ([IndexRow(name: pick("各级", "every tier"), rules: all)] + rows).filter { !$0.rules.isEmpty }
  }

  /// The rules whose ground nobody has seen.
  var unverified: [Entry] { entries.filter { $0.heading.basis.unverifiedNote != nil } }
}
