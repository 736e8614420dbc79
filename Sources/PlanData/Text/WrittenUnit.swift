internal import RuleDSL

extension Indicator {
  /// 扩展倍数 are 倍, whether or not a table says so.
  var isNamedForItsUnit: Bool { unit.measure == .times && name.holds(unit.text) }
}

extension Unit {
  /// Reads a unit of measure as tables write it: `KM^2`, `10⁴hm²`, `公里²`.
  init?(written text: some StringProtocol) {
    let text = String(text)
    if let found = Unit(spelled: text) {
      self = found
      return
    }
    let folded = foldedHeader(text)
    guard let found = Unit(spelled: folded) ?? Unit(spelled: Self.plain(folded)) else { return nil }
    self = found
  }

  /// A folded text with powers as raised digits, and powers of ten in words.
  private static func plain(_ text: String) -> String {
    var rest = text
    if rest.utf8.contains(UInt8(ascii: "^")) {
      for (sign, raised) in [("^2", "²"), ("^3", "³"), ("^4", "⁴"), ("^6", "⁶"), ("^8", "⁸")] {
        rest = rest.replacing(sign, with: raised)
      }
    }
    for ten in ["×10", "x10", "*10"] where rest.begins(with: ten) { rest = String(rest.dropFirst()) }
    for (power, word) in [("10²", "百"), ("10³", "千"), ("10⁴", "万"), ("10⁶", "百万"), ("10⁸", "亿")]
    where rest.begins(with: power) {
      rest = word + rest.dropFirst(power.count)
      break
    }
    for (long, short) in [
      ("平方公里", "km²"), ("公里²", "km²"), ("千米²", "km²"), ("公顷²", "公顷²"), ("米²", "m²"), ("米³", "m³"),
    ]
    where rest.ends(with: long) {
      return rest.dropLast(long.count) + short
    }
    return rest
  }
}
