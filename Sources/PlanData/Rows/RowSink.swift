/// A field of a row: bytes that stay where they are until the next row is read.
struct Field {
  let start: UnsafePointer<UInt8>
  let count: Int

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// Without ASCII blanks at both ends.
  @inline(__always)
  var trimmed: Field {
    guard count > 0, start[0] <= 0x20 || start[count - 1] <= 0x20 else { return self }
    var first = 0
    var end = count
    while first < end, start[first] <= 0x20 { first += 1 }
    while end > first, start[end - 1] <= 0x20 { end -= 1 }
    return Field(start: start + first, count: end - first)
  }
}

/// What takes the rows of a table, whatever format they come from.
protocol RowSink: Sendable {
  var problems: ProblemList { get set }
  /// Counts rows of which nothing is taken.
  var dropped: DroppedRows { get set }
  /// Set when a field is no text in the encoding of the table; reading stops at once.
  var misencoded: Misencoding? { get }

  /// - Parameters:
  ///   - fields: As many as the header has; quotes are taken off.
  ///   - number: Row in the file or sheet, the header being row 1.
  mutating func take(_ fields: UnsafeMutablePointer<Field>, row number: Int)

  /// Takes rows straight from the bytes as far as it recognises them, and returns how many bytes and rows that was.
  ///
  /// - Parameters:
  ///   - start: First byte of a row.
  ///   - limit: Rows that begin so far behind the first byte, or later, are not to be taken.
  ///   - end: Bytes so far behind the first one, or later, are not to be looked at.
  ///   - firstRow: Row of the first byte.
  /// - Returns: How much was taken; nothing when the first row is not recognised.
  mutating func takeRepeats(
    _ start: UnsafePointer<UInt8>,
    limit: Int,
    end: Int,
    firstRow: Int
  )
    -> (bytes: Int, rows: Int)
}

extension RowSink {
  mutating func takeRepeats(
    _ start: UnsafePointer<UInt8>,
    limit: Int,
    end: Int,
    firstRow: Int
  )
    -> (bytes: Int, rows: Int)
  {
    (0, 0)
  }
}

/// Why a row says nothing that a table could take: it is blank, or holds a remark and nothing else.
func emptiness(
  of fields: UnsafeMutablePointer<Field>,
  _ width: Int,
  _ encoding: TextEncoding
) -> DroppedRows.Reason? {
  var only: Int?
  for place in 0..<width where fields[place].trimmed.count > 0 {
    guard only == nil else { return nil }
    only = place
  }
  guard let only else { return .blank }
  return width > 2 && encoding.text(of: fields[only].bytes).map(isRemark) == true ? .remark : nil
}

/// A field whose bytes are no text in the encoding of its table.
struct Misencoding: Sendable {
  let row: Int
  /// Where the field stands in the memory of its reader; never followed, only measured from the buffer's start.
  let address: UInt
}
