/// The table a problem or a figure comes from.
struct TableSite: Hashable, Sendable {
  /// Relative to the plan set.
  let file: String
  /// Empty where the file has only one table.
  let sheet: String
  /// What the sheet is called, even where it is the only one.
  var title = ""
  /// Where the fields of a row stand, in a sheet that is not read row by row as a plain table.
  var layout: FieldLayout?

  init(file: String, sheet: String, title: String = "", layout: FieldLayout? = nil) {
    (self.file, self.sheet, self.title, self.layout) = (file, sheet, title, layout)
  }

  func problem(_ kind: PlanDataProblem.Kind, row: Int? = nil, column: Column? = nil) -> PlanDataProblem {
    let cell = row.flatMap { row in column.flatMap { layout?.cell(of: $0, row: row) } }
    return PlanDataProblem(kind, file: file, sheet: sheet, row: row, column: column, cell: cell)
  }

  func place(row: Int) -> PlanDataProblem.Place {
    PlanDataProblem.Place(file: file, sheet: sheet, row: row, cell: layout?.cell(of: .value, row: row))
  }

  /// `指标.xlsx[附表1]`.
  var name: String { sheet.isEmpty ? file : "\(file)[\(sheet)]" }
}

/// In which column of a sheet each field of a row stands, and in which row where all rows share it.
struct FieldLayout: Hashable, Sendable {
  private struct Spot: Hashable, Sendable {
    var column: Int
    var row: Int?
  }

  private var spots: [Column: Spot] = [:]
  /// Rows alone do not tell figures apart: there are several of them in one.
  let isWide: Bool

  init(isWide: Bool) { self.isWide = isWide }

  /// Both from 0, as in the file.
  mutating func put(_ field: Column, column: Int, row: Int? = nil) { spots[field] = Spot(column: column, row: row) }

  /// `C5`, the row counted from 1; `nil` where no cell says it.
  func cell(of field: Column, row: Int) -> String? {
    spots[field].map { columnLetters($0.column) + "\($0.row.map { $0 + 1 } ?? row)" }
  }

  /// `C`, where rows hold several figures.
  var valueLetters: String { isWide ? spots[.value].map { columnLetters($0.column) } ?? "" : "" }
}

/// `C` for 2, `AA` for 26.
func columnLetters(_ column: Int) -> String {
  var rest = column
  var letters = ""
  repeat {
    letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
    rest = rest / 26 - 1
  } while rest >= 0
  return letters
}
