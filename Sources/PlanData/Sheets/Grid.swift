/// A cell of a sheet that holds something.
struct GridCell: Sendable {
  enum Kind: Sendable {
    case text
    case number
    /// A number whose printed digits the file does not tell.
    case bareNumber
    case date
    /// `#N/A` and the like.
    case error
    /// A formula whose result is not in the file.
    case uncalculated
    /// The file holds the cell more than once, with different contents.
    case repeated
  }

  /// What the cell shows.
  var text: String
  private var place: (row: Int32, column: Int32)
  var kind: Kind
  /// The number has more digits than it shows.
  var hidesDigits = false

  init(row: Int, column: Int, kind: Kind = .text, text: String) {
    self.text = GridMark.plain(text)
    place = (Int32(clamping: row), Int32(clamping: column))
    self.kind = kind
  }

  /// From 0, as in the file.
  var row: Int {
    get { Int(place.row) }
    set { place.row = Int32(clamping: newValue) }
  }
  var column: Int {
    get { Int(place.column) }
    set { place.column = Int32(clamping: newValue) }
  }
}

/// What a sheet holds besides what its cells show.
struct SheetRemark: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A number that is not shown: by its format, or a zero.
    case notShown
    /// Text that is struck out.
    case struck
    case comment
    /// 同上, 〃.
    case ditto
    /// A cell that the file holds more than once, always the same.
    case repeated
    /// A value that no one sees, because the cell is merged with others before it.
    case covered
    /// The file does not say which sheets and rows are hidden.
    case hidingUnknown
  }

  var kind: Kind
  /// From 0.
  var row: Int
  var column: Int
}

/// A rectangle of cells, rows and columns from 0.
struct CellRange: Hashable, Sendable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>
}

/// One sheet or table of a file as a rectangle of cells, without the rows and columns that are blank.
struct Grid: Sendable {
  let site: TableSite
  /// The sheet is hidden.
  let isHidden: Bool
  /// Everything that holds something, row by row.
  let cells: [GridCell]
  /// Rows and columns of the file, ascending; the grid's own are places in these.
  let rows: [Int]
  let columns: [Int]
  let hiddenRows: Set<Int>
  let hiddenColumns: Set<Int>
  let remarks: [SheetRemark]
  /// Index into ``cells`` by place, that of the first cell for all of a merged range; -1 for a blank.
  private let places: [Int32]

  /// More places than any table needs.
  static let mostPlaces = 50_000_000

  /// Takes cells, of which those that show nothing are left out, and ranges whose first cell counts for all of them.
  init(
    _ site: TableSite,
    cells found: consuming [GridCell],
    merged: [CellRange] = [],
    isHidden: Bool = false,
    hiddenRows: Set<Int> = [],
    hiddenColumns: Set<Int> = [],
    remarks: [SheetRemark] = []
  ) throws(TableFailure) {
    var cells = found
    cells.removeAll { $0.kind == .text && trimmed($0.text).isEmpty }
    let isBefore = { (left: GridCell, right: GridCell) in (left.row, left.column) < (right.row, right.column) }
    if !zip(cells, cells.dropFirst()).allSatisfy(isBefore) { cells.sort(by: isBefore) }
    self.site = site
    var remarks = remarks + joinRepeated(&cells) + resolveDittos(&cells)
    self.isHidden = isHidden
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
    // A range may reach over rows whose own cells are all blank; how far is bounded by what ranges may cover.
    var usedRows: Set<Int> = []
    var usedColumns: Set<Int> = []
    for cell in cells {
      usedRows.insert(cell.row)
      usedColumns.insert(cell.column)
    }
    // Whoever merges millions of cells means the look of the sheet.
    var budget = 4_000_000
    let merged = merged.filter { range in
      guard range.rows.count <= 100_000, range.columns.count <= 1000 else { return false }
      budget -= range.rows.count * range.columns.count
      return budget >= 0
    }
    for range in merged {
      usedRows.formUnion(range.rows)
      usedColumns.formUnion(range.columns)
    }
    rows = usedRows.sorted()
    columns = usedColumns.sorted()
    let (count, overflow) = rows.count.multipliedReportingOverflow(by: columns.count)
    guard !overflow, count <= Self.mostPlaces else { throw .tooLarge }
    var places = [Int32](repeating: -1, count: count)
    let rowPlaces = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    let columnPlaces = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    for (index, cell) in cells.enumerated() {
      guard let row = rowPlaces[cell.row], let column = columnPlaces[cell.column] else { continue }
      places[row * columns.count + column] = Int32(truncatingIfNeeded: index)
    }
    var covered: Set<Int> = []
    for range in merged {
      guard let top = rowPlaces[range.rows.lowerBound], let left = columnPlaces[range.columns.lowerBound] else {
        continue
      }
      let first = places[top * columns.count + left]
      var row = top
      while row < rows.count, rows[row] <= range.rows.upperBound {
        var column = left
        while column < columns.count, columns[column] <= range.columns.upperBound {
          let own = places[row * columns.count + column]
          if own >= 0, own != first { covered.insert(Int(own)) }
          places[row * columns.count + column] = first
          column += 1
        }
        row += 1
      }
    }
    if !covered.isEmpty {
      for index in covered.sorted() {
        remarks.append(SheetRemark(kind: .covered, row: cells[index].row, column: cells[index].column))
      }
      let kept = cells.indices.filter { !covered.contains($0) }
      var numbers = [Int32](repeating: -1, count: cells.count)
      for (number, index) in kept.enumerated() { numbers[index] = Int32(truncatingIfNeeded: number) }
      for place in places.indices where places[place] >= 0 { places[place] = numbers[Int(places[place])] }
      cells = kept.map { cells[$0] }
    }
    self.remarks = remarks
    self.places = places
    self.cells = cells
  }

