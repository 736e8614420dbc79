internal import RuleDSL

/// 分别: as many figures as names, as years, or as units of government.
extension PhraseMatcher {
  /// 耕地保有量、永久基本农田: two names or more, the longest each; or one, where years are listed.
  func nameLists(_ match: PhraseMatch) -> [PhraseMatch] {
    var next = match
    while let longest = named(next, nil).max(by: { $0.end < $1.end }), let indicator = longest.indicator {
      next.end = longest.end
      next.names.append(indicator)
      guard let behind = conjunction(at: next.end) else { break }
      guard !named(PhraseMatch(end: behind), nil).isEmpty else { return [] }
      next.end = behind
    }
    next.indicator = next.names.first
    return next.names.isEmpty ? [] : [next]
  }

  /// 2025年、2035年; one alone behind what it is about, else it leads in.
  func yearLists(_ match: PhraseMatch) -> [PhraseMatch] {
    let isBehind = !match.names.isEmpty || !match.placeNames.isEmpty
    var next = match
    while let year = text.year(at: next.end) {
      next.end = year.end
      if let end = Self.endsOfYears.first(where: { text.starts($0, at: year.end) }) { next.end += end.count }
      next.years.append((year.value, year.number))
      guard var behind = conjunction(at: next.end) else { break }
      if text.scalar(at: behind).map({ "到至".unicodeScalars.contains($0) }) ?? false { behind += 1 }
      guard text.year(at: behind) != nil else { return [] }
      next.end = behind
    }
    return next.years.count > 1 || !next.years.isEmpty && isBehind ? [next] : []
  }

  /// 甲县、乙县, or one alone.
  func severalPlaces(_ match: PhraseMatch) -> [PhraseMatch] {
    guard let list = placeList(at: match.end), list.counted == nil, !list.names.contains(nil) else { return [] }
    var next = match
    next.end = list.range.upperBound
    next.placeNames = list.names.compactMap(\.self)
    next.place = next.placeNames.count == 1 ? next.placeNames.first : nil
    return [next]
  }

  private static let endsOfYears = ["底", "末"].map { Array($0.unicodeScalars) }

  /// As many figures as names or years; one without a unit has that of the next one.
  func valueList(_ match: PhraseMatch) -> PhraseMatch? {
    // Several names in several years are a table, not a list.
    let counts = [match.names.count, match.years.count, match.placeNames.count]
    guard !match.names.isEmpty, counts.count(where: { $0 > 1 }) == 1, let wanted = counts.max() else { return nil }
    var next = match
    var values: [(number: Range<Int>, digits: String, prints: [PhraseMatch.Print])] = []
    while values.count < wanted {
      if let (prints, end) = value(at: next.end, bareUnit: nil), let first = prints.first {
        values.append((first.number, first.digits, prints))
        next.end = end
      } else if let number = text.number(at: next.end) {
        values.append((number.range, number.digits, []))
        next.end = number.range.upperBound
      } else {
        return nil
      }
      guard values.count < wanted else { break }
      guard let behind = conjunction(at: next.end) else { return nil }
      next.end = behind
    }
    guard var last = values.last?.prints.first, conjunction(at: next.end) == nil else { return nil }
    for place in values.indices.reversed() {
      let value = values[place]
      var prints = value.prints
      if prints.isEmpty {
        prints = [.init(number: value.number, digits: value.digits, unit: last.unit, unitText: last.unitText)]
      }
      next.respective.append(
        .init(
          indicator: match.names.count == 1 ? match.names[0] : match.names[place],
          year: match.years.isEmpty ? nil : match.years[match.years.count == 1 ? 0 : place].year,
          place: match.placeNames.count > 1 ? match.placeNames[place] : nil,
          prints: prints
        )
      )
      last = prints.first ?? last
    }
    next.respective.reverse()
    next.prints = next.respective.first?.prints ?? []
    return next
  }

  /// Where what goes on with a list begins.
  func conjunction(at place: Int) -> Int? {
    for words in Self.conjunctions where text.starts(words, at: place) { return place + words.count }
    return nil
  }

  private static let conjunctions = ["、", "以及", "和", "与", "及", ",和"].map { Array($0.unicodeScalars) }
}
