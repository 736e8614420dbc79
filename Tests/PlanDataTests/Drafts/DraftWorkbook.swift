@testable internal import PlanData

/// Sheets on their way into a file.
struct DraftWorkbook {
  var sheets: [DraftSheet]
  /// Texts stand in a part of their own, and numbers are results of formulas.
  var sharesTexts = false

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  // MARK: XLSX

  var xlsx: [UInt8] {
    let formats = Set(sheets.flatMap { $0.rows.joined() }.compactMap { $0?.format }).sorted()
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    var zip = ZipWriter()
    let types = sheets.indices.map {
      "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" "
        + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    }
    zip.add(
      "[Content_Types].xml",
      Self.head + "<Types xmlns=\"\(package)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + types.joined() + "</Types>"
    )
    zip.add(
      "_rels/.rels",
      Self.head + "<Relationships xmlns=\"\(package)/relationships\">"
        + "<Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
    let texts = sharesTexts ? Set(sheets.flatMap { $0.rows.joined() }.compactMap { $0?.text }).sorted() : []
    if sharesTexts {
      let parts = texts.map { text in
        // In two runs, as changes of the font leave them.
        "<si><r><t xml:space=\"preserve\">\(escaped(String(text.prefix(1))))</t></r>"
          + "<r><t xml:space=\"preserve\">\(escaped(String(text.dropFirst())))</t></r></si>"
      }
      zip.add("xl/sharedStrings.xml", Self.head + "<sst xmlns=\"\(main)\">" + parts.joined() + "</sst>")
    }
    let books = sheets.enumerated().map { place, sheet in
      "<sheet name=\"\(escaped(sheet.name))\" sheetId=\"\(place + 1)\""
        + (sheet.isHidden ? " state=\"hidden\"" : "") + " r:id=\"s\(place + 1)\"/>"
    }
    zip.add(
      "xl/workbook.xml",
      Self.head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>" + books.joined()
        + "</sheets></workbook>"
    )
    let links = sheets.indices.map {
      "<Relationship Id=\"s\($0 + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    zip.add(
      "xl/_rels/workbook.xml.rels",
      Self.head + "<Relationships xmlns=\"\(package)/relationships\">"
        + "<Relationship Id=\"styles\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
        + (sharesTexts
          ? "<Relationship Id=\"texts\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")
        + links.joined()
        + "</Relationships>"
    )
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\($0.offset + 164)\" formatCode=\"\(escaped($0.element))\"/>"
    }
    let looks = formats.indices.map { "<xf numFmtId=\"\($0 + 164)\"/>" }
    zip.add(
      "xl/styles.xml",
      Self.head + "<styleSheet xmlns=\"\(main)\"><numFmts count=\"\(formats.count)\">" + codes.joined()
        + "</numFmts><cellXfs count=\"\(formats.count + 1)\"><xf numFmtId=\"0\"/>" + looks.joined()
        + "</cellXfs></styleSheet>"
    )
    for (place, sheet) in sheets.enumerated() {
      zip.add(
        "xl/worksheets/sheet\(place + 1).xml",
        Self.head + "<worksheet xmlns=\"\(main)\">" + sheet.xlsx(formats, texts) + "</worksheet>"
      )
    }
    return zip.bytes
  }

  // MARK: ODS

  var ods: [UInt8] {
    let base = "urn:oasis:names:tc:opendocument:xmlns"
    var zip = ZipWriter()
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    zip.add(
      "META-INF/manifest.xml",
      Self.head + "<m:manifest xmlns:m=\"\(base):manifest:1.0\">"
        + "<m:file-entry m:full-path=\"content.xml\" m:media-type=\"text/xml\"/></m:manifest>"
    )
    zip.add(
      "content.xml",
      Self.head + "<o:document-content xmlns:o=\"\(base):office:1.0\" xmlns:table=\"\(base):table:1.0\" "
        + "xmlns:text=\"\(base):text:1.0\" xmlns:style=\"\(base):style:1.0\" xmlns:office=\"\(base):office:1.0\">"
        + "<o:automatic-styles><style:style style:name=\"hidden\" style:family=\"table\">"
        + "<style:table-properties table:display=\"false\"/></style:style></o:automatic-styles>"
        + "<o:body><o:spreadsheet>" + sheets.map(\.ods).joined() + "</o:spreadsheet></o:body></o:document-content>"
    )
    return zip.bytes
  }
}

