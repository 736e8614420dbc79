/// What rows of one column of figures have in common, as bytes: everything but the unit and the digits.
///
/// National tables list the same indicators for every unit, in the same order and words.  A row that repeats such a
/// pattern is three comparisons and a number; any other row goes the ordinary way and leaves its pattern here.
struct RowPatterns: Sendable {
  struct Pattern: Sendable {
    /// Bytes from the first key field up to the value, commas included.
    var keyStart: Int
    var keyCount: Int
    /// Bytes from the comma behind the value to the line end, included.
    var tailStart: Int
    var tailCount: Int
    /// Index into the reader's columns.
    var column: Int
    /// First format of the unit of measure and relation (``FormatTable/slot(measure:relation:)``).
    var formatSlot: Int
    var origin: Int32
    /// Pattern that followed this one the last time.
    var next: Int32
  }

  /// More different rows than any table of indicators has; from then on the table is read the ordinary way.
  private static let mostPatterns = 4096
  /// Rows without a pattern after which a table that hardly repeats itself is read the ordinary way.
  private static let patience = 4096

  /// Where the fields stand that a pattern covers; `nil` where the unit is not the first column, or a key stands behind
  /// the value, or 属性 beside it: such a table has no patterns.
  let layout: Layout?
  private(set) var patterns: [Pattern] = []
  private var bytes: [UInt8] = []
  private var numbers = ByteTable()
  /// Pattern of the row before; -1 where it had none.
  private(set) var last: Int32 = -1
  private var misses = 0
  private var hits = 0

  struct Layout: Sendable {
    /// Fields of the unit: code, name and whatever else stands before the first key.
    let keyField: Int
    /// Where the unit's name stands, if it is among these fields.
    let nameField: Int?
    let valueField: Int
    let width: Int

    init?(_ columns: FigureHeader) {
      let keys = [columns.year, columns.indicator, columns.relation] + (columns.role >= 0 ? [columns.role] : [])
      // Each row says for itself what its indicator is.
      guard columns.attribute < 0, columns.unit == 0, let first = keys.min(), columns.name < first,
        let last = keys.max(),
        last < columns.value,
        columns.value < columns.width - 1, columns.measure > columns.value
      else { return nil }
      keyField = first
      nameField = columns.name > 0 && columns.name < first ? columns.name : nil
      valueField = columns.value
      width = columns.width
    }
  }

  init(_ columns: FigureHeader) {
    layout = Layout(columns)
  }

  /// So many rows repeated patterns, the last one this.
  mutating func advance(to pattern: Int32, by rows: Int) {
    last = pattern
    hits += rows
  }

  /// Hands over the patterns and their bytes, with the table of formats, as plain memory.
  @inline(__always)
  func withRepeats<Result>(_ formats: FormatTable, _ body: (inout Repeats) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      patterns.withUnsafeBufferPointer { patterns in
        formats.withNumbers { numbers, multipliers in
          var repeats = Repeats(
            bytes: bytes,
            patterns: patterns,
            formats: numbers,
            multipliers: multipliers,
            last: last
          )
          return body(&repeats)
        }
      }
    }
  }

  /// Keeps the pattern of a row that went the ordinary way.
  @inline(never)
  mutating func learn(_ fields: UnsafeMutablePointer<Field>, column: Int, formatSlot: Int, origin: Int32) {
    guard let layout, patterns.count < Self.mostPatterns, misses < Self.patience || hits > misses,
      isUnbroken(fields, layout.width)
    else {
      last = -1
      return
    }
    misses += 1
    let value = fields[layout.valueField]
    let key = fields[layout.keyField].start
    let keyCount = value.start - key
    let tail = value.start + value.count
    let end = fields[layout.width - 1]
    // A carriage return before the line feed was taken off the last field.
    let lineEnd = end.start + end.count
    let tailCount = lineEnd - tail + (lineEnd[0] == 0x0D && lineEnd[1] == 0x0A ? 2 : 1)
    let number = numbers.value(key, keyCount) ?? add(key, keyCount)
    if !hasTail(patterns[Int(number)], tail, tailCount) {
      patterns[Int(number)].tailStart = bytes.count
      patterns[Int(number)].tailCount = tailCount
      bytes.append(contentsOf: UnsafeBufferPointer(start: tail, count: tailCount))
    }
    patterns[Int(number)].column = column
    patterns[Int(number)].formatSlot = formatSlot
    patterns[Int(number)].origin = origin
    if last >= 0 { patterns[Int(last)].next = number }
    last = number
  }

  private func hasTail(_ pattern: Pattern, _ tail: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard pattern.tailCount == count, let start = bytes.baseAddress else { return false }
      return areEqual(start + pattern.tailStart, tail, count)
    }
  }

  private mutating func add(_ key: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let number = Int32(patterns.count)
    let start = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: key, count: count))
    patterns.append(
      Pattern(
        keyStart: start,
        keyCount: count,
        tailStart: start,
        tailCount: 0,
        column: 0,
        formatSlot: 0,
        origin: 0,
        next: -1
      )
    )
    numbers.insert(key, count, value: number)
    return number
  }

  /// Whether the fields follow each other with one comma between them: no quotes were taken off.
  private func isUnbroken(_ fields: UnsafeMutablePointer<Field>, _ width: Int) -> Bool {
    (1..<width).allSatisfy { fields[$0].start == fields[$0 - 1].start + fields[$0 - 1].count + 1 }
  }
}
