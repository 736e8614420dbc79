/// A row of a table of units, as written.
struct UnitRow: Sendable {
  var code: String
  var name: String
  var tier: String
  var parent: String
  var row: Int
}

/// Collects the rows of a table of units.
struct UnitReader: RowSink {
  let site: TableSite
  let encoding: TextEncoding
  var problems = ProblemList()
  var misencoded: Misencoding?
  private(set) var rows: [UnitRow] = []
  private let places: [Int]

  /// Returns `nil` when a required column is missing.
  init?(_ header: TableHeader, site: TableSite, encoding: TextEncoding) {
    places = TableKind.units.columns.compactMap { header.place(of: $0) }
    guard places.count == TableKind.units.columns.count else { return nil }
    self.site = site
    self.encoding = encoding
  }

  mutating func take(_ fields: UnsafeMutablePointer<Field>, row: Int) {
    var texts: [String] = []
    for place in places {
      guard let text = encoding.text(of: fields[place].bytes) else {
        misencoded = Misencoding(row: row, address: UInt(bitPattern: fields[place].start))
        return
      }
      texts.append(String(trimmed(text)))
    }
    guard texts.contains(where: { !$0.isEmpty }) else { return }
    rows.append(
      UnitRow(code: folded(texts[0]), name: texts[1], tier: texts[2], parent: folded(texts[3]), row: row)
    )
  }
}
