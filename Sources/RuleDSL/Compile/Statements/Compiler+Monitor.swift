/// 预警.
extension Compiler {
  mutating func compileMonitor(_ block: SyntaxTree.Block) {
    let heading = heading(of: block, clauses: block.clauses)
    let tiers = tierPath(block).map(\.tier)
    let years = years(single(.years, in: block.clauses))
    let precision = precision(in: block.clauses)
    let subject = required(.subject, of: block)
    let clause = single(.margin, in: block.clauses)
    guard case .raw(let name) = subject?.content, let indicator = indicator(name, .figure) else { return }
    let direction = program.vocabulary.indicators[indicator].direction
    let monitor = Monitor(
      heading: heading,
      indicator: indicator,
      tiers: tiers,
      margin: clause.flatMap { margin($0, direction) },
      years: years,
      precision: precision,
      trajectory: trajectory(of: block, direction, years)
    )
    program.statements.append(.monitor(monitor))
  }

  /// A share below the whole; what has to be met exactly leaves no room for one.
  private mutating func margin(_ clause: SyntaxTree.Clause, _ direction: Direction) -> Quantity? {
    guard case .raw(let raw) = clause.content else { return nil }
    guard direction != .fixed else { return refuse(.clauseUnfit(.margin, .fixedMonitor, at: clause.span)) }
    guard let margin = quantity(raw, of: .margin, .ratio) else { return nil }
    guard margin.base < Unit(.times).scale else { return refuse(.marginSize(at: raw.span)) }
    return margin
  }
}
