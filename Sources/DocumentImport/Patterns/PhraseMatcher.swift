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
  /// 分别: the names, and each with its figure.
  var names: [Int] = []
  var pairs: [(indicator: Int, prints: [Print])] = []

  /// Each indicator with its figure, in as many units as it is printed in.
  var stated: [(indicator: Int, prints: [Print])] {
    pairs.isEmpty ? indicator.map { [($0, prints)] } ?? [] : pairs
  }

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

  /// The longest way to read a pattern at a place, of those that end where a sentence may.
  func longest(
    _ pattern: Pattern,
    at place: Int,
    where isFit: (PhraseMatch) -> Bool = { _ in true }
  ) -> PhraseMatch? {
    var start = PhraseMatch(end: place)
    start.indicator = pattern.indicator
    var best: PhraseMatch?
    walk(pattern.parts[...], start, pattern) { match in
      if match.end > best?.end ?? -1, !pattern.isRespective || match.pairs.count > 1, isFit(match) { best = match }
    }
    return best
  }

  private func walk(
    _ parts: ArraySlice<Pattern.Part>,
    _ match: PhraseMatch,
    _ pattern: Pattern,
    _ found: (PhraseMatch) -> Void
  ) {
    guard let first = parts.first else { return found(match) }
    let rest = parts.dropFirst()
    switch first {
    case .words(let words):
      guard text.starts(words, at: match.end) else { return }
      var next = match
      next.end += words.count
      walk(rest, next, pattern, found)
    case .choice(let ways, let isOptional):
      for way in ways { walk(way[...], match, pattern) { walk(rest, $0, pattern, found) } }
      if isOptional { walk(rest, match, pattern, found) }
    case .slot(let slot): for next in fillings(slot, match, pattern) { walk(rest, next, pattern, found) }
    }
  }

  private func fillings(_ slot: Phrasing.Slot, _ match: PhraseMatch, _ pattern: Pattern) -> [PhraseMatch] {
    var next = match
    switch slot {
    case .indicator: return pattern.isRespective ? nameLists(match) : named(match, pattern)
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
      if pattern.isRespective { return valueList(match).map { [$0] } ?? [] }
      guard let (prints, end) = value(at: match.end, bareUnit: pattern.unit) else { return [] }
      next.prints = prints
      next.end = end
      return [next]
    }
  }

  /// The names of indicators at a place, each with its end.
  private func named(_ match: PhraseMatch, _ pattern: Pattern?) -> [PhraseMatch] {
    var found: [PhraseMatch] = []
    for name in lexicon.names(in: text, at: match.end) {
      guard pattern?.indicator == nil || pattern?.indicator == name.indicator else { continue }
      walk(name.parts[...], PhraseMatch(end: match.end), name) { end in
        var next = match
        (next.indicator, next.end) = (name.indicator, end.end)
        found.append(next)
      }
    }
    return found
  }

  // MARK: 分别

  /// 耕地保有量、永久基本农田: two names or more, the longest each.
  private func nameLists(_ match: PhraseMatch) -> [PhraseMatch] {
    var next = match
    while let longest = named(next, nil).max(by: { $0.end < $1.end }), let indicator = longest.indicator {
      next.end = longest.end
      next.names.append(indicator)
      guard let behind = conjunction(at: next.end) else { break }
      guard !named(PhraseMatch(end: behind), nil).isEmpty else { return [] }
      next.end = behind
    }
    next.indicator = next.names.first
    return next.names.count > 1 ? [next] : []
  }

  /// As many figures as names; one without a unit has that of the next one.
  private func valueList(_ match: PhraseMatch) -> PhraseMatch? {
    var next = match
    var values: [(number: Range<Int>, digits: String, prints: [PhraseMatch.Print])] = []
    while values.count < match.names.count {
      guard let number = text.number(at: next.end) else { return nil }
      if let (prints, end) = value(at: next.end, bareUnit: nil) {
        values.append((number.range, number.digits, prints))
        next.end = end
      } else {
        values.append((number.range, number.digits, []))
        next.end = number.range.upperBound
      }
      guard values.count < match.names.count else { break }
      guard let behind = conjunction(at: next.end) else { return nil }
      next.end = behind
    }
    guard var last = values.last?.prints.first, conjunction(at: next.end) == nil else { return nil }
    for (indicator, value) in zip(match.names, values).reversed() {
      var prints = value.prints
      if prints.isEmpty {
        prints = [.init(number: value.number, digits: value.digits, unit: last.unit, unitText: last.unitText)]
      }
      next.pairs.insert((indicator, prints), at: 0)
      last = prints.first ?? last
    }
    next.prints = next.pairs.first?.prints ?? []
    return next
  }

  /// Where what goes on with a list begins.
  private func conjunction(at place: Int) -> Int? {
    for words in Self.conjunctions where text.starts(words, at: place) { return place + words.count }
    return nil
  }

  private static let conjunctions = ["、", "以及", "和", "与", "及", ",和"].map { Array($0.unicodeScalars) }

  // MARK: Figures

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
    if let word = Self.sameAs.first(where: { text.starts($0, at: inner) }) { inner += word.count }
    guard let second = text.number(at: inner),
      let (otherUnit, otherText, close) = text.unit(at: second.range.upperBound), text.scalar(at: close) == ")",
      otherUnit.dimension == unit.dimension, !otherUnit.isSame(as: unit)
    else { return ([first], end) }
    let other = PhraseMatch.Print(number: second.range, digits: second.digits, unit: otherUnit, unitText: otherText)
    return ([first, other], close + 1)
  }

  private static let sameAs = ["约合", "合", "折合", "即", "约"].map { Array($0.unicodeScalars) }
}
