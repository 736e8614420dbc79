/// What rows of figures say in their column 属性, each unit, indicator and text once.
///
/// The text names a 名录 of the vocabulary, such as 约束性指标, to which the indicator belongs in this plan.
struct StatedAttributes: Sendable {
  struct Row: Sendable {
    let unit: Int
    /// Index into the vocabulary's indicators.
    let indicator: Int
    /// Blank where the row says nothing.
    let text: String
    let site: TableSite
    let row: Int
  }

  private struct Key: Hashable {
    var unit: Int32
    var indicator: Int
    var text: Int32
  }

  private(set) var rows: [Row] = []
  private var texts = ByteTable()
  private var words: [String] = []
  private var seen: Set<Key> = []

  mutating func add(
    _ field: Field,
    _ unit: Int32,
    _ indicator: Int,
    _ site: TableSite,
    row: Int,
    _ encoding: TextEncoding
  ) {
    var text = texts.find(field.start, field.count)
    if text == nil {
      let found = encoding.text(of: field.bytes).map {
        GridMark.isSpoiled($0) ? "" : String(trimmed(LookAlikes.plain($0)))
      }
      text = Int32(truncatingIfNeeded: words.count)
      words.append(found ?? "")
      texts.insert(field.start, field.count, value: Int32(truncatingIfNeeded: words.count - 1))
    }
    guard let text, seen.insert(Key(unit: unit, indicator: indicator, text: text)).inserted else { return }
    rows.append(Row(unit: Int(unit), indicator: indicator, text: words[Int(text)], site: site, row: row))
  }
}
