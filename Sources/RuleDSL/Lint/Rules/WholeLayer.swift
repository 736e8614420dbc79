/// L211: 或 or 非 around conditions on every feature of a layer, which join answers about the whole layer.
extension LintRule {
  static let wholeLayer = LintRule(
    "L211",
    "“或”“非”说的是整个图层，不是逐个图斑",
    "`or` and `not` are about the whole layer, not about each feature"
  ) { input in
    let fields = Set(input.occurrences.lazy.filter { $0.symbol.kind == .field }.map(\.span))
    return input.expressions.compactMap { expression -> LintRemark? in
      switch expression {
      case .any(let parts):
        let layers = parts.flatMap { part in Set(part.layersAsked(fields).map(input.text)) }
        guard let twice = Dictionary(grouping: layers, by: \.self).filter({ $0.value.count > 1 }).keys.min() else {
          return nil
        }
        return LintRemark(
          at: expression.span,
          "这是说“\(twice)”的图斑全都符合一个，或者全都符合另一个，不是每个图斑符合其中一个",
          "all features of `\(twice)` meet the one, or all meet the other; not each of them one of the two"
        ).advising(
          "写成 个数（筛选（\(twice)，非 （甲，或 乙））） 等于 0 个，括号里只写字段；同一字段的几个值写“属于”",
          "write count(select(\(twice), not (A, or B))) == 0 个, naming fields only; `in` takes several values of a field"
        )
      case .not(let part, _):
        guard let layer = part.layersAsked(fields).first.map(input.text) else { return nil }
        return LintRemark(
          at: expression.span,
          "这是说“\(layer)”的图斑不是全都这样，有一个不这样就成立，不是没有一个这样",
          "it holds where one feature of `\(layer)` is not so; it does not say that none is"
        ).advising(
          "写成 个数（筛选（\(layer)，条件）） 等于 0 个，条件里只写字段",
          "write count(select(\(layer), …)) == 0 个, naming fields only"
        )
      case .quantity, .path, .call, .arithmetic, .comparison, .predicate, .among, .matching, .all, .invalid:
        return nil
      }
    }
  }
}

extension Expression {
  /// The layers, as written, of whose every feature it asks something; given the places where fields are named.
  fileprivate func layersAsked(_ fields: Set<Span>) -> [Span] {
    switch self {
    case .predicate(.path(let elements, let span)?, .stated, _), .among(.path(let elements, let span), _, _),
      .matching(.path(let elements, let span), _, _):
      guard elements.count > 1, let last = elements.last?.span, fields.contains(last),
        let layer = elements.dropLast().last?.span
      else { return [] }
      // 用途的字段, in a matrix, is about one parcel.
      if case .keyword(.use, _) = elements[0] { return [] }
      return [Span(file: span.file, start: span.start, end: layer.end)]
    case .all(let parts), .any(let parts): return parts.flatMap { $0.layersAsked(fields) }
    case .not(let part, _): return part.layersAsked(fields)
    case .quantity, .path, .call, .arithmetic, .comparison, .predicate, .among, .matching, .invalid: return []
    }
  }
}
