/// Whether a statement demands at least as much as another, seen without any plan; what is not seen is no.
struct Strictness {
  let vocabulary: Vocabulary
  let prover: (any MatrixProver)?

  func isAtLeast(_ new: Statement, as old: Statement) -> Bool {
    guard new.heading.level.weight >= old.heading.level.weight, holds(new.heading, whenever: old.heading) else {
      return false
    }
    switch (new, old) {
    case (.figures(let new), .figures(let old)):
      return new.indicator == old.indicator && new.method == old.method && covers(new, old)
    case (.monitor(let new), .monitor(let old)):
      return new.indicator == old.indicator && (new.margin?.base ?? 0) >= (old.margin?.base ?? 0)
        && covers(new, old)
    case (.line(let new), .line(let old)):
      return new.layer == old.layer && (new.order == old.order || new.order == .same) && new.tiers == old.tiers
        && isAtMost(new.tolerance, old.tolerance)
    case (.entries(let new), .entries(let old)): return new.subject == old.subject && new.tiers == old.tiers
    case (.rule(let new), .rule(let old)): return isAtLeast(new, as: old)
    case (.matrix(let new), .matrix(let old)):
      return new.tiers == old.tiers && new.zones == old.zones && new.uses == old.uses
        && prover?.compare(new, with: old, vocabulary) == MatrixComparison()
    case (.figures, _), (.monitor, _), (.line, _), (.entries, _), (.rule, _), (.matrix, _): return false
    }
  }

  private func isAtLeast(_ new: Rule, as old: Rule) -> Bool {
    new.scope == old.scope && asks(new.tiers, old.tiers) && new.path == old.path
      && (new.status == nil || new.status == old.status)
      && (new.condition == nil || new.condition == old.condition)
      && new.exceptions.allSatisfy(old.exceptions.contains)
      && asks(new.years, old.years) && (new.precision == .exact || new.precision == old.precision)
      && isAtMost(new.tolerance, old.tolerance)
      && old.requirements.allSatisfy { asked in
        new.requirements.contains { implies($0.condition, asked.condition) }
      }
  }

  private func implies(_ new: Condition, _ old: Condition) -> Bool {
    if new == old { return true }
    guard let new = Reach(new, vocabulary), let old = Reach(old, vocabulary) else { return false }
    return new.isWithin(old)
  }

  /// The same family of plans, every year, and no more forgiven.
  private func covers(_ new: some FigureStatement, _ old: some FigureStatement) -> Bool {
    new.tiers == old.tiers && asks(new.years, old.years)
      && (new.precision == .exact || new.precision == old.precision)
  }

  /// Whether a statement asks in all tiers or years in which another does; none written means only where something is
  /// stated.
  private func asks(_ new: [Int], _ old: [Int]) -> Bool {
    new.isEmpty == old.isEmpty && old.allSatisfy(new.contains)
  }

  private func isAtMost(_ new: SpatialTolerance, _ old: SpatialTolerance) -> Bool {
    (new.area?.base ?? 0) <= (old.area?.base ?? 0) && (new.width?.base ?? 0) <= (old.width?.base ?? 0)
  }

  private func holds(_ new: Heading, whenever old: Heading) -> Bool {
    let begins = new.since.map { since in old.since.map { since <= $0 } ?? false } ?? true
    let ends = new.repealed.map { until in old.repealed.map { $0 <= until } ?? false } ?? true
    return begins && ends
  }
}

extension Level {
  fileprivate var weight: Int {
    switch self {
    case .binding: 2
    case .expected: 1
    case .advisory: 0
    }
  }
}
