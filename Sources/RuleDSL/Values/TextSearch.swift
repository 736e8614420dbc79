extension StringProtocol {
  /// Whether the text holds another, character by character as both are written.
  ///
  /// `contains` asks which characters Unicode takes for the same, at fifty times the cost.
  package func holds(_ part: String) -> Bool {
    let part = Array(part.utf8)
    return utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).holds(part) }
      ?? Array(utf8).withUnsafeBytes { $0.holds(part) }
  }

  /// Whether the text ends as another is written.
  package func ends(with part: String) -> Bool {
    utf8.count >= part.utf8.count && utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether other bytes are among these, one behind the other.
  package func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var place = 0
    while place <= count - part.count {
      if self[place] == first, self[place...].starts(with: part) { return true }
      place += 1
    }
    return false
  }
}
