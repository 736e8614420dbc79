/// L209: the same condition twice, joined by 且 or 或.
extension LintRule {
  static let repeatedPart = LintRule("L209", "且、或两边有一样的条件", "a condition is joined with itself", hasFix: true) {
    input in
    input.expressions.flatMap { expression -> [LintRemark] in
      guard let parts = expression.joined else { return [] }
      let texts = parts.map { input.text($0.span).filter { $0 != " " && $0 != "\u{3000}" } }
      return parts.indices.dropFirst().filter { texts[..<$0].contains(texts[$0]) }.map { place in
        let before = parts[place - 1].span
        // Brackets around a part belong to neither span.
        let gap = input.text(Span(file: before.file, start: before.end, end: parts[place].span.start))
        let isPlain = !gap.contains { "()（）".contains($0) } && !parts[place].isCompound
        return LintRemark(at: parts[place].span, "这个条件前面已经有了", "this condition stands there already")
          .advising("删去它", "delete it")
          .fixing(isPlain ? Span(file: before.file, start: before.end, end: parts[place].span.end) : nil, "")
      }
    }
  }
}

extension Expression {
  fileprivate var joined: [Expression]? {
    switch self {
    case .all(let parts), .any(let parts): parts
    case .quantity, .path, .call, .arithmetic, .comparison, .predicate, .among, .matching, .not, .invalid: nil
    }
  }

  /// Whether brackets may stand in it or around it.
  fileprivate var isCompound: Bool { joined != nil }
}
