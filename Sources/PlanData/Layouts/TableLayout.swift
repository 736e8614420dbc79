internal import RuleDSL
internal import Transmission

/// One table that was made out in a sheet: which rows are its headers, and what each column holds.
struct TableLayout {
  struct Part {
    /// Place in the grid.
    let place: Int
    /// The field that the cells of the column are, where the rows say what they are about.
    var field: Column?
    /// The field that they are for the figures of their group: 单位 beside 目标值, both below one indicator.
    var groupField: Column?
    /// For a column of figures, the columns of its group that hold fields.
    var own: [Column: Int] = [:]
    /// What the headers say, from the top down; the column holds figures where it has no field.
    var meanings: [(meaning: HeaderMeaning, row: Int)] = []
    /// Headers that say nothing to us.
    var unknown: [String] = []
    var isSerial = false
    var isDecoration = false

    /// Whether its cells are figures.
    var holdsFigures: Bool {
      field == nil && groupField == nil && !isSerial && !isFormer && unknown.isEmpty && !meanings.isEmpty
    }

    /// Whether its header says whose figures it holds and nothing else, so that it may hold years.
    var mayBeOfYears: Bool {
      holdsFigures && first(\.indicator) == nil && first(\.unit) == nil
        && meanings.allSatisfy { ($0.meaning.role != nil || $0.meaning.year != nil) && $0.meaning.measure == nil }
    }

    /// It holds figures of the plan before this one.
    var isFormer: Bool { meanings.contains { $0.meaning.isFormer } }

    func first<Value>(_ path: (HeaderMeaning) -> Value?) -> (value: Value, row: Int)? {
      for (meaning, row) in meanings.reversed() { if let value = path(meaning) { return (value, row) } }
      return nil
    }
  }

  let kind: TableKind
  /// Places of rows in the grid.
  let header: ClosedRange<Int>
  var parts: [Part]
  /// Some headers of groups were taken to reach over blanks.
  var isSpread = false
  /// A column was known by its cells to say whose figures a row holds, or of which year.
  var isTyped = false
  /// Columns of tables that stand side by side; one for a table that stands alone.
  var blocks: [ClosedRange<Int>] = []

  func place(of field: Column) -> Int? { parts.first { $0.field == field }?.place }

  /// Columns that name units, each within the one before.
  var names: [Int] { parts.filter { $0.field == .unitName }.map(\.place) }

  /// Whether a row may hold several figures.
  var isWide: Bool { !parts.contains { $0.field == .value } }
}
