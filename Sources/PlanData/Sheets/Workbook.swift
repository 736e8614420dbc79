/// Every sheet of a file that is no plain table.
enum Workbook {
  /// Reads the sheets of a workbook, by what the file is rather than by what it is called.
  ///
  /// `onRow` is called after every thousand rows of a sheet.
  static func grids(
    path: String,
    file: String,
    onRow: (_ done: Int) -> Void = { _ in }
  ) throws(TableFailure) -> [Grid] {
    var first: [UInt8] = []
    var isEncrypted = false
    do throws(SystemFailure) {
      let opened = try OpenFile(path: path)
      first = opened.bytes(from: 0, count: 8)
      if first.starts(with: compoundMark) {
        let name: [UInt8] = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
        isEncrypted = opened.bytes(from: 0, count: min(opened.size, 64 << 20)).firstRange(of: name) != nil
      }
    } catch {
      throw .unreadable(error.systemText)
    }
    guard !isEncrypted else { throw .refused(.encrypted) }
    guard !first.starts(with: compoundMark) else { return try oldGrids(path, file) }
    let isText = !first.isEmpty && first.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
    guard !isText || first.starts(with: "PK".utf8) else { throw .refused(.noWorkbook) }
    let isOpenDocument = nameParts(file).ending == "ods"
    return try isOpenDocument
      ? ODSReader.grids(path: path, file: file, onRow: onRow)
      : XLSXReader(path: path, file: file).grids(onRow: onRow)
  }

  private static let compoundMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// After so many rows a reader says how many it has read.
  static let rowsAtOnce = 1000

  /// The sheets of a workbook in the format of Excel 97 (`.xls`), of which only what cells store can be read.
  private static func oldGrids(_ path: String, _ file: String) throws(TableFailure) -> [Grid] {
    let opened = try openSource(OGRTarget(oldWorkbook: path), within: FileSystem.folder(of: path))
    var grids: [Grid] = []
    for layer in opened.layers {
      let name = layer.name
      var cells: [GridCell] = []
      let columns = layer.fields.indices.map { OGRScan.Column(place: Int32($0), isNumeric: false) }
      _ = try opened.scan(OGRScan(layer: name, columns: columns)) { raw in
        for column in columns.indices {
          guard let text = raw.text(column), !text.isEmpty else { continue }
          let number = StoredNumber(text)
          // A code with a zero in front, or a long one, can only have been text.
          let isNumber = number.map { $0.text == text || text.contains(".") || text.contains("e") } ?? false
          cells.append(
            GridCell(
              row: Int(clamping: raw.id) - 1,
              column: column,
              kind: isNumber ? .bareNumber : .text,
              text: isNumber ? number?.general ?? text : text
            )
          )
        }
      }
      grids.append(
        try Grid(
          TableSite(file: file, sheet: opened.layers.count > 1 ? name : "", title: name),
          cells: cells,
          remarks: [SheetRemark(kind: .hidingUnknown, row: 0, column: 0)]
        )
      )
    }
    return grids
  }

  /// A table of a GeoPackage, with the names of its columns as the first row.
  static func grid(of package: borrowing GeoPackage, _ table: String, _ site: TableSite) throws(TableFailure) -> Grid
  {
    try Grid(site, cells: try package.cells(of: table))
  }
}

extension GeoPackage {
  /// The first rows of a table.
  func firstRows(of table: String) throws(TableFailure) -> [[String]] {
    let statement = try SQLStatement(database, "SELECT * FROM \(quoted(table)) LIMIT \(TableHeader.sampleRows)")
    var rows: [[String]] = []
    while try statement.step() { rows.append((0..<statement.width).map { statement.text($0) }) }
    return rows
  }

  /// The names of a table's columns as the first row, and every cell below.
  fileprivate func cells(of table: String) throws(TableFailure) -> [GridCell] {
    let statement = try SQLStatement(database, "SELECT * FROM \(quoted(table)) LIMIT 200000")
    var cells = (0..<statement.width).map { GridCell(row: 0, column: $0, text: statement.name($0)) }
    var row = 0
    while try statement.step() {
      row += 1
      if row.isMultiple(of: 4096) { try Memory.require(cells.count * MemoryLayout<GridCell>.stride * 4) }
      for column in 0..<statement.width where !statement.isNull(column) {
        let isReal = statement.isReal(column)
        let text = isReal ? shortDigits(statement.real(column)) : statement.text(column)
        cells.append(GridCell(row: row, column: column, kind: isReal ? .bareNumber : .text, text: text))
      }
    }
    return cells
  }
}
