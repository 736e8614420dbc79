@testable internal import PlanData

/// A cell of a workbook that a test writes.
struct DraftCell {
  enum Kind {
    case text
    /// A number, and the format in which it shows the text.
    case number(stored: String, format: String)
    /// A formula that was never calculated.
    case formula
    case error
  }

  /// What it shows.
  var text: String
  var kind = Kind.text
  /// Whether it must be used; `nil` where either is right.
  var mustBeUsed: Bool?
}

/// A sheet that a test writes, cell by cell, rows and columns from 0.
struct DraftSheet {
  let name: String
  var isHidden = false
  private(set) var rows: [[DraftCell?]] = []
  private(set) var merged: [CellRange] = []
  /// Merged ranges whose cells hold the same where nothing can be merged: those of names beside several rows.
  private var repeated: Set<CellRange> = []
  var hiddenRows: Set<Int> = []
  var hiddenColumns: Set<Int> = []

  init(_ name: String) { self.name = name }

  subscript(row: Int, column: Int) -> DraftCell? {
    get { row < rows.count && column < rows[row].count ? rows[row][column] : nil }
    set {
      while rows.count <= row { rows.append([]) }
      while rows[row].count <= column { rows[row].append(nil) }
      rows[row][column] = newValue
    }
  }

  /// Merges a rectangle, whose first cell stays.
  mutating func merge(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, mayRepeat: Bool = false) {
    guard rows.count > 1 || columns.count > 1 else { return }
    merged.append(CellRange(rows: rows, columns: columns))
    if mayRepeat { repeated.insert(CellRange(rows: rows, columns: columns)) }
  }

  /// The same without merged ranges, as programs write text: what the first cell holds, and blanks.
  var unmerged: DraftSheet {
    var copy = self
    copy.merged = []
    for range in repeated {
      let first = self[range.rows.lowerBound, range.columns.lowerBound]
      for row in range.rows { for column in range.columns { copy[row, column] = first } }
    }
    return copy
  }

  /// Leaves it open whether the cells of a row are used, since it states no figure.
  mutating func release(row: Int) {
    guard row < rows.count else { return }
    for column in rows[row].indices where rows[row][column]?.mustBeUsed == true {
      rows[row][column]?.mustBeUsed = nil
    }
  }

  /// Cells that hold something, with those that must be used and those that must not.
  var counts: (all: Int, used: Int, unused: Int) {
    let cells = rows.joined().compactMap { $0 }
    return (cells.count, cells.count { $0.mustBeUsed == true }, cells.count { $0.mustBeUsed == false })
  }

  /// Text between marks.
  func text(_ mark: Character) -> String {
    let width = rows.map(\.count).max() ?? 0
    let lines = rows.map { row in
      (0..<width).map { place in
        let text = (place < row.count ? row[place]?.text : nil) ?? ""
        guard text.contains(where: { $0 == mark || "\"\n\r".contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      }.joined(separator: String(mark)) + "\n"
    }
    return lines.joined()
  }
}