  /// The part of a grid in some of its rows and columns; the numbers of its cells stay.
  func part(rows: Range<Int>, columns: ClosedRange<Int>) -> Grid {
    Grid(part: self, rows: rows, columns: columns)
  }

  private init(part whole: Grid, rows: Range<Int>, columns: ClosedRange<Int>) {
    (site, isHidden, cells) = (whole.site, whole.isHidden, whole.cells)
    (hiddenRows, hiddenColumns, remarks) = (whole.hiddenRows, whole.hiddenColumns, [])
    self.rows = Array(whole.rows[rows])
    self.columns = Array(whole.columns[columns])
    places = rows.flatMap { row in columns.map { whole.places[row * whole.columns.count + $0] } }
  }

  /// The cell that counts at a place of the grid: its own, or the first one of its merged range.
  func index(_ row: Int, _ column: Int) -> Int? {
    let place = places[row * columns.count + column]
    return place < 0 ? nil : Int(place)
  }

  /// What a column holds in the first of some rows.
  func texts(column: Int, rows: Range<Int>) -> [String] {
    rows.prefix(TableHeader.sampleRows).compactMap { cell($0, column)?.text }
  }

  func cell(_ row: Int, _ column: Int) -> GridCell? { index(row, column).map { cells[$0] } }

  /// The first cell in a row of the file or below, by its place in ``cells``.
  func firstCell(inRow row: Int) -> Int {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The cell that stands at a place itself.
  func own(_ row: Int, _ column: Int) -> GridCell? {
    cell(row, column).flatMap { $0.row == rows[row] && $0.column == columns[column] ? $0 : nil }
  }
}

/// Makes one of cells that the file holds more than once, and returns where they all say the same; cells stand row by row.
private func joinRepeated(_ cells: inout [GridCell]) -> [SheetRemark] {
  func isSame(_ one: GridCell, _ other: GridCell) -> Bool { (one.row, one.column) == (other.row, other.column) }
  guard zip(cells, cells.dropFirst()).contains(where: isSame) else { return [] }
  var found: [SheetRemark] = []
  var kept: [GridCell] = []
  for cell in cells {
    guard let last = kept.last, isSame(last, cell) else {
      kept.append(cell)
      continue
    }
    if last.text == cell.text {
      if last.kind != .repeated { found.append(SheetRemark(kind: .repeated, row: cell.row, column: cell.column)) }
    } else {
      kept[kept.count - 1].text += " / " + cell.text
      kept[kept.count - 1].kind = .repeated
    }
  }
  cells = kept
  return found.filter { remark in
    !kept.contains { $0.kind == .repeated && ($0.row, $0.column) == (remark.row, remark.column) }
  }
}

/// Puts what stands above in the place of 同上 and 〃, and returns where; cells stand row by row.
private func resolveDittos(_ cells: inout [GridCell]) -> [SheetRemark] {
  guard cells.contains(where: { $0.kind == .text && isDitto($0.text) }) else { return [] }
  var found: [SheetRemark] = []
  var above: [Int: Int] = [:]
  for index in cells.indices {
    let cell = cells[index]
    defer { above[cell.column] = index }
    guard cell.kind == .text, isDitto(cell.text), let upper = above[cell.column] else { continue }
    (cells[index].kind, cells[index].text) = (cells[upper].kind, cells[upper].text)
    cells[index].hidesDigits = cells[upper].hidesDigits
    found.append(SheetRemark(kind: .ditto, row: cell.row, column: cell.column))
  }
  return found
}

/// Whether a text says that it is what stands above.
func isDitto(_ text: String) -> Bool {
  // The first bytes of the marks, and of blanks before them.
  guard text.utf8.count <= 10, let first = text.utf8.first, first < 0x28 || (0xE2...0xE5).contains(first) else {
    return false
  }
  return ["〃", "同上", "同前", "″", "〞", "\"", "”", "''", "同 上"].contains(String(trimmed(text)))
}

/// Row and column, both from 0, of `C5`; `nil` for anything else.
func cellPlace(_ reference: some StringProtocol) -> (row: Int, column: Int)? {
  var column = 0
  var row = 0
  var hasDigit = false
  for byte in reference.utf8 where byte != 0x24 {
    switch byte {
    case 0x41...0x5A where !hasDigit && column < 1 << 20: column = column * 26 + Int(byte - 0x40)
    case 0x61...0x7A where !hasDigit && column < 1 << 20: column = column * 26 + Int(byte - 0x60)
    case 0x30...0x39 where column > 0 && row < 1 << 30:
      row = row * 10 + Int(byte - 0x30)
      hasDigit = true
    default: return nil
    }
  }
  return row > 0 ? (row - 1, column - 1) : nil
}

extension CellRange {
  /// Reads `B2:C9`.
  init?(_ text: String) {
    let ends = text.split(separator: ":")
    guard let first = ends.first.flatMap({ cellPlace($0) }), let last = ends.last.flatMap({ cellPlace($0) }),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }
}
