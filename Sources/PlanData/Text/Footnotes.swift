/// A text without `*`, `①` or `[1]` at its end.
func withoutFootnotes(_ text: String) -> String {
  var rest = trimmed(text)
  while let last = rest.unicodeScalars.last {
    if rest.unicodeScalars.count > 1,
      "*※†‡#^".unicodeScalars.contains(last) || (0x2460...0x24FF).contains(last.value)
        || [0xB9, 0xB2, 0xB3].contains(last.value) && !endsWithSquare(rest) || (0x2070...0x2079).contains(last.value)
    {
      rest.unicodeScalars.removeLast()
    } else if last == "]", let open = rest.lastIndex(of: "["), open > rest.startIndex,
      rest[rest.index(after: open)...].dropLast().allSatisfy({ $0.isNumber || $0 == "注" })
    {
      rest = rest[..<open]
    } else if let mark = rest.lastIndex(of: "注"), rest[..<mark].last?.isNumber ?? false,
      rest[rest.index(after: mark)...].allSatisfy({ $0.isASCII && $0.isNumber })
    {
      rest = rest[..<mark]
    } else {
      break
    }
  }
  return String(trimmed(String(rest)))
}

/// `km²` and `m³` are units.
private func endsWithSquare(_ text: Substring) -> Bool {
  text.hasSuffix("m²") || text.hasSuffix("m³")
}
