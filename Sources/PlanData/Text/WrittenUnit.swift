internal import RuleDSL

extension Indicator {
  /// 扩展倍数 are 倍, whether or not a table says so.
  var isNamedForItsUnit: Bool { unit.measure == .times && name.holds(unit.text) }
}

extension Unit {
  /// Reads a unit of measure as tables write it: `KM^2`, `10⁴hm²`, `公里²`.
  init?(written text: some StringProtocol) {
    let text = String(text)
    guard let found = Unit(spelled: text) ?? Unit(spelled: foldedHeader(text)) ?? Unit(spelled: Self.plain(text))
    else {
      return nil
    }
    self = found
  }

  /// Powers as raised digits, and powers of ten in words.
  private static func plain(_ text: String) -> String {
    var rest = foldedHeader(text)
    for (sign, raised) in [("^2", "²"), ("^3", "³"), ("^4", "⁴"), ("^6", "⁶"), ("^8", "⁸")] {
      rest = rest.replacing(sign, with: raised)
    }
    for mark in ["×", "x", "*"] where rest.hasPrefix(mark + "10") { rest = String(rest.dropFirst()) }
    for (power, word) in [("10²", "百"), ("10³", "千"), ("10⁴", "万"), ("10⁶", "百万"), ("10⁸", "亿")]
    where rest.hasPrefix(power) {
      rest = word + rest.dropFirst(power.count)
      break
    }
    for (long, short) in [
      ("平方公里", "km²"), ("公里²", "km²"), ("千米²", "km²"), ("公顷²", "公顷²"), ("米²", "m²"), ("米³", "m³"),
    ]
    where rest.hasSuffix(long) {
      return rest.dropLast(long.count) + short
    }
    return rest
  }
}
