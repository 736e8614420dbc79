internal import Glibc

/// Splits one part of a CSV file into rows, reading blocks that stay in the processor's cache; memory stays bounded whatever the file holds.
///
/// Reads with `pread` rather than mapping the file, because mapped pages count as memory of the process.
/// Works on raw bytes: in UTF-8 and in GB18030 no comma, quote or line end is part of a character.
struct CSVScanner: ~Copyable {
  static let blockBytes = 128 << 10
  static let mostFields = 1 << 14
  static let rowLimitBytes = 16 << 20
  /// Room behind the bytes for the sentinel and for reading eight at a time.
  private static let padding = 16
  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  enum Outcome {
    /// A row of so many fields, at ``CSVScanner/fields``.
    case row(Int)
    case tooLong(inQuote: Bool)
    case quoteOpen
    case end
  }

  private enum Attempt {
    case row(Int)
    case incomplete(inQuote: Bool)
  }

  private let file: Int32
  private let lineEnd: UInt8
  private let lineEnds: UInt64
  /// Rows that start here or later belong to the next part.
  private let end: Int
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var fill = 0
  private var cursor = 0
  /// Place in the file of the buffer's first byte.
  private var base: Int
  private var isAtEnd = false
  private(set) var rows = 0
  private(set) var hasQuotes = false
  /// `errno` where reading failed.
  private(set) var readError: Int32?
  private(set) var fields: UnsafeMutablePointer<Field>
  private var fieldCapacity = 32

  /// - Parameters:
  ///   - file: Descriptor of a regular file; stays open.
  ///   - range: Part of the file in bytes; a row that begins inside is read to its end.
  ///   - lineEnd: Line feed, or carriage return in files that have no line feeds.
  init(file: Int32, range: Range<Int>, lineEnd: UInt8) {
    self.file = file
    self.lineEnd = lineEnd
    lineEnds = UInt64(lineEnd) &* 0x0101_0101_0101_0101
    end = range.upperBound
    base = range.lowerBound
    capacity = min(Self.blockBytes, range.count + 4096)
    buffer = .allocate(capacity: capacity + Self.padding)
    buffer.initialize(repeating: lineEnd, count: capacity + Self.padding)
    fields = .allocate(capacity: fieldCapacity)
  }

  deinit {
    buffer.deallocate()
    fields.deallocate()
  }

  /// Place in the file of the next row.
  var position: Int { base + cursor }

  /// Whether the next row belongs to this part.
  var isInPart: Bool { position < end }

  /// Place in the file of a byte in the buffer.
  func position(ofAddress address: UInt) -> Int { base + Int(bitPattern: address &- UInt(bitPattern: buffer)) }

  /// Passes the bytes read so far to a sink that may recognise whole rows, and passes over what it took.
  @inline(__always)
  mutating func takeRepeats<Sink: RowSink>(into sink: inout Sink, firstRow: Int) {
    let taken = sink.takeRepeats(
      buffer + cursor,
      limit: min(fill - cursor, end - position),
      end: fill - cursor,
      firstRow: firstRow + rows + 1
    )
    cursor += taken.bytes
    rows += taken.rows
  }

  /// Reads on to the end of the next row.
  mutating func next() -> Outcome {
    while true {
      var isInQuote = false
      if cursor < fill {
        switch attempt() {
        case .row(let count):
          rows += 1
          return .row(count)
        case .incomplete(let inQuote): isInQuote = inQuote
        }
      }
      if isAtEnd { return cursor < fill ? .quoteOpen : .end }
      guard refill() else { return .tooLong(inQuote: isInQuote) }
    }
  }

  /// Splits the row at the cursor when it is wholly in the buffer.
  @inline(__always)
  private mutating func attempt() -> Attempt {
    var place = cursor
    var count = 0
    while true {
      if buffer[place] == Self.quote { return quotedRow() }
      let start = place
      place = separator(from: place)
      if count >= fieldCapacity { growFields() }
      fields[min(count, fieldCapacity - 1)] = Field(start: buffer + start, count: place - start)
      count += 1
      if place < fill, buffer[place] == Self.comma {
        place += 1
        continue
      }
      guard place < fill || isAtEnd else { return .incomplete(inQuote: false) }
      finish(count, at: place)
      return .row(count)
    }
  }

