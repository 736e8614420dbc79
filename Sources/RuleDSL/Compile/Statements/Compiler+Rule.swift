extension Compiler {
  mutating func compileRule(_ block: SyntaxTree.Block) {
    let split = block.clauses.firstIndex { $0.keyword == .exception } ?? block.clauses.count
    let clauses = Array(block.clauses[..<split])
    let heading = heading(of: block, clauses: clauses)
    let each = word(single(.each, in: clauses), of: [.plan, .figure, .draftedPlan, .approvedPlan])
    let scope = each == .figure ? Rule.Scope.figures : .plans
    let tiers = appliesTo(clauses)
    let path = single(.tiers, in: clauses).map { tierPath($0).map(\.tier) } ?? []
    var typing = Typing(vocabulary: program.vocabulary, scope: scope, tiers: tiers)
    typing.statement = heading.id
    for clause in clauses where clause.keyword == .define { typing.define(clause) }
    let condition = single(.when, in: clauses).flatMap { typing.condition($0.content) }
    var requirements = requirements(clauses, of: block, when: condition, &typing)
    attachMessages(clauses, to: &requirements, &typing)
    let evidence = evidence(clauses, &typing)
    let exceptions = exceptions(block.clauses[split...]).compactMap { part in
      typing.condition(part.condition).map { Rule.Exception(label: part.label, basis: part.basis, condition: $0) }
    }
    typing.reportUnused()
    if !typing.usesTolerance, evidence.regions.isEmpty {
      rejectClauses([.tolerance], in: clauses, .ruleWithoutShapes)
    }
    take(typing)
    let rule = Rule(
      heading: heading,
      scope: scope,
      status: each == .draftedPlan ? .drafted : each == .approvedPlan ? .approved : nil,
      tiers: tiers,
      path: path,
      condition: condition,
      requirements: requirements,
      exceptions: exceptions,
      evidence: evidence.amounts,
      precision: precision(in: clauses),
      years: years(single(.years, in: clauses)),
      regions: evidence.regions,
      tolerance: tolerance(in: clauses)
    )
    program.statements.append(.rule(rule))
    labels[heading.id, default: []] += clauses.filter { $0.keyword == .require }.compactMap(\.label?.text)
  }

  /// Keeps what typing found out besides its result.
  mutating func take(_ typing: Typing) {
    problems += typing.problems
    occurrences.noted += typing.occurrences.noted
  }

  private func evidence(
    _ clauses: [SyntaxTree.Clause],
    _ typing: inout Typing
  ) -> (amounts: [Amount], regions: [Region]) {
    var evidence: (amounts: [Amount], regions: [Region]) = ([], [])
    for clause in clauses where clause.keyword == .evidence {
      guard case .expressions(let list) = clause.content else { continue }
      for expression in list {
        switch typing.value(expression) {
        case .amount(let typed): evidence.amounts.append(typed.amount)
        case .region(let typed): if typing.isArea(typed, expression.span) { evidence.regions.append(typed.region) }
        case nil: continue
        }
      }
    }
    return evidence
  }

  mutating func appliesTo(_ clauses: [SyntaxTree.Clause]) -> [Int] {
    guard case .list(let items) = single(.applies, in: clauses)?.content else { return [] }
    return tiers(items).sorted()
  }

  private mutating func requirements(
    _ clauses: [SyntaxTree.Clause],
    of block: SyntaxTree.Block,
    when premise: Condition?,
    _ typing: inout Typing
  ) -> [Rule.Requirement] {
    var seen: [String: Span] = [:]
    var requirements: [Rule.Requirement] = []
    var asked: [Reach] = []
    for clause in clauses where clause.keyword == .require {
      let label = clause.label?.text ?? ""
      if let first = seen[label], label.isEmpty {
        problems.append(.unnamedRequirements(at: clause.span, first: first))
      } else if let first = seen[label] {
        problems.append(.duplicate(label, .title, at: clause.label?.span ?? clause.span, first: first))
      }
      seen[label] = seen[label] ?? clause.label?.span ?? clause.span
      if let label = clause.label { typing.note(typing.requirement(label.text), at: label.exact, isDefinition: true) }
      guard let condition = typing.requirement(clause.content, when: premise, beside: &asked) else { continue }
      requirements.append(Rule.Requirement(label: label, condition: condition, message: nil))
    }
    if seen.isEmpty { problems.append(.clauseMissing(.require, in: block.keyword, at: block.span)) }
    return requirements
  }

  private mutating func attachMessages(
    _ clauses: [SyntaxTree.Clause],
    to requirements: inout [Rule.Requirement],
    _ typing: inout Typing
  ) {
    var places: [String: Span] = [:]
    for clause in clauses where clause.keyword == .otherwise {
      let place = places[clause.label?.text ?? ""]
      places[clause.label?.text ?? ""] = place ?? clause.span
      if let place { problems.append(.clauseRepeated(.otherwise, at: clause.span, first: place)) }
      guard place == nil, case .template(let node) = clause.content else { continue }
      let message = typing.template(node)
      guard let label = clause.label else {
        for index in requirements.indices where requirements[index].message == nil {
          requirements[index].message = message
        }
        continue
      }
      guard let index = requirements.firstIndex(where: { $0.label == label.text }) else {
        let known = requirements.map(\.label).filter { !$0.isEmpty }
        problems.append(.labelUnknown(label.text, at: label.span, known: known))
        continue
      }
      typing.note(typing.requirement(label.text), at: label.exact)
      requirements[index].message = message
    }
  }

  /// A waiver as written.
  struct WrittenException {
    var label: String
    var basis: Basis
    var condition: Expression
    var span: Span
  }

  /// Every clause after 例外 belongs to it, up to the next one.
  mutating func exceptions(_ clauses: ArraySlice<SyntaxTree.Clause>) -> [WrittenException] {
    var exceptions: [WrittenException] = []
    var rest = clauses
    while let head = rest.popFirst() {
      let own = rest.prefix { $0.keyword != .exception }
      rest = rest.dropFirst(own.count)
      for clause in own where ![.basis, .unverifiedBasis, .when, .text].contains(clause.keyword) {
        problems.append(.wrongWord(clause.keyword.spelling.chinese, at: clause.span, allowed: [.basis, .when]))
      }
      let basis = basis(in: Array(own), at: head.span)
      guard let when = single(.when, in: Array(own)) else {
        problems.append(.exceptionIncomplete(.when, at: head.span))
        continue
      }
      guard case .expression(let condition) = when.content else { continue }
      let label = head.label?.text ?? ""
      exceptions.append(WrittenException(label: label, basis: basis, condition: condition, span: head.span))
    }
    return exceptions
  }
}
