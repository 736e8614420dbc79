/// A workbook in the open document format (ISO/IEC 26300), which keeps what cells show as text.
struct ODSReader {
  private let file: String
  private var grids: [(name: String, isHidden: Bool, sheet: OpenSheet)] = []
  /// Styles of sheets that are not shown, and those whose text is struck out.
  private var hiddenStyles: Set<String> = []
  private var struckStyles: Set<String> = []

  private struct OpenSheet {
    var cells: [GridCell] = []
    var merged: [CellRange] = []
    var hiddenRows: Set<Int> = []
    var hiddenColumns: Set<Int> = []
    var remarks: [SheetRemark] = []
    var row = 0
    var rowRepeats = 1
    var column = 0
    /// How many columns were declared so far.
    var declared = 0

    mutating func remark(_ kind: SheetRemark.Kind) {
      remarks.append(SheetRemark(kind: kind, row: row, column: column))
    }
  }

  fileprivate struct OpenCell {
    var type = ""
    var value = ""
    var text = ""
    var paragraphs = 0
    var hasFormula = false
    var repeats = 1
    var columns = 1
    var rows = 1
    /// How deep inside notes or readings aside.
    var aside = 0
    var style = ""
    var hasComment = false
    /// How deep inside spans, and from which on text is struck out.
    var spans = 0
    var struckFrom: Int?
    var holdsStruck = false
  }

  /// Rows and columns that are repeated more often than this only fill the sheet.
  private static let mostRepeats = 10_000

  init(file: String) { self.file = file }

  static func grids(path: String, file: String, onRow: (Int) -> Void) throws(TableFailure) -> [Grid] {
    let archive = try ZipArchive(path: path)
    guard let bytes = try archive.bytes(of: "content.xml") else { throw .unreadable("content.xml") }
    var reader = ODSReader(file: file)
    try reader.read(bytes, onRow: onRow)
    var grids: [Grid] = []
    for (name, isHidden, sheet) in reader.grids {
      let site = TableSite(file: file, sheet: reader.grids.count > 1 ? name : "", title: name)
      grids.append(
        try Grid(
          site,
          cells: sheet.cells,
          merged: sheet.merged,
          isHidden: isHidden,
          hiddenRows: sheet.hiddenRows,
          hiddenColumns: sheet.hiddenColumns,
          remarks: sheet.remarks
        )
      )
    }
    return grids
  }

  private mutating func read(_ bytes: ByteStream, onRow: (Int) -> Void) throws(TableFailure) {
    var stream = try XMLStream(bytes)
    var style = ""
    var sheet: OpenSheet?
    var name = (text: "", isHidden: false)
    var cell: OpenCell?
    while let event = try stream.next() {
      let element = stream.name
      switch (event, element) {
      case (.start, "style"): style = stream.attribute("name") ?? ""
      case (.start, "table-properties"): if stream.attribute("display") == "false" { hiddenStyles.insert(style) }
      case (.start, "text-properties"):
        if let line = stream.attribute("text-line-through-style") ?? stream.attribute("text-line-through-type"),
          line != "none"
        {
          struckStyles.insert(style)
        }
      case (.start, "table"):
        sheet = OpenSheet()
        name = (stream.attribute("name") ?? "", hiddenStyles.contains(stream.attribute("style-name") ?? ""))
      case (.end, "table"):
        if let done = sheet { grids.append((name.text, name.isHidden, done)) }
        sheet = nil
      case (.start, "table-column"): if var open = sheet.take() { sheet = declared(&open, stream) }
      case (.start, "table-row"):
        sheet?.column = 0
        sheet?.rowRepeats = repeats(stream.attribute("number-rows-repeated"))
        if ["collapse", "filter"].contains(stream.attribute("visibility")), let row = sheet?.row {
          sheet?.hiddenRows.insert(row)
        }
      case (.end, "table-row"):
        let count = sheet?.rowRepeats ?? 1
        sheet?.row += count
        if let row = sheet?.row, row.isMultiple(of: Workbook.rowsAtOnce) { onRow(row) }
      case (.start, "table-cell"), (.start, "covered-table-cell"): cell = opened(stream)
      case (.end, "table-cell"), (.end, "covered-table-cell"):
        if let done = cell.take(), var open = sheet.take() {
          close(done, in: &open)
          if open.cells.count > XLSXReader.mostCells { throw .tooLarge }
          sheet = open
        }
      default: cell?.take(event, element, stream, struckStyles)
      }
    }
  }

  private func repeats(_ text: String?) -> Int { max(1, min(text.flatMap { Int($0) } ?? 1, 1 << 21)) }

  private func declared(_ sheet: inout OpenSheet, _ stream: borrowing XMLStream) -> OpenSheet {
    let count = repeats(stream.attribute("number-columns-repeated"))
    if ["collapse", "filter"].contains(stream.attribute("visibility")), count <= Self.mostRepeats {
      sheet.hiddenColumns.formUnion(sheet.declared..<sheet.declared + count)
    }
    sheet.declared += count
    return sheet
  }

