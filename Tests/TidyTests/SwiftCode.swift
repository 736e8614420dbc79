/// The words and signs of a Swift file without comments and text; what stands in `\(…)` is code.
struct SwiftCode {
  struct Token: Hashable {
    var text: String
    var line: Int
    var isWord: Bool
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private(set) var tokens: [Token] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    while place < bytes.count { readCode() }
  }

  /// Reads up to the end, or up to a closing parenthesis that none opened.
  private mutating func readCode() {
    var depth = 0
    while let byte = peek() {
      if starts(with: "//") {
        while let next = peek(), next != UInt8(ascii: "\n") { advance() }
      } else if starts(with: "/*") {
        skipComment()
      } else if Self.isWordPart(byte) {
        readWord()
      } else if let fence = openingFence() {
        readText(fence: fence)
      } else {
        advance()
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        if depth < 0 { return }
        if byte > UInt8(ascii: " ") { add(String(UnicodeScalar(byte)), isWord: false) }
      }
    }
  }

  private mutating func readWord() {
    let start = place
    while let byte = peek(), Self.isWordPart(byte) { advance() }
    add(String(decoding: bytes[start..<place], as: UTF8.self), isWord: true)
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") { depth += 1 }
      if starts(with: "*/") { depth -= 1 }
      advance(by: starts(with: "/*") || starts(with: "*/") ? 2 : 1)
    } while depth > 0 && place < bytes.count
  }

  /// How many `#` and whether three quotes begin a text here.
  private func openingFence() -> (hashes: Int, isLong: Bool)? {
    let hashes = bytes[place...].prefix { $0 == UInt8(ascii: "#") }.count
    guard starts(with: "\"", at: place + hashes) else { return nil }
    return (hashes, starts(with: "\"\"\"", at: place + hashes))
  }

  private mutating func readText(fence: (hashes: Int, isLong: Bool)) {
    let hashes = String(repeating: "#", count: fence.hashes)
    let end = (fence.isLong ? "\"\"\"" : "\"") + hashes
    advance(by: end.utf8.count)
    while let byte = peek(), fence.isLong || byte != UInt8(ascii: "\n") {
      if starts(with: end) { return advance(by: end.utf8.count) }
      if starts(with: "\\" + hashes + "(") {
        advance(by: 2 + fence.hashes)
        readCode()
      } else {
        advance(by: starts(with: "\\" + hashes) ? 2 + fence.hashes : 1)
      }
    }
  }

  private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func advance(by count: Int = 1) {
    let end = min(place + count, bytes.count)
    line += bytes[place..<end].count { $0 == UInt8(ascii: "\n") }
    place = end
  }

  private mutating func add(_ text: String, isWord: Bool) {
    tokens.append(Token(text: text, line: line, isWord: isWord))
  }

  private func starts(with text: String, at start: Int? = nil) -> Bool {
    bytes[(start ?? place)...].starts(with: text.utf8)
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}
