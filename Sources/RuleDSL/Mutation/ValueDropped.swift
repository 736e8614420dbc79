/// 属于: one of the values is left out as it is written, or the last of the codes that one stands for.
extension MutantMaker {
  static let value = MutantMaker(
    "value",
    "漏了一个值",
    "a value is left out",
    Rewriter(features: { condition in
      guard case .among(let field, let values) = condition else { return [] }
      return values.heads.flatMap { head in
        let stoodFor = values.covered(by: head)
        return Set([stoodFor, stoodFor.suffix(1)]).sorted { $0.count > $1.count }
      }.filter { $0.count < values.texts.count }.map { left in .among(field: field, values.without(left)) }
    })
  )
}

extension FieldValues {
  fileprivate func without(_ left: [String]) -> FieldValues {
    var rest = self
    rest.texts.removeAll(where: left.contains)
    for place in rest.elsewhere.indices { rest.elsewhere[place].texts.subtract(left) }
    return rest
  }
}