  /// Place of the next comma or line end; the sentinel behind the last byte is one.
  @inline(__always)
  private func separator(from start: Int) -> Int {
    let raw = UnsafeRawPointer(buffer)
    var place = start
    while true {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let found = zeroBytes(word ^ 0x2C2C_2C2C_2C2C_2C2C) | zeroBytes(word ^ lineEnds)
      if found != 0 { return min(place + found.trailingZeroBitCount >> 3, fill) }
      place += 8
    }
  }

  private mutating func finish(_ count: Int, at place: Int) {
    let index = min(count, fieldCapacity) - 1
    let last = fields[index]
    if last.count > 0, last.start[last.count - 1] == 0x0D {
      fields[index] = Field(start: last.start, count: last.count - 1)
    }
    cursor = min(place + 1, fill)
  }

  /// The same with quotes: first looks for the row's end, then takes the quotes off in place.
  @inline(never)
  private mutating func quotedRow() -> Attempt {
    hasQuotes = true
    let ending = quotedRowEnd()
    guard ending.place < fill || isAtEnd && !ending.inQuote else { return .incomplete(inQuote: ending.inQuote) }
    var place = cursor
    var count = 0
    repeat {
      if count >= fieldCapacity { growFields() }
      fields[min(count, fieldCapacity - 1)] = unquotedField(&place, until: ending.place)
      count += 1
      place += 1
    } while place <= ending.place
    finish(count, at: ending.place)
    return .row(count)
  }

  private func quotedRowEnd() -> (place: Int, inQuote: Bool) {
    var place = cursor
    var isQuotedField = false
    var isInQuote = false
    var isAtStart = true
    while place < fill {
      let byte = buffer[place]
      if byte == Self.quote, isAtStart || isQuotedField {
        // A doubled quote leaves and enters again.
        isQuotedField = true
        isInQuote.toggle()
      } else if !isInQuote, byte == lineEnd {
        return (place, false)
      } else if !isInQuote, byte == Self.comma {
        isQuotedField = false
        isAtStart = true
        place += 1
        continue
      }
      isAtStart = false
      place += 1
    }
    return (fill, isInQuote)
  }

  /// One field; leaves `place` at its comma or at the end of the row.
  private mutating func unquotedField(_ place: inout Int, until end: Int) -> Field {
    let start = place
    guard place < end, buffer[place] == Self.quote else {
      while place < end, buffer[place] != Self.comma { place += 1 }
      return Field(start: buffer + start, count: place - start)
    }
    var target = start
    var isInQuote = true
    place += 1
    while place < end, isInQuote || buffer[place] != Self.comma {
      if buffer[place] == Self.quote {
        let isDoubled = !isInQuote
        isInQuote.toggle()
        if !isDoubled || buffer[place - 1] != Self.quote {
          place += 1
          continue
        }
      }
      buffer[target] = buffer[place]
      target += 1
      place += 1
    }
    return Field(start: buffer + start, count: target - start)
  }

  /// Makes room for more fields, up to a number that no table has; of a longer row the last field is overwritten.
  private mutating func growFields() {
    guard fieldCapacity < Self.mostFields else { return }
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: fieldCapacity * 2)
    larger.moveInitialize(from: fields, count: fieldCapacity)
    fields.deallocate()
    fields = larger
    fieldCapacity *= 2
  }

  /// Moves the begun row to the front and reads behind it; `false` when the row is too long.
  private mutating func refill() -> Bool {
    let kept = fill - cursor
    if kept == capacity {
      guard capacity < Self.rowLimitBytes else { return false }
      grow()
    } else if cursor > 0 {
      memmove(buffer, buffer + cursor, kept)
    }
    base += cursor
    cursor = 0
    fill = kept
    let count = pread(file, buffer + fill, capacity - fill, off_t(base + fill))
    if count < 0 { readError = errno }
    if count <= 0 { isAtEnd = true } else { fill += count }
    (buffer + fill).update(repeating: lineEnd, count: Self.padding)
    return true
  }

  /// Doubles the buffer, up to the longest row allowed.
  private mutating func grow() {
    let size = min(capacity * 2, Self.rowLimitBytes)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size + Self.padding)
    larger.initialize(repeating: lineEnd, count: size + Self.padding)
    memcpy(larger, buffer, fill)
    buffer.deallocate()
    buffer = larger
    capacity = size
  }
}

/// Marks the bytes of a word that are zero; the lowest mark is exact.
@inline(__always)
private func zeroBytes(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
