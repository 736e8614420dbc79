/// L302: numbers of one kind in different units in one rule, as 亩 beside 公顷.
extension LintRule {
  static let mixedUnits = LintRule("L302", "一条规则里混用单位", "units are mixed in one rule") { input in
    input.blocks.filter { $0.keyword == .rule }.compactMap { block in
      let units = block.clauses.compactMap { clause -> Expression? in
        if case .expression(let expression) = clause.content { expression } else { nil }
      }.flatMap(\.all).compactMap { expression -> (unit: Unit, span: Span)? in
        if case .quantity(_, let unit?, let span) = expression { (unit, span) } else { nil }
      }
      let other = units.first { entry in
        units.contains {
          $0.unit.dimension == entry.unit.dimension && $0.unit.measure != entry.unit.measure && $0.span < entry.span
        }
      }
      guard let other, let first = units.first(where: { $0.unit.dimension == other.unit.dimension }) else {
        return nil
      }
      return LintRemark(
        at: other.span,
        "前面用“\(first.unit.text)”，这里用“\(other.unit.text)”",
        "`\(first.unit.text)` before, `\(other.unit.text)` here"
      ).seeing(first.span, "前面的单位", "the unit before").advising(
        "一条规则里用一个单位，免得看错",
        "use one unit in a rule, so that nobody misreads"
      )
    }
  }
}
