/// JSON being written, compact, one value after another.
///
/// Our own forty lines rather than Foundation's encoder: the report streams one finding at a time, its keys stand in a
/// fixed order, and a start of the command need not load Foundation.
struct JSONText {
  private(set) var text = ""
  /// Whether the next member or element needs a comma before it.
  private var needsComma = false

  mutating func object(_ members: (inout JSONText) -> Void) {
    open("{")
    members(&self)
    close("}")
  }

  mutating func array<Element>(_ elements: [Element], _ write: (inout JSONText, Element) -> Void) {
    open("[")
    for element in elements { write(&self, element) }
    close("]")
  }

  /// Starts a member of an object; its value comes next.
  mutating func key(_ name: String) {
    separate()
    text += "\"\(name)\":"
    needsComma = false
  }

  mutating func value(_ number: Int) { raw(String(number)) }

  mutating func value(_ truth: Bool) { raw(truth ? "true" : "false") }

  mutating func value(_ string: String?) {
    guard let string else { return raw("null") }
    separate()
    text += "\""
    escape(string)
    text += "\""
    needsComma = true
  }

  /// Takes a value that is JSON already.
  mutating func raw(_ json: String) {
    separate()
    text += json
    needsComma = true
  }

  private mutating func open(_ bracket: String) {
    separate()
    text += bracket
    needsComma = false
  }

  private mutating func close(_ bracket: String) {
    text += bracket
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
  }

  /// RFC 8259 §7: quotes, backslashes and control characters; everything else stays as it is.
  private mutating func escape(_ string: String) {
    guard string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
