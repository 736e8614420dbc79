/// A row of a table of units, as written.
struct UnitRow: Sendable {
  var code: String
  var name: String
  var tier: String
  var parent: String
  /// 批复日期, as written; empty where there is none.
  var approved = ""
  var row: Int
}

/// Collects the rows of a table of units.
struct UnitReader: RowSink {
  let site: TableSite
  let encoding: TextEncoding
  var problems = ProblemList()
  var dropped = DroppedRows()
  var misencoded: Misencoding?
  private(set) var rows: [UnitRow] = []
  /// Of the required columns, in their order.
  private let places: [Int]
  private let approved: Int?
  private let width: Int
  /// Tiers and parents stand in many rows; each is decoded once.
  private var known = ByteTable()
  private var texts: [String] = []

  /// Returns `nil` when a required column is missing.
  init?(_ header: TableHeader, site: TableSite, encoding: TextEncoding) {
    places = TableKind.units.required.compactMap { header.place(of: $0) }
    guard places.count == TableKind.units.required.count else { return nil }
    approved = header.place(of: .approved)
    width = header.width
    self.site = site
    self.encoding = encoding
  }

  /// For rows that hold the columns in their order.
  init(of kind: TableKind, site: TableSite) {
    places = Array(kind.required.indices)
    approved = kind.columns.firstIndex(of: .approved)
    width = kind.columns.count
    self.site = site
    encoding = .cells
  }

  mutating func take(_ fields: UnsafeMutablePointer<Field>, row: Int) {
    guard let code = code(fields[places[0]], row), let name = text(fields[places[1]], row),
      let tier = repeated(fields[places[2]], row), let parent = repeated(fields[places[3]], row)
    else { return }
    if name.isEmpty || tier.isEmpty, let reason = emptiness(of: fields, width, encoding) {
      return dropped.add(reason, row: row)
    }
    var unit = UnitRow(code: code, name: name, tier: tier, parent: parent, row: row)
    if let approved {
      guard let text = repeated(fields[approved], row) else { return }
      unit.approved = text
    }
    // Growing fast copies less: a nation has hundreds of thousands of rows.
    if rows.count == rows.capacity { rows.reserveCapacity(max(64, rows.count * 4)) }
    rows.append(unit)
  }

  /// Codes are mostly plain digits, which need no folding.
  private mutating func code(_ field: Field, _ row: Int) -> String? {
    if field.count > 0, field.start[0] != 0x27, field.bytes.allSatisfy({ (0x21...0x7E).contains($0) }) {
      return String(decoding: field.bytes, as: UTF8.self)
    }
    return text(field, row).map { withoutApostrophe(folded($0)) }
  }

  private mutating func repeated(_ field: Field, _ row: Int) -> String? {
    if let number = known.find(field.start, field.count) { return texts[Int(number)] }
    guard let text = text(field, row).map({ folded($0) }) else { return nil }
    known.insert(field.start, field.count, value: Int32(truncatingIfNeeded: texts.count))
    texts.append(text)
    return text
  }

  private mutating func text(_ field: Field, _ row: Int) -> String? {
    if let text = encoding.text(of: field.bytes) { return String(trimmed(text)) }
    misencoded = Misencoding(row: row, address: UInt(bitPattern: field.start))
    return nil
  }
}
