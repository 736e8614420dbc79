internal import RuleDSL

/// Finds phrasings in a text.
///
/// A class, so that no step of a search copies text and lexicon; what stands at a place is worked out once.
final class PhraseMatcher {
  let text: CleanText
  let lexicon: Lexicon
  private var namesKnown: (place: Int, found: [(indicator: Int, end: Int, baseYears: [Range<Int>])]) = (-1, [])
  private var valueKnown: (place: Int, unit: Unit?, found: (prints: [PhraseMatch.Print], end: Int)?) = (-1, nil, nil)

  init(text: CleanText, lexicon: Lexicon) {
    (self.text, self.lexicon) = (text, lexicon)
  }

  /// The longest way to read a pattern at a place, of those that end where a sentence may.
  func longest(
    _ pattern: Pattern,
    at place: Int,
    _ carried: Carried = Carried(),
    where isFit: (PhraseMatch) -> Bool = { _ in true }
  ) -> PhraseMatch? {
    var start = PhraseMatch(end: place)
    (start.indicator, start.list) = (pattern.indicator, pattern.list)
    if pattern.isRespective {
      if !pattern.namesIndicators { start.names = carried.names }
      if !pattern.namesYears { start.years = carried.years }
      if !pattern.namesPlaces { start.placeNames = carried.places }
    }
    var best: PhraseMatch?
    walk(pattern.parts[...], start, pattern, isLast: true) { match in
      if match.end > best?.end ?? -1, !pattern.isRespective || match.respective.count > 1, isFit(match) {
        best = match
      }
    }
    return best
  }

  /// With `isLast` nothing of the pattern follows the parts.
  private func walk(
    _ parts: ArraySlice<Pattern.Part>,
    _ match: PhraseMatch,
    _ pattern: Pattern,
    isLast: Bool,
    _ found: (PhraseMatch) -> Void
  ) {
    guard let first = parts.first else { return found(match) }
    let rest = parts.dropFirst()
    switch first {
    case .words(let words):
      guard text.starts(words, at: match.end) else { return }
      var next = match
      next.end += words.count
      walk(rest, next, pattern, isLast: isLast, found)
    case .choice(let ways, let isOptional):
      for way in ways where mayBegin(way, at: match.end) {
        walk(way[...], match, pattern, isLast: isLast && rest.isEmpty) {
          walk(rest, $0, pattern, isLast: isLast, found)
        }
      }
      if isOptional { walk(rest, match, pattern, isLast: isLast, found) }
    case .slot(let slot):
      for next in fillings(slot, match, pattern, isLast: isLast && rest.isEmpty) {
        walk(rest, next, pattern, isLast: isLast, found)
      }
    }
  }

  /// Whether the first character fits; most ways fail there.
  private func mayBegin(_ way: [Pattern.Part], at place: Int) -> Bool {
    guard case .words(let words)? = way.first else { return true }
    return place < text.count && words.first == text.scalars[place]
  }

  private func fillings(
    _ slot: Phrasing.Slot,
    _ match: PhraseMatch,
    _ pattern: Pattern,
    isLast: Bool
  ) -> [PhraseMatch] {
    var next = match
    switch slot {
    case .indicator: return pattern.isRespective ? nameLists(match) : named(match, pattern)
    case .year:
      if pattern.isRespective { return yearLists(match) }
      guard let year = text.year(at: match.end) else { return [] }
      next.years.append((year.value, year.number))
      next.end = year.end
    case .baseYear:
      guard let year = text.year(at: match.end) else { return [] }
      next.baseYears.append(year.number)
      next.end = year.end
    case .place:
      if pattern.isEntry { return placeLists(match, isLast: isLast) }
      if pattern.isRespective { return severalPlaces(match) }
      guard let place = lexicon.place(in: text, at: match.end) else { return [] }
      next.place = place.name
      next.end = place.end
    case .reference:
      guard let range = text.reference(at: match.end) else { return [] }
      next.reference = range
      next.end = range.upperBound
    case .value:
      if pattern.isRespective { return valueList(match).map { [$0] } ?? [] }
      guard let (prints, end) = value(at: match.end, bareUnit: pattern.unit) else { return [] }
      next.prints = prints
      next.end = end
    case .list: return lists(match, pattern)
    case .designated: return values(match, pattern)
    case .item: return items(match, isLast: isLast)
    }
    return [next]
  }

  /// The names of indicators at a place, each with its end.
  func named(_ match: PhraseMatch, _ pattern: Pattern?) -> [PhraseMatch] {
    if namesKnown.place != match.end {
      var found: [(indicator: Int, end: Int, baseYears: [Range<Int>])] = []
      for name in lexicon.names(in: text, at: match.end) {
        guard let indicator = name.indicator else { continue }
        walk(name.parts[...], PhraseMatch(end: match.end), name, isLast: true) {
          found.append((indicator, text.behindFootnote($0.end), $0.baseYears))
        }
      }
      namesKnown = (match.end, found)
    }
    return namesKnown.found.compactMap { name in
      guard pattern?.indicator == nil || pattern?.indicator == name.indicator else { return nil }
      var next = match
      (next.indicator, next.end) = (name.indicator, name.end)
      next.baseYears += name.baseYears
      return next
    }
  }

  /// Where each way to read a pattern of words ends.
  func ends(of pattern: Pattern, at place: Int) -> [Int] {
    var ends: [Int] = []
    walk(pattern.parts[...], PhraseMatch(end: place), pattern, isLast: true) { ends.append($0.end) }
    return ends
  }

  // MARK: Figures

  /// A number with its unit, and the same in another unit in brackets behind it.
  func value(at place: Int, bareUnit: Unit?) -> (prints: [PhraseMatch.Print], end: Int)? {
    if valueKnown.place != place || valueKnown.unit != bareUnit {
      valueKnown = (place, bareUnit, newValue(at: place, bareUnit: bareUnit))
    }
    return valueKnown.found
  }

  private func newValue(at place: Int, bareUnit: Unit?) -> (prints: [PhraseMatch.Print], end: Int)? {
    guard let (first, end) = print(at: place) else {
      guard let bareUnit, let number = text.number(at: place) else { return nil }
      let print = PhraseMatch.Print(
        number: number.range,
        digits: number.digits,
        unit: bareUnit,
        unitText: bareUnit.text
      )
      return ([print], number.range.upperBound)
    }
    var inner = end
    guard text.scalar(at: inner) == "(" else { return ([first], end) }
    inner += 1
    if let word = Self.sameAs.first(where: { text.starts($0, at: inner) }) { inner += word.count }
    guard let (other, close) = print(at: inner), text.scalar(at: close) == ")",
      other.unit.dimension == first.unit.dimension, !other.unit.isSame(as: first.unit)
    else { return ([first], end) }
    return ([first, other], close + 1)
  }

  /// A number with its unit, in digits or in ideographs.
  private func print(at place: Int) -> (print: PhraseMatch.Print, end: Int)? {
    guard let number = text.number(at: place) else {
      guard let spelled = text.spelledQuantity(at: place) else { return nil }
      return (
        .init(number: spelled.range, digits: spelled.digits, unit: spelled.unit, unitText: spelled.unitText),
        spelled.end
      )
    }
    guard let (unit, unitText, end) = text.unit(at: number.range.upperBound) else { return nil }
    return (.init(number: number.range, digits: number.digits, unit: unit, unitText: unitText), end)
  }

  private static let sameAs = ["约合", "合", "折合", "即", "约"].map { Array($0.unicodeScalars) }
}
