/// The first problems in reading order, and the number of all.
///
/// Bounded, because a table of millions of rows can be wrong in every one.
struct ProblemList: Sendable {
  static let limit = 50

  private(set) var total = 0
  private var kept: [PlanDataProblem] = []
  /// The last problem that will be shown, once there are more than enough.
  private var bound: PlanDataProblem?

  var isEmpty: Bool { total == 0 }

  mutating func add(_ problem: PlanDataProblem) {
    add(row: problem.row ?? 0, at: TableSite(file: problem.file, sheet: problem.sheet)) { problem }
  }

  /// Adds a problem of a row, which is made only when it may be among those shown.
  @inline(__always)
  mutating func add(row: Int, at site: TableSite, _ problem: () -> PlanDataProblem) {
    total += 1
    if let bound, bound.file == site.file, bound.sheet == site.sheet, row > bound.row ?? 0 { return }
    keep(problem())
  }

  @inline(never)
  private mutating func keep(_ problem: PlanDataProblem) {
    kept.append(problem)
    if kept.count >= 4 * Self.limit { trim() }
  }

  mutating func add(_ others: ProblemList) {
    for problem in others.kept { add(problem) }
    total += others.total - others.kept.count
  }

  /// The problems in their final order; when some were left out, the last one says how many.
  var sorted: [PlanDataProblem] {
    let shown = Array(kept.sorted().prefix(Self.limit))
    return total > shown.count ? shown + [PlanDataProblem(.more(total - shown.count))] : shown
  }

  /// The same problems with rows counted from another start.
  func shifted(rows: Int) -> ProblemList {
    var list = self
    list.bound = nil
    list.kept = kept.map { problem in
      PlanDataProblem(
        problem.kind,
        file: problem.file,
        sheet: problem.sheet,
        row: problem.row.map { $0 + rows },
        column: problem.column,
        cell: problem.cell
      )
    }
    return list
  }

  private mutating func trim() {
    kept.sort()
    kept.removeLast(kept.count - Self.limit)
    bound = kept.last
  }
}