  private func opened(_ stream: borrowing XMLStream) -> OpenCell {
    var cell = OpenCell()
    stream.attributes { name, value, _ in
      switch name {
      case "value-type": if cell.type.isEmpty { cell.type = value }
      case "value", "date-value", "time-value", "boolean-value", "string-value": cell.value = value
      case "formula": cell.hasFormula = true
      case "style-name": cell.style = value
      case "number-columns-repeated": cell.repeats = repeats(value)
      case "number-columns-spanned": cell.columns = repeats(value)
      case "number-rows-spanned": cell.rows = repeats(value)
      default: break
      }
    }
    return cell
  }

  private func close(_ cell: OpenCell, in sheet: inout OpenSheet) {
    defer { sheet.column += cell.repeats }
    if cell.hasComment { sheet.remark(.comment) }
    let isStruck = struckStyles.contains(cell.style)
    if cell.holdsStruck || isStruck && (cell.paragraphs > 0 || !cell.value.isEmpty) { sheet.remark(.struck) }
    guard !isStruck else { return }
    var found = GridCell(row: sheet.row, column: sheet.column, text: cell.paragraphs > 0 ? cell.text : cell.value)
    switch cell.type {
    case "float", "percentage", "currency":
      found.kind = .number
      if !found.text.isEmpty, found.text.allSatisfy({ $0 == "#" }) {
        // The column is too narrow for the number, which the file states without its digits.
        (found.kind, found.text) = (.bareNumber, StoredNumber(cell.value)?.text ?? cell.value)
      } else if let point = withPoint(cell) {
        found.text = point
      } else {
        found.hidesDigits = hidesDigits(cell)
      }
    case "date", "time": found.kind = .date
    case "" where cell.hasFormula && found.text.isEmpty: found.kind = .uncalculated
    default: if cell.hasFormula, found.text.hasPrefix("#") || found.text.hasPrefix("Err:") { found.kind = .error }
    }
    if cell.type == "float", cell.paragraphs > 0, trimmed(found.text).isEmpty { sheet.remark(.notShown) }
    guard found.kind == .uncalculated || !found.text.isEmpty else { return }
    if cell.columns > 1 || cell.rows > 1 {
      sheet.merged.append(
        CellRange(
          rows: sheet.row...sheet.row + cell.rows - 1,
          columns: sheet.column...sheet.column + cell.columns - 1
        )
      )
    }
    guard cell.repeats <= Self.mostRepeats, sheet.rowRepeats <= Self.mostRepeats else { return }
    for row in 0..<sheet.rowRepeats {
      for column in 0..<cell.repeats {
        found.row = sheet.row + row
        found.column = sheet.column + column
        sheet.cells.append(found)
      }
    }
  }

  /// The text of a number with a comma for the point, as some countries write it.
  private func withPoint(_ cell: OpenCell) -> String? {
    guard cell.text.count(where: { $0 == "," }) == 1, !cell.text.contains("."), let stored = StoredNumber(cell.value)
    else { return nil }
    let text = cell.text.replacing(",", with: ".")
    let isGrouped = StoredNumber(cell.text.replacing(",", with: ""))?.text == stored.text
    return !isGrouped && StoredNumber(text)?.text == stored.text ? text : nil
  }

  /// Whether the text shows fewer digits than are stored.
  private func hidesDigits(_ cell: OpenCell) -> Bool {
    guard let stored = StoredNumber(cell.value) else { return false }
    let isPercent = cell.text.hasSuffix("%")
    let digits = cell.text.filter { $0 != "," && $0 != "%" && $0 != " " }
    guard var shown = StoredNumber(digits) else { return false }
    if isPercent { shown.shift(-2) }
    return shown.text != stored.text
  }
}

extension ODSReader.OpenCell {
  /// What hangs on a cell and is none of its text: comments, readings, drawn shapes.
  private static let asides: Set<String> = [
    "annotation", "ruby-text", "custom-shape", "frame", "rect", "line", "caption", "polygon", "ellipse", "circle",
  ]

  fileprivate mutating func take(
    _ event: XMLStream.Event,
    _ name: String,
    _ stream: borrowing XMLStream,
    _ struckStyles: Set<String>
  ) {
    switch (event, name) {
    case (.start, _) where Self.asides.contains(name):
      aside += 1
      if name == "annotation" { hasComment = true }
    case (.end, _) where Self.asides.contains(name): aside -= 1
    case (.start, "p") where aside == 0:
      if paragraphs > 0 { text += "\n" }
      paragraphs += 1
    case (.start, "span"):
      spans += 1
      if struckFrom == nil, struckStyles.contains(stream.attribute("style-name") ?? "") { struckFrom = spans }
    case (.end, "span"):
      if struckFrom == spans { struckFrom = nil }
      spans -= 1
    case (.start, "s") where aside == 0:
      text += String(repeating: " ", count: min(stream.attribute("c").flatMap { Int($0) } ?? 1, 100))
    case (.start, "tab") where aside == 0: text += " "
    case (.text, _) where aside == 0 && paragraphs > 0 && struckFrom != nil: holdsStruck = true
    case (.text, _) where aside == 0 && paragraphs > 0: text += stream.text
    default: break
    }
  }
}
