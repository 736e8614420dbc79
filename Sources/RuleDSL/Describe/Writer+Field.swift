extension Writer {
  func text(of field: FieldReference) -> String {
    text(of: .layer(field.layer)) + of + vocabulary.layers[field.layer.layer].fields[field.field].name
  }

  /// A condition on features of a layer, each field written as `name` says.
  func text(of condition: FeatureCondition, of layer: Int, name: (String) -> String) -> String {
    func field(_ index: Int) -> String { name(vocabulary.layers[layer].fields[index].name) }
    let mark = language == .chinese ? "、" : ", "
    return switch condition {
    case .stated(let index): "\(field(index)) \(word(.stated))"
    case .among(let index, let values):
      "\(field(index)) \(word(.among)) \(values.heads.joined(separator: mark))"
    case .matches(let index, let format):
      "\(field(index)) \(word(.matches)) “\(format.text(in: language))”"
    case .compare(let left, let comparison, let right):
      "\(left.text(field)) \(word(comparison.keyword)) \(right.text(field))"
    case .all(let parts): joined(parts.map { grouped($0, of: layer, name: name) }, by: .and)
    case .any(let parts): joined(parts.map { grouped($0, of: layer, name: name) }, by: .or)
    case .not(let part): "\(word(.not)) \(grouped(part, of: layer, name: name))"
    }
  }

  private func grouped(_ condition: FeatureCondition, of layer: Int, name: (String) -> String) -> String {
    let text = text(of: condition, of: layer, name: name)
    return switch condition {
    case .all, .any: parenthesized(text)
    case .stated, .among, .matches, .compare, .not: text
    }
  }
}
