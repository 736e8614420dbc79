/// One sheet of a workbook on its way into a grid.
struct XLSXSheet {
  private let site: TableSite
  private let isHidden: Bool
  private let shared: [String]
  private let formats: [NumberFormat]

  private var cells: [GridCell] = []
  private var merged: [CellRange] = []
  private var hiddenRows: Set<Int> = []
  private var hiddenColumns: Set<Int> = []
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

  init(_ site: TableSite, isHidden: Bool, shared: [String], formats: [NumberFormat]) {
    self.site = site
    self.isHidden = isHidden
    self.shared = shared
    self.formats = formats
  }

  consuming func read(_ bytes: ByteStream) throws(TableFailure) -> Grid {
    var stream = try XMLStream(bytes)
    while let event = try stream.next() {
      switch event {
      case .start: start(stream.name, stream)
      case .text:
        if open.isInValue { open.value += stream.text } else { open.text.take(event, "", stream) }
      case .end: end(stream.name, stream)
      }
      if cells.count > XLSXReader.mostCells { throw .tooLarge }
    }
    return try Grid(
      site,
      cells: cells,
      merged: merged,
      isHidden: isHidden,
      hiddenRows: hiddenRows,
      hiddenColumns: hiddenColumns
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

  private func cell() -> GridCell? {
    var cell = GridCell(row: row, column: column, text: open.value)
    switch open.type {
    case "s": cell.text = Int(open.value).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? ""
    case "inlineStr": cell.text = open.text.text
    case "str": break
    case "e": cell.kind = .error
    case "b": cell.text = open.value == "1" ? "TRUE" : "FALSE"
    default:
      guard !open.value.isEmpty else {
        guard open.hasFormula else { return nil }
        cell.kind = .uncalculated
        return cell
      }
      let format = formats.indices.contains(open.style) ? formats[open.style] : .general
      (cell.text, cell.kind, cell.hidden) = format.shown(open.value)
    }
    return cell.text.isEmpty ? nil : cell
  }
}
