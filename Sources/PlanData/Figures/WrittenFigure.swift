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
    if withoutApostrophe(rest) != rest {
      rest.removeFirst()
      forms.append(.apostrophe)
    }
    // Most figures begin with a digit, before which nothing stands.
    let isPlain = rest.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    if !isPlain, let (found, tail) = Self.leadingRelation(rest) {
      relation = found.direction
      rest = tail
      forms += [.relationInCell] + (found.isStrict ? [.strictRelation] : [])
    }
    for word in ["约为", "约", "大约"] where rest.hasPrefix(word) {
      rest = String(rest.dropFirst(word.count))
      forms.append(.approximate)
      break
    }
    let number = rest.prefix { "0123456789.,' ".contains($0) }
    var tail = String(trimmed(String(rest.dropFirst(number.count))))
    // 300（不低于）
    if relation == nil, tail.hasPrefix("("), tail.hasSuffix(")"),
      let found = RelationWords.found(String(tail.dropFirst().dropLast()))
    {
      (relation, tail) = (found.direction, "")
      forms.append(.relationInCell)
    }
    // 300.00(万亩), 300.00(其中水田50.00)
    if tail.hasPrefix("("), tail.hasSuffix(")") {
      let inside = String(tail.dropFirst().dropLast())
      if Unit(written: inside) != nil {
        tail = inside
      } else if ["其中", "含", "注", "详见", "见"].contains(where: { inside.hasPrefix($0) }) {
        tail = ""
        forms.append(.aside)
      }
    }
    for (word, found) in [("以上", Direction.floor), ("以内", .ceiling), ("以下", .ceiling)] where tail.hasSuffix(word) {
      guard relation == nil || relation == found else { continue }
      relation = found
      tail = String(tail.dropLast(word.count))
      forms.append(.relationInCell)
    }
    guard let plain = Self.ungrouped(String(trimmed(String(number)))),
      tail.isEmpty || ["万", "亿"].contains(tail) || Unit(written: tail) != nil
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

  private static func leadingRelation(_ text: String) -> (RelationWords.Found, String)? {
    for (word, found) in RelationWords.words where text.hasPrefix(word) {
      return (found, String(trimmed(String(text.dropFirst(word.count)))))
    }
    return nil
  }
}
