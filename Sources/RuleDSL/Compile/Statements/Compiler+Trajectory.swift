/// 轨迹, 基期, 累计 and 额度 of a 预警.
extension Compiler {
  private static let needingCourse: [Keyword] = [.baseYear, .cumulative, .quota]

  mutating func trajectory(of block: SyntaxTree.Block, _ direction: Direction, _ years: [Int]) -> Trajectory? {
    guard let clause = single(.trajectory, in: block.clauses) else {
      rejectClauses(Self.needingCourse, in: block.clauses, .monitorWithoutTrajectory)
      return nil
    }
    let course = word(clause, of: [.linear, .steps])
    let base = startYear(.baseYear, in: block)
    let first = startYear(.cumulative, in: block)
    let quotas = quotas(single(.quota, in: block.clauses))
    guard direction != .fixed else { return refuse(.clauseUnfit(.trajectory, .fixedMonitor, at: clause.span)) }
    if let base, first != nil { return refuse(.clauseUnfit(.baseYear, .cumulativeMonitor, at: base.span)) }
    let start = base.map { Trajectory.Start.state($0.year) } ?? first.map { .flow($0.year) }
    if course == .linear, start == nil {
      return refuse(.clauseMissing(.baseYear, in: .monitor, at: clause.span))
    }
    if let start, let late = (years + quotas.map(\.year)).min(), late < start.firstYear {
      return refuse(.pathBeginsLate(at: (base ?? first)?.span ?? clause.span))
    }
    return course.map { Trajectory(course: $0 == .linear ? .linear : .steps, start: start, quotas: quotas) }
  }

  private mutating func startYear(_ keyword: Keyword, in block: SyntaxTree.Block) -> (year: Int, span: Span)? {
    guard let clause = single(keyword, in: block.clauses) else { return nil }
    let years = years(clause)
    if years.count > 1 { problems.append(.oneYear(at: clause.span)) }
    return years.first.map { ($0, clause.span) }
  }

  /// `2025年 40%，2030年 65%`, by year.
  private mutating func quotas(_ clause: SyntaxTree.Clause?) -> [Trajectory.Quota] {
    guard case .list(let items) = clause?.content else { return [] }
    var quotas: [Trajectory.Quota] = []
    for item in items {
      guard let quota = quota(item) else { continue }
      if quotas.contains(where: { $0.year == quota.year }) {
        problems.append(.quotaRepeated(at: item.span))
      } else {
        quotas.append(quota)
      }
    }
    return quotas.sorted { $0.year < $1.year }
  }

  private mutating func quota(_ item: SyntaxTree.RawText) -> Trajectory.Quota? {
    let end = item.text.firstIndex { $0 == "年" || $0.isWhitespace } ?? item.text.endIndex
    let share = item.text[end...].drop { $0 == "年" || $0.isWhitespace }
    guard let (digits, unit) = splitQuantity(String(item.text[..<end])), unit.isEmpty, let year = Int(digits),
      knownYears.contains(year), !share.isEmpty
    else { return refuse(.malformedNumber(item.text, at: item.span)) }
    let text = SyntaxTree.RawText(text: String(share), span: item.span)
    guard let quantity = quantity(text, of: .quota, .ratio) else { return nil }
    guard quantity.base > 0, quantity.base <= Unit(.times).scale else { return refuse(.quotaSize(at: item.span)) }
    return Trajectory.Quota(year: year, share: quantity)
  }
}
