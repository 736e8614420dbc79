/// 日期: 施行 or 废止 a day earlier or later, a year one off.
extension MutantMaker {
  static let date = MutantMaker("date", "日期移动一天、年份差一年", "a day or a year is off by one") { statement, _ in
    let heading = statement.heading
    var all: [Statement] = []
    for day in heading.effective?.neighbours ?? [] { all.append(statement.with { $0.effective = day }) }
    for day in heading.repealed?.neighbours ?? [] { all.append(statement.with { $0.repealed = day }) }
    if case .monitor(let own) = statement, let path = own.trajectory {
      all += path.shifted.map { .monitor(changed(own, \.trajectory, to: $0)) }
    }
    return all + rewriter.rewritten(statement)
  }

  private static let rewriter = Rewriter(figures: { figure in
    guard let year = figure.year else { return [] }
    return [year - 1, year + 1].map {
      var copy = figure
      copy.year = $0
      return copy
    }
  })
}

extension Trajectory {
  /// With the start, and each quota, a year earlier or later.
  fileprivate var shifted: [Trajectory] {
    [-1, 1].flatMap { step in
      var starts: [Trajectory] = []
      switch start {
      case .state(let year): starts = [changed(self, \.start, to: .state(year + step))]
      case .flow(let year): starts = [changed(self, \.start, to: .flow(year + step))]
      case nil: break
      }
      return starts + quotas.indices.map { changed(self, \.quotas[$0].year, to: quotas[$0].year + step) }
    }
  }
}

extension PlanDate {
  /// The day before and the day after, as far as the calendar goes.
  package var neighbours: [PlanDate] {
    let before =
      PlanDate(year: year, month: month, day: day - 1) ?? last(of: month - 1)
      ?? PlanDate(year: year - 1, month: 12, day: 31)
    let after =
      PlanDate(year: year, month: month, day: day + 1) ?? PlanDate(year: year, month: month + 1, day: 1)
      ?? PlanDate(year: year + 1, month: 1, day: 1)
    return [before, after].compactMap(\.self)
  }

  private func last(of month: Int) -> PlanDate? {
    (28...31).reversed().lazy.compactMap { PlanDate(year: year, month: month, day: $0) }.first
  }
}

extension Statement {
  /// The same under another heading.
  func with(_ change: (inout Heading) -> Void) -> Statement {
    switch self {
    case .figures(var own):
      change(&own.heading)
      return .figures(own)
    case .line(var own):
      change(&own.heading)
      return .line(own)
    case .entries(var own):
      change(&own.heading)
      return .entries(own)
    case .monitor(var own):
      change(&own.heading)
      return .monitor(own)
    case .rule(var own):
      change(&own.heading)
      return .rule(own)
    case .matrix(var own):
      change(&own.heading)
      return .matrix(own)
    }
  }
}
