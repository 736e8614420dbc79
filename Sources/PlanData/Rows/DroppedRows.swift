/// The rows of a table of which nothing was taken.
struct DroppedRows: Sendable {
  enum Reason: Hashable, Sendable, CaseIterable {
    case blank
    case remark
    /// The headers once more, as tables have them that were printed page by page.
    case heading
    /// More or fewer fields than the header has, which is a problem.
    case ragged
    /// Its indicator, list or designation is not in the vocabulary, of which there is a note.
    case stranger
    /// A row whose unit, year or subject is not known, which is a problem of its own.
    case unresolved
  }

  private var counts: [Reason: (rows: Int, first: Int)] = [:]
  /// Those that say something which is not known, as far as a sheet is long.
  private(set) var unknown: [(row: Int, reason: Reason)] = []

  mutating func add(_ reason: Reason, row: Int) {
    add(reason, rows: 1, first: row)
    if reason == .unresolved || reason == .stranger, unknown.count < 100_000 { unknown.append((row, reason)) }
  }

  private mutating func add(_ reason: Reason, rows: Int, first: Int) {
    let known = counts[reason] ?? (0, .max)
    counts[reason] = (known.rows + rows, min(known.first, first))
  }

  /// Adds those of a part of a table whose rows count from another start.
  mutating func add(_ other: DroppedRows, rowOffset: Int) {
    for (reason, count) in other.counts { add(reason, rows: count.rows, first: count.first + rowOffset) }
  }

  /// How many rows, and the first.
  subscript(reason: Reason) -> (rows: Int, first: Int)? { counts[reason] }
}
