public import RuleDSL
internal import Transmission

/// A table of a document.
public struct DocumentTable: Sendable {
  /// A cell, which may span rows and columns.
  public struct Cell: Sendable {
    public var row: Int
    public var column: Int
    public var rows: Int
    public var columns: Int
    public var text: String

    public init(row: Int, column: Int, rows: Int = 1, columns: Int = 1, text: String) {
      (self.row, self.column, self.rows, self.columns, self.text) = (row, column, rows, columns, text)
    }
  }

  public var file: String
  /// From 1.
  public var number: Int
  public var page: Int?
  /// The page its head stands on, where that is one before.
  public var headPage: Int?
  /// Of a table in plain text, the numbers of the paragraphs that are its rows.
  public var lines: [Int] = []
  /// What is said above it.
  public var titles: [String]
  public var cells: [Cell]

  public init(file: String, number: Int, page: Int? = nil, headPage: Int? = nil, titles: [String], cells: [Cell]) {
    (self.file, self.number, self.titles, self.cells) = (file, number, titles, cells)
    (self.page, self.headPage) = (page, headPage)
  }
}

/// A unit of government, as a table of units writes it.
public struct ListedUnit: Hashable, Sendable {
  public var code: String
  public var name: String
  public var tier: String
  public var parent: String
  /// 批复日期, as written.
  public var approved: String

  public init(code: String, name: String, tier: String, parent: String, approved: String) {
    (self.code, self.name, self.tier, self.parent, self.approved) = (code, name, tier, parent, approved)
  }
}

/// A figure of a table, each field in the words of the table.
public struct DocumentTableRow: Sendable {
  /// From 0.
  public var row: Int
  public var unitCode: String
  public var unitName: String
  public var year: String
  public var indicator: String
  public var relation: String
  public var value: String
  public var measure: String
  public var role: String
}

/// What tables of documents are read with: the vocabulary, and the units of government that are known.
public struct DocumentTableWords {
  fileprivate let vocabulary: Vocabulary
  fileprivate let context: FigureContext?

  /// Makes them ready, once for many tables.
  public init(_ vocabulary: Vocabulary, _ units: [ListedUnit]) {
    self.vocabulary = vocabulary
    var assembly = UnitAssembly(vocabulary: vocabulary)
    let rows = units.enumerated().map { place, unit in
      UnitRow(code: unit.code, name: unit.name, tier: unit.tier, parent: unit.parent, row: place + 1)
    }
    assembly.add(rows, from: TableSite(file: "", sheet: ""), rowOffset: 0)
    context = assembly.finish().map { table, codes in
      FigureContext(vocabulary: vocabulary, units: table, unitCodes: codes)
    }
  }
}

extension DocumentTable {
  /// The figures in it, however it is laid out; rows from 0, as in the table.
  public func figures(_ words: DocumentTableWords) -> [DocumentTableRow] {
    guard let context = words.context, let grid = grid else { return [] }
    let vocabulary = words.vocabulary
    let search = LayoutSearch(grid, context.lexicon, hint: nil)
    var around = SheetContext(grid, context.lexicon)
    for title in titles { _ = around.take(title) }
    var found: [DocumentTableRow] = []
    var row = 0
    while let layout = search.next(from: row) {
      guard layout.kind == .figures, layout.blocks.count == 1 else {
        row = layout.header.upperBound + 1
        continue
      }
      var reading = SheetFigures(search, layout, context, around, SheetUses(grid))
      let end = reading.read { _, view in
        found += view.rows.map { row in
          var made = Self.row(row.row, row.fields)
          // Notes and units may stand beside a name.
          let meaning = HeaderMeaning(made.indicator, context.lexicon)
          if let index = meaning.indicator { made.indicator = vocabulary.indicators[index].name }
          if made.measure.isEmpty, let measure = meaning.measure { made.measure = measure.text }
          return made
        }
      }
      row = max(end, layout.header.upperBound + 1)
    }
    return found
  }

  private static func row(_ number: Int, _ fields: [String]) -> DocumentTableRow {
    let field = { (column: Column) in
      TableKind.figures.columns.firstIndex(of: column).flatMap { fields.indices.contains($0) ? fields[$0] : nil }
        ?? ""
    }
    return DocumentTableRow(
      row: number - 1,
      unitCode: field(.unitCode),
      unitName: field(.unitName),
      year: field(.year),
      indicator: field(.indicator),
      relation: field(.relation),
      value: field(.value),
      measure: field(.measure),
      role: field(.role)
    )
  }

  /// `nil` where it is larger than any table.
  private var grid: Grid? {
    let merged = cells.filter { $0.rows > 1 || $0.columns > 1 }.map { cell in
      CellRange(
        rows: cell.row...(cell.row + max(1, cell.rows) - 1),
        columns: cell.column...(cell.column + max(1, cell.columns) - 1)
      )
    }
    return try? Grid(
      TableSite(file: file, sheet: "表\(number)"),
      cells: cells.map { GridCell(row: $0.row, column: $0.column, text: $0.text) },
      merged: merged
    )
  }
}

extension DocumentTable {
  /// What a relation states, as a cell writes it.
  public static func direction(_ text: String) -> Direction? { RelationWords.found(text)?.direction }

  /// The year that a cell states.
  public static func year(_ text: String) -> Int? { PlanYear(text)?.year }

  /// Whether words stand for a figure that is stated elsewhere.
  public static func isReference(_ text: String) -> Bool { FigureWords.meaning(text) == .reference }

  /// A number as a cell writes it, without marks between thousands, and the unit that stands in the cell.
  public static func number(_ text: String) -> (digits: String, unit: String, relation: Direction?) {
    let figure = WrittenFigure(folded(text))
    return (figure.digits, figure.unit, figure.relation)
  }
}
