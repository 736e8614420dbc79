/// 属于: one of the values is left out.
extension MutantMaker {
  static let value = MutantMaker(
    "value",
    "漏了一个值",
    "a value is left out",
    Rewriter(features: { condition in
      guard case .among(let field, let values) = condition, values.texts.count > 1 else { return [] }
      return values.texts.map { text in
        var rest = values
        rest.texts.removeAll { $0 == text }
        for place in rest.elsewhere.indices { rest.elsewhere[place].texts.remove(text) }
        return .among(field: field, rest)
      }
    })
  )
}
