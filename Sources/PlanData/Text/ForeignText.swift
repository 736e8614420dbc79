/// Text in other encodings than its format has or its file declares.
enum ForeignText {
  /// Bytes that should be UTF-8 and are not, as the national encoding reads them.
  ///
  /// - Returns: The text, and whether that is what was meant.
  static func text(of bytes: UnsafeBufferPointer<UInt8>) -> (text: String, isSure: Bool) {
    guard let text = TextEncoding.gb18030.text(of: bytes) else {
      return (String(decoding: bytes, as: UTF8.self), false)
    }
    return (text, !looksLikeBig5(bytes))
  }

  /// Whether bytes that the national encoding can read are rather Big5: half of the second bytes in Big5 lie where the
  /// national encoding has but rare characters.
  static func looksLikeBig5(_ bytes: some Collection<UInt8>) -> Bool {
    var (pairs, low) = (0, 0)
    var lead: UInt8?
    for byte in bytes {
      guard let first = lead else {
        if byte >= 0x80 { lead = byte }
        continue
      }
      guard (0xA1...0xF9).contains(first) else { return false }
      switch byte {
      case 0x40...0x7E: low += 1
      case 0xA1...0xFE: break
      default: return false
      }
      (pairs, lead) = (pairs + 1, nil)
    }
    return pairs > 1 && low * 4 > pairs
  }

  /// Whether a text in UTF-8 breaks off within its last character.
  static func isCut(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
    let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : bytes[lead] >= 0xC0 ? 2 : 1
    return bytes.count - lead < length
  }
}
