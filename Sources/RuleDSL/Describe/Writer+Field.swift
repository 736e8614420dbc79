extension Writer {
  func text(of field: FieldReference) -> String {
    text(of: .layer(field.layer)) + of + vocabulary.layers[field.layer.layer].fields[field.field].name
  }

  /// A condition on features of a layer, each field written as `name` says.
  func text(of condition: FeatureCondition, of layer: Int, name: (String) -> String) -> String {
    func field(_ index: Int) -> String { name(vocabulary.layers[layer].fields[index].name) }
    return switch condition {
    case .stated(let index): "\(field(index)) \(word(.stated))"
    case .among(let index, let values):
      "\(field(index)) \(word(.among)) \(heads(of: values.texts, vocabulary.layers[layer].fields[index]))"
    case .matches(let index, let format):
      "\(field(index)) \(word(.matches)) “\(format.text(in: language))”"
    case .all(let parts): joined(parts.map { grouped($0, of: layer, name: name) }, by: .and)
    case .any(let parts): joined(parts.map { grouped($0, of: layer, name: name) }, by: .or)
    case .not(let part): "\(word(.not)) \(grouped(part, of: layer, name: name))"
    }
  }

  /// Values in a list; of codes only those that no other code of the list covers.
  private func heads(of values: [String], _ field: LayerField) -> String {
    let mark = language == .chinese ? "、" : ", "
    guard let system = field.codeSystem.map({ vocabulary.codeSystems[$0] }) else {
      return values.joined(separator: mark)
    }
    let codes = Set(values.compactMap { system.index(of: $0) })
    let heads = values.filter { value in
      guard let code = system.index(of: value) else { return true }
      return codes.isDisjoint(with: system.codes[code].lineage.dropFirst())
    }
    return heads.joined(separator: mark)
  }

  private func grouped(_ condition: FeatureCondition, of layer: Int, name: (String) -> String) -> String {
    let text = text(of: condition, of: layer, name: name)
    return switch condition {
    case .all, .any: parenthesized(text)
    case .stated, .among, .matches, .not: text
    }
  }
}