extension DraftCell {
  fileprivate var format: String? {
    guard case .number(_, let format) = kind else { return nil }
    return format
  }
}

extension DraftSheet {
  fileprivate func xlsx(_ formats: [String], _ texts: [String]) -> String {
    let places = Dictionary(uniqueKeysWithValues: zip(texts, texts.indices))
    let hidden = hiddenColumns.sorted().map { "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"9\" hidden=\"1\"/>" }
    let rows = rows.enumerated().map { row, cells in
      let cells = cells.enumerated().map { column, cell -> String in
        guard let cell else { return "" }
        let place = "<c r=\"\(columnLetters(column))\(row + 1)\""
        switch cell.kind {
        case .text where places[cell.text] != nil: return place + " t=\"s\"><v>\(places[cell.text] ?? 0)</v></c>"
        case .text: return place + " t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(cell.text))</t></is></c>"
        case .number(let stored, let format):
          return place + " s=\"\((formats.firstIndex(of: format) ?? -1) + 1)\">"
            + (texts.isEmpty ? "" : "<f>SUM(Z1:Z9)</f>") + "<v>\(stored)</v></c>"
        case .formula: return place + "><f>A1</f></c>"
        case .error: return place + " t=\"e\"><f>A1</f><v>\(cell.text)</v></c>"
        }
      }
      return "<row r=\"\(row + 1)\"" + (hiddenRows.contains(row) ? " hidden=\"1\"" : "") + ">" + cells.joined()
        + "</row>"
    }
    let ranges = merged.map { range in
      "<mergeCell ref=\"\(columnLetters(range.columns.lowerBound))\(range.rows.lowerBound + 1):"
        + "\(columnLetters(range.columns.upperBound))\(range.rows.upperBound + 1)\"/>"
    }
    return (hidden.isEmpty ? "" : "<cols>" + hidden.joined() + "</cols>") + "<sheetData>" + rows.joined()
      + "</sheetData>"
      + (ranges.isEmpty ? "" : "<mergeCells count=\"\(ranges.count)\">" + ranges.joined() + "</mergeCells>")
  }

  fileprivate var ods: String {
    let width = (rows.map(\.count) + merged.map { $0.columns.upperBound + 1 }).max() ?? 0
    let columns = (0..<width).map { place in
      "<table:table-column" + (hiddenColumns.contains(place) ? " table:visibility=\"collapse\"" : "") + "/>"
    }
    let height = max(rows.count, (merged.map { $0.rows.upperBound + 1 }.max() ?? 0))
    let lines = (0..<height).map { row in
      "<table:table-row" + (hiddenRows.contains(row) ? " table:visibility=\"collapse\"" : "") + ">"
        + (0..<width).map { ods(row, $0) }.joined() + "</table:table-row>"
    }
    return "<table:table table:name=\"\(escaped(name))\"" + (isHidden ? " table:style-name=\"hidden\"" : "") + ">"
      + columns.joined() + lines.joined() + "</table:table>"
  }

  private func ods(_ row: Int, _ column: Int) -> String {
    let range = merged.first { $0.rows.contains(row) && $0.columns.contains(column) }
    let isFirst = range.map { $0.rows.lowerBound == row && $0.columns.lowerBound == column } ?? true
    let name = isFirst ? "table:table-cell" : "table:covered-table-cell"
    var span = ""
    if let range, isFirst {
      span =
        " table:number-columns-spanned=\"\(range.columns.count)\" table:number-rows-spanned=\"\(range.rows.count)\""
    }
    guard let cell = self[row, column] else { return "<\(name)\(span)/>" }
    let lines = cell.text.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { "<text:p>\(escaped(String($0)))</text:p>" }.joined()
    switch cell.kind {
    case .text: return "<\(name)\(span) office:value-type=\"string\">\(text)</\(name)>"
    case .number(let stored, let format):
      let type = format.hasSuffix("%") ? "percentage" : "float"
      return "<\(name)\(span) office:value-type=\"\(type)\" office:value=\"\(stored)\">\(text)</\(name)>"
    case .formula: return "<\(name)\(span) table:formula=\"of:=[.A1]\"/>"
    case .error: return "<\(name)\(span) table:formula=\"of:=[.A1]\" office:value-type=\"string\">\(text)</\(name)>"
    }
  }
}
