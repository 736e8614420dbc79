extension Writer {
  func text(of condition: Condition) -> String {
    switch condition {
    case .compare(let left, let relation, let right):
      "\(text(of: left, within: 0)) \(word(relation.keyword)) \(text(of: right, within: 0))"
    case .stated(let figure): "\(text(of: figure)) \(word(.stated))"
    case .carried(let figure, let base): call(.carry, [figure] + (base.map { [$0] } ?? []))
    case .agreesAsPrinted: word(.agreesAsPrinted)
    case .provided(let layer): "\(text(of: .layer(layer))) \(word(.stated))"
    case .submitted(.figure(let figure)): "\(text(of: figure)) \(word(.submitted))"
    case .submitted(.layer(let layer)): "\(text(of: .layer(layer))) \(word(.submitted))"
    case .submitted(.field(let field)): "\(text(of: field)) \(word(.submitted))"
    case .areasAgree(let layer): "\(text(of: .layer(layer))) \(word(.areasAgree))"
    case .everyFeature(let layer, let condition):
      text(of: condition, of: layer.layer) { text(of: .layer(layer)) + of + $0 }
    case .distinct(let field): "\(text(of: field)) \(word(.distinct))"
    case .relation(let left, let relation, let right):
      "\(text(of: left)) \(word(relation.keyword)) \(text(of: right))"
    case .meets(let layer, let region): "\(text(of: .layer(layer))) \(word(.meets)) \(text(of: region))"
    case .tiles(let layer, let region): "\(text(of: .layer(layer))) \(word(.tiles)) \(text(of: region))"
    case .tier(let plan, let tiers):
      "\(word(plan.keyword))\(of)\(word(.tiers)) \(word(.among)) \(self.tiers(tiers))"
    case .all(let parts): joined(parts, by: .and)
    case .any(let parts): joined(parts, by: .or)
    case .not(let operand): "\(word(.not)) \(grouped(operand))"
    }
  }

  private func joined(_ parts: [Condition], by keyword: Keyword) -> String {
    joined(parts.map { grouped($0) }, by: keyword)
  }

  func joined(_ parts: [String], by keyword: Keyword) -> String {
    parts.joined(separator: (language == .chinese ? "，" : ", ") + word(keyword) + " ")
  }

  private func grouped(_ condition: Condition) -> String {
    switch condition {
    case .all, .any: parenthesized(text(of: condition))
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree,
      .everyFeature, .distinct, .relation, .meets, .tiles, .tier, .not:
      text(of: condition)
    }
  }

  func parenthesized(_ text: String) -> String {
    language == .chinese ? "（\(text)）" : "(\(text))"
  }

  /// The strength is 0 for a side of a relation, 1 for a term, 2 for a factor.
  func text(of amount: Amount, within strength: Int) -> String {
    switch amount {
    case .literal(let quantity): return quantity.text
    case .figure(let figure): return text(of: figure)
    case .first(let figure, let other): return call(.first, [figure, other])
    case .known(let figure): return call(.known, [figure])
    case .average(let figure, let base): return call(.average, [figure, base])
    case .reduce(let reduction, let figure): return call(reduction.keyword, [figure])
    case .count(let figure):
      return word(.count) + parenthesized(figure.map { text(of: $0) } ?? word(.children))
    case .items(let items):
      return word(.count) + parenthesized(text(of: items))
    case .sum(let left, let right): return binary(left, "+", right, 1, strength)
    case .difference(let left, let right): return binary(left, "-", right, 1, strength)
    case .product(let left, let right): return binary(left, "×", right, 2, strength)
    case .quotient(let left, let right): return binary(left, "÷", right, 2, strength)
    case .measure(let measure): return text(of: measure)
    }
  }

  private func text(of items: StatedItems) -> String {
    let lists = items.lists.map { word($0.plan.keyword) + of + vocabulary.lists[$0.list].name }
    return switch items {
    case .all: lists[0]
    case .common: word(.intersection) + parenthesized(lists.joined(separator: comma))
    case .difference: word(.minus) + parenthesized(lists.joined(separator: comma))
    }
  }

  private func call(_ function: Keyword, _ figures: [Figure]) -> String {
    word(function) + parenthesized(figures.map { text(of: $0) }.joined(separator: comma))
  }

  private func binary(_ left: Amount, _ sign: String, _ right: Amount, _ own: Int, _ around: Int) -> String {
    let text = "\(self.text(of: left, within: own)) \(sign) \(self.text(of: right, within: own + 1))"
    return own < around ? parenthesized(text) : text
  }

  func text(of figure: Figure) -> String {
    var parts = figure.plan == .own && figure.role != .own ? [] : [word(figure.plan.keyword)]
    switch figure.role {
    case .own: break
    case .allotted: parts.append(word(.allotted))
    case .present: parts.append(word(.present))
    case .before: parts.append(word(.before))
    case .after: parts.append(word(.after))
    }
    if let year = figure.year { parts.append("\(year)年") }
    return (parts + [vocabulary.indicators[figure.indicator].name]).joined(separator: of)
  }
}
