/// JSON being written, compact, one value after another.
///
/// Our own forty lines rather than Foundation's encoder: the report streams one finding at a time, and its keys stand in
/// a fixed order.
package struct JSONText {
  package private(set) var text = ""

  package init() {}

  /// One value by itself.
  package static func text(_ write: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    write(&json)
    return json.text
  }

  /// Whether the next member or element needs a comma before it.
  private var needsComma = false

  package mutating func object(_ members: (inout JSONText) -> Void) {
    open("{")
    members(&self)
    close("}")
  }

  package mutating func array<Element>(_ elements: [Element], _ write: (inout JSONText, Element) -> Void) {
    open("[")
    for element in elements { write(&self, element) }
    close("]")
  }

  /// A member of an object, whose value comes from elsewhere.
  package mutating func member(_ name: String, _ write: (inout JSONText) -> Void) {
    separate()
    text += "\"\(name)\":"
    needsComma = false
    write(&self)
  }

  package mutating func member(_ name: String, _ number: Int) { member(name) { $0.value(number) } }

  package mutating func member(_ name: String, _ truth: Bool) { member(name) { $0.value(truth) } }

  package mutating func member(_ name: String, _ string: String?) { member(name) { $0.value(string) } }

  package mutating func member(_ name: String, raw json: String) { member(name) { $0.raw(json) } }

  /// A member that is an array.
  package mutating func member<Element>(
    _ name: String,
    each elements: [Element],
    _ write: (inout JSONText, Element) -> Void
  ) {
    member(name) { $0.array(elements, write) }
  }

  /// A member that is an object.
  package mutating func object(_ name: String, _ members: (inout JSONText) -> Void) {
    member(name) { $0.object(members) }
  }

  /// A member that is an object about a value, or `null`.
  package mutating func object<Value>(_ name: String, _ value: Value?, _ members: (inout JSONText, Value) -> Void) {
    guard let value else { return nothing(name) }
    object(name) { members(&$0, value) }
  }

  /// Members that have nothing to say.
  package mutating func nothing(_ names: String...) {
    for name in names { member(name, raw: "null") }
  }

  package mutating func value(_ number: Int) { raw(String(number)) }

  package mutating func value(_ truth: Bool) { raw(truth ? "true" : "false") }

  package mutating func value(_ string: String?) {
    guard let string else { return raw("null") }
    separate()
    text += "\""
    escape(string)
    text += "\""
    needsComma = true
  }

  /// Takes a value that is JSON already.
  package mutating func raw(_ json: String) {
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
