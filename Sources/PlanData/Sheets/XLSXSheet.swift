/// One sheet of a workbook on its way into a grid.
struct XLSXSheet {
  private let site: TableSite
  private let isHidden: Bool
  private let shared: [SharedText]
  private let looks: [CellLook]

  private var cells: [GridCell] = []
  private var merged: [CellRange] = []
  private var hiddenRows: Set<Int> = []
  private var hiddenColumns: Set<Int> = []
  private var remarks: [SheetRemark] = []
  private var showsZeros = true
  /// Where the next row or cell without a reference stands.
  private var row = -1
  private var column = -1
  private var open = OpenCell()

  private struct OpenCell {
    var style = 0
    var type = "n"
    var value = ""
    var text = RichText()
    var hasFormula = false
    var isInValue = false
  }

  init(_ site: TableSite, isHidden: Bool, shared: [SharedText], looks: [CellLook]) {
    self.site = site
    self.isHidden = isHidden
    self.shared = shared
    self.looks = looks
  }

  /// Reads the sheet; `comments` are the cells that have any.
  consuming func read(
    _ bytes: ByteStream,
    comments: [(row: Int, column: Int)],
    onRow: (Int) -> Void
  ) throws(TableFailure) -> Grid {
    var stream = try XMLStream(bytes)
    while let event = try stream.next() {
      switch event {
      case .start:
        start(stream.name, stream)
        if stream.name == "row", row > 0, row.isMultiple(of: Workbook.rowsAtOnce) { onRow(row) }
      case .text:
        if open.isInValue { open.value += stream.text } else { open.text.take(event, "", stream) }
      case .end: end(stream.name, stream)
      }
      if cells.count > XLSXReader.mostCells { throw .tooLarge }
    }
    var all: [GridCell] = []
    swap(&all, &cells)
    return try Grid(
      site,
      cells: all,
      merged: merged,
      isHidden: isHidden,
      hiddenRows: hiddenRows,
      hiddenColumns: hiddenColumns,
      remarks: remarks + comments.map { SheetRemark(kind: .comment, row: $0.row, column: $0.column) }
    )
  }

  private mutating func start(_ name: String, _ stream: borrowing XMLStream) {
    switch name {
    case "row":
      row += 1
      column = -1
      stream.attributes { name, value, _ in
        switch name {
        case "r": if let number = Int(value), number > 0, number < 1 << 30 { row = number - 1 }
        case "hidden": if value == "1" || value == "true" { hiddenRows.insert(row) }
        default: break
        }
      }
    case "c":
      open = OpenCell()
      column += 1
      stream.attributes { name, value, _ in
        switch name {
        case "r": if let place = cellPlace(value) { (row, column) = place }
        case "s": open.style = Int(value) ?? 0
        case "t": open.type = value
        default: break
        }
      }
    case "v": open.isInValue = true
    case "sheetView": if ["0", "false"].contains(stream.attribute("showZeros")) { showsZeros = false }
    case "f": open.hasFormula = true
    case "mergeCell": if let range = stream.attribute("ref").flatMap({ CellRange($0) }) { merged.append(range) }
    case "col":
      guard ["1", "true"].contains(stream.attribute("hidden")),
        let first = stream.attribute("min").flatMap({ Int($0) }),
        let last = stream.attribute("max").flatMap({ Int($0) }), first > 0, first <= last, last <= 1 << 14
      else { return }
      hiddenColumns.formUnion(first - 1...last - 1)
    default: open.text.take(.start, name, stream)
    }
  }

  private mutating func end(_ name: String, _ stream: borrowing XMLStream) {
    switch name {
    case "v": open.isInValue = false
    case "c": if let cell = cell() { cells.append(cell) }
    default: open.text.take(.end, name, stream)
    }
  }

  private mutating func cell() -> GridCell? {
    var cell = GridCell(row: row, column: column, text: open.value)
    let look = looks.indices.contains(open.style) ? looks[open.style] : CellLook()
    var holdsStruck = look.isStruck
    switch open.type {
    case "s":
      let text = Int(open.value).flatMap { shared.indices.contains($0) ? shared[$0] : nil }
      cell.text = shown(text?.text ?? "", look)
      holdsStruck = holdsStruck || text?.holdsStruck ?? false
    case "inlineStr":
      cell.text = shown(open.text.text, look)
      holdsStruck = holdsStruck || open.text.holdsStruck
    case "str": cell.text = shown(open.value, look)
    case "e": cell.kind = .error
    case "b": cell.text = open.value == "1" ? "TRUE" : "FALSE"
    default:
      guard !open.value.isEmpty else {
        guard open.hasFormula else { return nil }
        cell.kind = .uncalculated
        return cell
      }
      let shown = look.format.shown(open.value)
      (cell.text, cell.kind, cell.hidesDigits) = (shown.text, shown.kind, shown.hidden != nil)
      let isHiddenZero = !showsZeros && cell.kind == .number && Double(open.value) == 0
      if isHiddenZero || trimmed(cell.text).isEmpty {
        remark(.notShown)
        return nil
      }
    }
    if holdsStruck, !look.isStruck || !cell.text.isEmpty { remark(.struck) }
    return cell.text.isEmpty || look.isStruck ? nil : cell
  }

  private mutating func shown(_ text: String, _ look: CellLook) -> String {
    let shown = look.format.shown(text: text)
    if shown.isEmpty, !text.isEmpty { remark(.notShown) }
    return shown
  }

  private mutating func remark(_ kind: SheetRemark.Kind) {
    remarks.append(SheetRemark(kind: kind, row: row, column: column))
  }
}

/// How cells of a style show what they hold.
struct CellLook: Sendable {
  var format = NumberFormat.general
  var isStruck = false
}

/// A text that several cells show, without what is struck out of it.
struct SharedText: Sendable {
  var text: String
  var holdsStruck: Bool
}
