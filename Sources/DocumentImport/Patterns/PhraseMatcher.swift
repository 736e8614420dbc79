internal import RuleDSL

/// What a phrasing found at a place of the text.
struct PhraseMatch {
  var end: Int
  var indicator: Int?
  /// The same figure, in as many units as it is printed in.
  var prints: [Print] = []
  var reference: Range<Int>?
  var years: [(year: Int, range: Range<Int>)] = []
  var place: String?
  var direction: Direction?

  struct Print {
    var number: Range<Int>
    var digits: String
    var unit: Unit
    var unitText: String
  }
}

/// Finds phrasings in a text.
struct PhraseMatcher {
  let text: CleanText
  let lexicon: Lexicon

  /// The longest way to read a phrasing at a place, of those that end where a sentence may.
  func longest(
    _ phrasing: Phrasing,
    at place: Int,
    where isFit: (PhraseMatch) -> Bool = { _ in true }
  ) -> PhraseMatch? {
    var start = PhraseMatch(end: place)
    start.indicator = phrasing.indicator
    return matches(phrasing.parts[...], start, phrasing).filter(isFit).max { $0.end < $1.end }
  }

  private func matches(
    _ parts: ArraySlice<Phrasing.Part>,
    _ match: PhraseMatch,
    _ phrasing: Phrasing
  ) -> [PhraseMatch] {
    guard let first = parts.first else { return [match] }
    let rest = parts.dropFirst()
    switch first {
    case .words(let words):
      guard text.starts(Array(words.unicodeScalars), at: match.end) else { return [] }
      var next = match
      next.end += words.unicodeScalars.count
      return matches(rest, next, phrasing)
    case .choice(let ways, let isOptional):
      return ways.flatMap { matches($0[...] + rest, match, phrasing) }
        + (isOptional ? matches(rest, match, phrasing) : [])
    case .slot(let slot): return fillings(slot, match, phrasing).flatMap { matches(rest, $0, phrasing) }
    }
  }

  private func fillings(_ slot: Phrasing.Slot, _ match: PhraseMatch, _ phrasing: Phrasing) -> [PhraseMatch] {
    var next = match
    switch slot {
    case .indicator:
      let found = lexicon.names(in: text, at: match.end) { parts in
        matches(parts, PhraseMatch(end: match.end), phrasing).map(\.end)
      }
      return found.filter { phrasing.indicator == nil || phrasing.indicator == $0.indicator }.map { name in
        next.indicator = name.indicator
        next.end = name.end
        return next
      }
    case .year:
      guard let year = text.year(at: match.end) else { return [] }
      next.years.append((year.value, year.number))
      next.end = year.end
      return [next]
    case .place:
      guard let place = lexicon.place(in: text, at: match.end) else { return [] }
      next.place = place.name
      next.end = place.end
      return [next]
    case .reference:
      guard let range = text.reference(at: match.end) else { return [] }
      next.reference = range
      next.end = range.upperBound
      return [next]
    case .value:
      guard let (prints, end) = value(at: match.end, bareUnit: phrasing.unit) else { return [] }
      next.prints = prints
      next.end = end
      return [next]
    }
  }

  /// A number with its unit, and the same in another unit in brackets behind it.
  private func value(at place: Int, bareUnit: Unit?) -> (prints: [PhraseMatch.Print], end: Int)? {
    guard let number = text.number(at: place) else { return nil }
    guard let (unit, unitText, end) = text.unit(at: number.range.upperBound) else {
      guard let bareUnit else { return nil }
      let print = PhraseMatch.Print(
        number: number.range,
        digits: number.digits,
        unit: bareUnit,
        unitText: bareUnit.text
      )
      return ([print], number.range.upperBound)
    }
    let first = PhraseMatch.Print(number: number.range, digits: number.digits, unit: unit, unitText: unitText)
    var inner = end
    guard text.scalar(at: inner) == "(" else { return ([first], end) }
    inner += 1
    for word in ["约合", "合", "折合", "即", "约"] where text.starts(Array(word.unicodeScalars), at: inner) {
      inner += word.unicodeScalars.count
      break
    }
    guard let second = text.number(at: inner),
      let (otherUnit, otherText, close) = text.unit(at: second.range.upperBound), text.scalar(at: close) == ")",
      otherUnit.dimension == unit.dimension, !otherUnit.isSame(as: unit)
    else { return ([first], end) }
    let other = PhraseMatch.Print(number: second.range, digits: second.digits, unit: otherUnit, unitText: otherText)
    return ([first, other], close + 1)
  }
}
