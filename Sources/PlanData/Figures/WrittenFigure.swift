internal import RuleDSL

/// A figure as people write it into a cell: `≥17,050.00 万亩①`.
struct WrittenFigure {
  private(set) var digits: String
  /// What stands behind the digits.
  private(set) var unit = ""
  private(set) var relation: Direction?
  /// What of it is worth a note.
  private(set) var forms: [FormNotes.Form] = []

  /// Takes text in half width.
  init(_ text: String) {
    digits = text
    var rest = withoutFootnotes(text)
    if rest != text { forms.append(.footnote) }
    if let (found, tail) = Self.leadingRelation(rest) {
      relation = found
      rest = tail
      forms.append(.relationInCell)
    }
    for word in ["约为", "约", "大约"] where rest.hasPrefix(word) {
      rest = String(rest.dropFirst(word.count))
      forms.append(.approximate)
      break
    }
    let number = rest.prefix { "0123456789.,' ".contains($0) }
    var tail = String(trimmed(String(rest.dropFirst(number.count))))
    for (word, found) in [("以上", Direction.floor), ("以内", .ceiling), ("以下", .ceiling)] where tail.hasSuffix(word) {
      guard relation == nil || relation == found else { continue }
      relation = found
      tail = String(tail.dropLast(word.count))
      forms.append(.relationInCell)
    }
    guard let plain = Self.ungrouped(String(trimmed(String(number)))),
      tail.isEmpty || ["万", "亿"].contains(tail) || Unit(spelled: tail) != nil
    else {
      relation = nil
      forms = []
      return
    }
    if plain.count < trimmed(String(number)).count { forms.append(.separators) }
    digits = plain
    unit = tail
    if !tail.isEmpty { forms.append(.unitInCell) }
  }

  /// Digits without separators of thousands; `nil` where these do not part threes.
  private static func ungrouped(_ text: String) -> String? {
    guard let mark = text.first(where: { ",' ".contains($0) }) else { return text }
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = halves[0].split(separator: mark, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count > 1, groups.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    return groups.joined() + (halves.count > 1 ? "." + halves[1] : "")
  }

  private static func leadingRelation(_ text: String) -> (Direction, String)? {
    for (word, direction) in relations where text.hasPrefix(word) {
      return (direction, String(trimmed(String(text.dropFirst(word.count)))))
    }
    return nil
  }

  private static let relations: [(String, Direction)] = [
    (">=", .floor), ("≥", .floor), ("⩾", .floor), ("不低于", .floor), ("不少于", .floor), ("不小于", .floor), ("<=", .ceiling),
    ("≤", .ceiling), ("⩽", .ceiling), ("不超过", .ceiling), ("不高于", .ceiling), ("不大于", .ceiling), ("控制在", .ceiling),
  ]
}

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
