/// Words of packs that are sound by themselves and most likely not meant so.
extension Compiler {
  /// One code in a database is one layer, unless units or the values of a field distinguish two.
  mutating func reportShared(_ codes: [SyntaxTree.RawText], of name: String) {
    guard let own = given.rows[.layer]?[name] else { return }
    let layers = program.vocabulary.layers
    given.take(layers[own], own)
    for code in codes {
      let other = given.layers(called: code.text).first { place in
        place != own && layers[place].isOfSameFeatures(as: layers[own])
      }
      guard let other else { continue }
      problems.append(.codeShared(code.text, by: layers[other].name, at: code.exact, first: layers[other].span))
    }
  }

  /// Codes that some units write, which rules of others read in another system: without any 对照 nobody understands them.
  mutating func reportMissingMappings() {
    let vocabulary = program.vocabulary
    for layer in vocabulary.layers where layer.units != nil {
      for field in layer.fields {
        guard let system = field.codeSystem else { continue }
        let wanted = vocabulary.layers.lazy.filter { $0.units == nil && $0.sharesCode(with: layer) }.flatMap(\.fields)
          .filter { $0.code.lowercased() == field.code.lowercased() }.compactMap(\.codeSystem).first { $0 != system }
        guard let wanted, !vocabulary.mappings.contains(where: { $0.source == system && $0.target == wanted }) else {
          continue
        }
        let names = [system, wanted].map { vocabulary.codeSystems[$0].name }
        problems.append(.mappingMissing(names[0], to: names[1], layer: layer.name, at: layer.span))
      }
    }
  }

  /// Names that a pack gives to something that no rule reads, and that are nearly those of another pack.
  mutating func reportNearNames() {
    reportNearNames(program.vocabulary.indicators, .indicator, .indicator)
    reportNearNames(program.vocabulary.layers, .layer, .layer)
    reportNearNames(program.vocabulary.lists, .list, .entries)
  }

  private mutating func reportNearNames<Row: SharedRow>(
    _ rows: [Row],
    _ symbol: Symbol.Kind,
    _ kind: Diagnostic.Named
  ) {
    // A layer of some units only says in which codes they write another one, and no rule has to read it.
    let own = rows.filter { (($0 as? Layer)?.units) == nil }
    let named = own.filter { isOfNamedPack($0.span) && $0.name.count > 3 }
    guard !named.isEmpty else { return }
    let used = Set(occurrences.noted.lazy.filter { $0.symbol.kind == symbol && !$0.isDefinition }.map(\.symbol.name))
    for row in named where !used.contains(row.name) {
      let others = rows.filter { isOfOtherPack($0.span, row.span) }.flatMap { [$0.name] + $0.aliases }
      if let near = nearest(to: row.name, among: others, atMost: row.name.count > 6 ? 2 : 1) {
        problems.append(.nearName(row.name, kind, nearest: near, at: row.span))
      }
    }
  }

  private func isOfNamedPack(_ span: Span) -> Bool {
    packOfFile.indices.contains(span.file) && !program.packs[packOfFile[span.file]].name.isEmpty
  }
}

extension Layer {
  /// Whether nothing but the code distinguishes the features of two layers.
  fileprivate func isOfSameFeatures(as other: Layer) -> Bool {
    units == other.units && filterField == other.filterField && filterValues == other.filterValues
  }

  fileprivate func sharesCode(with other: Layer) -> Bool {
    !Set(codes.map { $0.lowercased() }).isDisjoint(with: other.codes.map { $0.lowercased() })
  }
}
