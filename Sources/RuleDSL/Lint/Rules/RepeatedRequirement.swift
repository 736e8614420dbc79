/// L202: a rule that requires the same twice.
extension LintRule {
  static let repeatedRequirement = LintRule("L202", "同一条要求写了两次", "a requirement is there twice", hasFix: true) {
    input in
    input.rules.flatMap { rule, block -> [LintRemark] in
      let clauses = block.clauses(.require)
      guard clauses.count == rule.requirements.count, clauses.count > 1 else { return [] }
      return rule.requirements.indices.dropFirst().compactMap { place in
        let own = rule.requirements[place]
        guard let first = rule.requirements[..<place].firstIndex(where: { $0.condition == own.condition }) else {
          return nil
        }
        // Where 案例 name it, its name has to stay.
        let isNamed = input.used.contains(Symbol(.requirement, own.label, .within(rule.heading.id)))
        let hasMessage = own.message != nil
        return LintRemark(at: clauses[place].whole, "这一条要求前面已经有了", "this is required already")
          .seeing(clauses[first].span, "在这里", "here").advising("删去这一条", "delete it")
          .fixing(isNamed || hasMessage || clauses.count == 2 ? nil : input.lines(of: clauses[place].whole), "")
      }
    }
  }
}
