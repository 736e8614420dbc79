/// The table a problem or a figure comes from.
struct TableSite: Hashable, Sendable {
  /// Relative to the plan set.
  let file: String
  /// Empty where the file has only one table.
  let sheet: String

  func problem(_ kind: PlanDataProblem.Kind, row: Int? = nil, column: Column? = nil) -> PlanDataProblem {
    PlanDataProblem(kind, file: file, sheet: sheet, row: row, column: column)
  }

  func place(row: Int) -> PlanDataProblem.Place {
    PlanDataProblem.Place(file: file, sheet: sheet, row: row)
  }
}
