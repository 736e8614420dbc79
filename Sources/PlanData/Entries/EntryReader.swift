/// A row of a table of lists or designations, as written: by place in ``TableKind/columns``, blank where a column lacks.
struct RawEntry: Sendable {
  var texts: [String]
  var row: Int
}

/// A name without the number that it has in a printed list: 2.红枫湖风景名胜区, （二）红枫湖风景名胜区.
private func withoutSerial(_ text: String) -> String {
  let plain = trimmed(text)
  let isInBrackets = plain.hasPrefix("(") || plain.hasPrefix("（")
  let tail = plain.dropFirst(isInBrackets ? 1 : 0)
  let number = tail.prefix { $0.isASCII && $0.isNumber || "一二三四五六七八九十".contains($0) }
  let rest = tail.dropFirst(number.count)
  guard (1...3).contains(number.count), let mark = rest.first, (isInBrackets ? ")）" : ".．、)）").contains(mark) else {
    return text
  }
  let name = rest.dropFirst().drop { $0 == " " }
  // 3.5万吨级码头 is a name.
  guard let first = name.first, !first.isNumber else { return text }
  return String(name)
}

/// Collects the rows of a table of lists or designations; there are few of them, so nothing is packed.
struct EntryReader: RowSink {
  let site: TableSite
  let encoding: TextEncoding
  var problems = ProblemList()
  var dropped = DroppedRows()
  var misencoded: Misencoding?
  private(set) var rows: [RawEntry] = []
  private(set) var forms = FormNotes()
  private let places: [Int?]
  /// Of ``TableKind/columns``.
  private let itemPlace: Int?
  private let width: Int

  /// Returns `nil` when a required column is missing.
  init?(_ header: TableHeader, of kind: TableKind, site: TableSite, encoding: TextEncoding) {
    guard kind.required.allSatisfy({ header.place(of: $0) != nil }) else { return nil }
    places = kind.columns.map { header.place(of: $0) }
    itemPlace = kind.columns.firstIndex(of: .item)
    width = header.width
    self.site = site
    self.encoding = encoding
  }

  /// For rows that hold the columns in their order.
  init(of kind: TableKind, site: TableSite) {
    places = kind.columns.indices.map { $0 }
    itemPlace = kind.columns.firstIndex(of: .item)
    width = kind.columns.count
    self.site = site
    encoding = .cells
  }

  mutating func take(_ fields: UnsafeMutablePointer<Field>, row: Int) {
    if let reason = emptiness(of: fields, width, encoding) { return dropped.add(reason, row: row) }
    var texts: [String] = []
    for place in places {
      guard let place else {
        texts.append("")
        continue
      }
      guard let text = encoding.text(of: fields[place].bytes) else {
        misencoded = Misencoding(row: row, address: UInt(bitPattern: fields[place].start))
        return
      }
      guard !GridMark.isSpoiled(text) else {
        texts.append(text)
        continue
      }
      let plain = LookAlikes.plain(text)
      if plain.unicodeScalars.count != text.unicodeScalars.count || plain != text && !text.contains("\u{A0}") {
        forms.add(.lookAlike, site, row: row)
      }
      let item = texts.count == itemPlace ? withoutSerial(plain) : plain
      if item != plain { forms.add(.serialInName, site, row: row) }
      texts.append(String(trimmed(item)))
    }
    guard texts.contains(where: { !$0.isEmpty }) else { return dropped.add(.unresolved, row: row) }
    rows.append(RawEntry(texts: texts, row: row))
  }
}
