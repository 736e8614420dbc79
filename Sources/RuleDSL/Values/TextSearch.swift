extension StringProtocol {
  /// Whether the text holds another, character by character as both are written.
  ///
  /// `contains` asks which characters Unicode takes for the same, at fifty times the cost.
  package func holds(_ part: String) -> Bool {
    let part = Array(part.utf8)
    return utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).holds(part) }
      ?? Array(utf8).withUnsafeBytes { $0.holds(part) }
  }

  /// Whether the text begins as another is written.
  package func begins(with part: String) -> Bool { utf8.starts(with: part.utf8) }

  /// Whether the text ends as another is written.
  package func ends(with part: String) -> Bool {
    utf8.count >= part.utf8.count && utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
  }
}

/// The same for whole texts, which are asked for many words one after the other.
extension String {
  package func begins(with part: String) -> Bool { utf8.starts(with: part.utf8) }

  package func ends(with part: String) -> Bool {
    utf8.count >= part.utf8.count && utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
  }
}

/// What a mark is to others who read a text byte by byte: `"` under an accent is one character of Swift, and ends a quote
/// in SQL all the same.
extension StringProtocol {
  /// The text with another in the place of a mark, whatever stands on it.
  package func replacing(mark: Unicode.Scalar, with other: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == mark { scalars += other.unicodeScalars } else { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// The texts between a mark, empty ones among them.
  package func parts(between mark: Unicode.Scalar) -> [String] {
    String(self).unicodeScalars.split(separator: mark, omittingEmptySubsequences: false).map { String($0) }
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
