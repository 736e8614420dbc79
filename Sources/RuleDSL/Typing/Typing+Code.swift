/// Values of fields that are codes: 用途代码 属于 0703.
extension Typing {
  /// The values that 属于 stands for: where the field has a code system, each code and all it covers.
  ///
  /// An unknown code is a problem, as is one without a system that means different things in several.
  mutating func values(_ written: [SyntaxTree.RawText], of field: Int, in layer: Int) -> FieldValues {
    let known = vocabulary.layers[layer].fields[field]
    guard let index = known.codeSystem else {
      guard vocabulary.holdsCodes(known) else { return FieldValues(written.map(\.text)) }
      for value in written {
        let meanings = vocabulary.meanings(of: CodeSystem.folded(value.text))
        guard !meanings.isEmpty else { continue }
        problems.append(.systemMissing(value.text, field: known.name, meanings: meanings, at: value.span))
      }
      return FieldValues(written.map(\.text))
    }
    let system = vocabulary.codeSystems[index]
    var codes: Set<Int> = []
    for value in written {
      let text = CodeSystem.folded(value.text)
      guard let code = system.index(of: text) else {
        let intent = vocabulary.intent(of: text, named: "", in: index)
        problems.append(.unknownCode(value.text, system: system.name, at: value.span, exact: value.span, intent))
        continue
      }
      note(system.symbol(of: code), at: value.exact)
      codes.formUnion(system.codes.indices.filter { system.isWithin($0, code) })
    }
    var values = FieldValues(codes.sorted().map { system.codes[$0].text })
    var all = FieldValues.Codes(system: system)
    for edition in vocabulary.editions(of: field, in: layer, index) {
      var place = FieldValues.Place(units: edition.units)
      for (code, counterpart) in zip(vocabulary.codeSystems[edition.system].codes, edition.counterparts) {
        switch counterpart {
        case .codes(let here) where codes.isSuperset(of: here): place.texts.insert(code.text)
        case .codes(let here) where codes.isDisjoint(with: here): break
        case .codes, .none, .unknown: place.unknown.insert(code.text)
        }
      }
      values.elsewhere.append(place)
      all.elsewhere.append((edition.units, vocabulary.codeSystems[edition.system]))
    }
    values.codes = all
    return values
  }
}

extension CodeSystem {
  /// What a code names: one with a suffix the code that bears it, since only that one is written down.
  func symbol(of code: Int) -> Symbol { Symbol(.code, codes[codes[code].unmarked ?? code].text, .within(name)) }
}

extension Vocabulary {
  /// Whether another layer has a field of that name whose values are codes: then those of this one are some, too.
  fileprivate func holdsCodes(_ field: LayerField) -> Bool {
    layers.contains { layer in
      layer.fields.contains { other in
        other.codeSystem != nil && (other.name == field.name || other.code.lowercased() == field.code.lowercased())
      }
    }
  }
}
