/// The cells of one row that did not come as bytes of a file.
struct RowBuffer {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var fields: [Field] = []

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func add(_ cell: some Sequence<UInt8>) {
    bytes.append(contentsOf: cell)
    ends.append(bytes.count)
  }

  /// Hands the row to a sink.
  mutating func deliver(to sink: inout some RowSink, row: Int) {
    // One byte more, so that there is an address for a row of nothing but blanks.
    bytes.append(0)
    bytes.withUnsafeBufferPointer { stored in
      guard let base = stored.baseAddress else { return }
      var start = 0
      fields.removeAll(keepingCapacity: true)
      for end in ends {
        fields.append(Field(start: base + start, count: end - start))
        start = end
      }
      fields.withUnsafeMutableBufferPointer { cells in
        if let first = cells.baseAddress { sink.take(first, row: row) }
      }
    }
  }
}
