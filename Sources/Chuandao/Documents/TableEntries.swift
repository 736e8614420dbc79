internal import DocumentImport
internal import PlanData
internal import RuleDSL

/// Items of lists and values of designations in a table of a document.
struct TableEntries {
  struct Entry {
    var row: Int
    var content: ImportedEntry.Content
    var locations: [String]
  }

  private(set) var entries: [Entry] = []
  /// Rows that ought to have given something, and why they did not.
  private(set) var unread: [Int: UnreadSentence.Reason] = [:]
  private let words: EntryWords
  private let subject: String?
  /// The text at each row and column; cells that span several stand in all of them.
  private var grid: [Int: [Int: String]] = [:]

  init(_ table: DocumentTable, _ words: EntryWords, subject: String?) {
    self.words = words
    self.subject = subject
    for cell in table.cells {
      for row in cell.row..<cell.row + min(max(cell.rows, 1), 1000) {
        for column in cell.column..<cell.column + min(max(cell.columns, 1), 100) {
          grid[row, default: [:]][column] = cell.text
        }
      }
    }
    takeDesignations(table)
    takeList(table)
  }

  private var rows: [Int] { grid.keys.sorted() }

  // MARK: Designations

  /// A column that its header calls by the name of a designation, or a table that its title calls so: in each row a
  /// value, and units of government.
  private mutating func takeDesignations(_ table: DocumentTable) {
    for head in rows.prefix(4) {
      let cells = grid[head] ?? [:]
      let named = cells.compactMap { column, text in words.designation(named: text).map { (column, $0) } }
      if named.count == 1, let (column, designation) = named.first {
        return takeDesignations(designation, below: head, column: column)
      }
    }
    guard let designation = table.titles.reversed().compactMap({ [words] in words.designation(named: $0) }).first
    else { return }
    takeDesignations(designation, below: -1, column: nil)
  }

  private mutating func takeDesignations(_ designation: Int, below head: Int, column: Int?) {
    for row in rows where row > head {
      let cells = (grid[row] ?? [:]).sorted { $0.key < $1.key }
      let values = cells.filter { column == nil || $0.key == column }
        .compactMap { words.value(written: $0.value, of: designation) }
      let places = cells.compactMap { words.places(written: $0.value) }
      guard Set(values).count == 1, let value = values.first else {
        // A head, a note, or a value that nobody knows.
        if !places.isEmpty, column != nil { unread[row] = .entry }
        continue
      }
      guard Set(places).count == 1, let found = places.first else {
        unread[row] = .unknownPlace
        continue
      }
      for place in found {
        let locations = place == subject ? [] : [place]
        entries.append(Entry(row: row, content: .value(designation: designation, value: value), locations: locations))
      }
    }
  }

  // MARK: Lists

  /// Below a title that is the name of a list: a column of names, and perhaps numbers and places.
  private mutating func takeList(_ table: DocumentTable) {
    guard let list = table.titles.reversed().compactMap({ [words] in words.list(named: $0) }).first,
      let head = rows.prefix(4).first(where: { row in (grid[row] ?? [:]).values.contains(where: Self.isName) }),
      let header = grid[head], let column = Self.only(header, where: Self.isName)
    else { return }
    let number = Self.only(header) { ["编号", "项目编号", "项目代码", "项目编码"].contains($0) }
    let place = Self.only(header) { Self.placeHeaders.contains($0) }
    for row in rows where row > head {
      let cells = grid[row] ?? [:]
      let name = Self.plain(cells[column] ?? "")
      // A title between rows fills them.
      guard !name.isEmpty, Set(cells.values).count > 1 || cells.count == 1 else { continue }
      if ["合计", "小计", "总计"].contains(name) || name == Self.plain(header[column] ?? "") { continue }
      guard EntryWords.isItemName(name) else {
        unread[row] = .unclearName
        continue
      }
      let key = number.map { Self.plain(cells[$0] ?? "") } ?? ""
      let written = place.map { Self.plain(cells[$0] ?? "") } ?? ""
      let places = words.places(written: written)
      if !written.isEmpty, places == nil, written != subject { unread[row] = .unknownPlace }
      entries.append(
        Entry(
          row: row,
          content: .item(list: list, number: key, name: name),
          locations: (places ?? []).filter { $0 != subject }
        )
      )
    }
  }

  private static let placeHeaders = [
    "所在地", "所在行政区", "建设地点", "所在县区", "所在旗县", "所在市县", "所在县", "行政区", "所属行政区", "位置", "涉及地区", "所在区域", "地点",
  ]

  private static func isName(_ text: String) -> Bool {
    let plain = plain(text)
    return plain.hasSuffix("名称") && plain.count <= 10 && !plain.hasPrefix("行政区")
  }

  private static func only(_ header: [Int: String], where fits: (String) -> Bool) -> Int? {
    let found = header.filter { fits(plain($0.value)) }.keys
    return found.count == 1 ? found.first : nil
  }

  static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
