internal import RuleDSL

/// Lists, their items, units of government and their designations.
extension PhraseMatcher {
  /// Names of lists at a place.
  func lists(_ match: PhraseMatch, _ pattern: Pattern) -> [PhraseMatch] {
    listNames(at: match.end).compactMap { name in
      guard pattern.list == nil || pattern.list == name.list else { return nil }
      var next = match
      (next.list, next.end) = (name.list, name.end)
      return next
    }
  }

  func listNames(at place: Int) -> [(list: Int, end: Int)] {
    lexicon.lists(in: text, at: place).flatMap { pattern in
      ends(of: pattern, at: place).compactMap { end in pattern.list.map { ($0, end) } }
    }
  }

  /// The value of a designation at a place, the longest name.
  func values(_ match: PhraseMatch, _ pattern: Pattern) -> [PhraseMatch] {
    let found = lexicon.values(in: text, at: match.end, of: pattern.designation)
    // One word for values of two designations says neither.
    guard let longest = found.max(by: { $0.end < $1.end }), found.count(where: { $0.end == longest.end }) == 1
    else { return [] }
    var next = match
    next.value = (longest.designation, longest.value)
    next.end = longest.end
    return [next]
  }

  // MARK: Items

  /// Names of items from a place on: up to every place where the pattern may go on, or to where they end.
  func items(_ match: PhraseMatch, isLast: Bool) -> [PhraseMatch] {
    let start = match.end
    var next = match
    guard isLast else {
      // 将甲水库、乙公路列入.
      let most = min(text.count, start + 600)
      let end = (start..<most).first { place in
        place > start && text.edges[place].parts || text.scalars[place].endsPiece && text.scalars[place] != "、"
      }
      guard start + 2 <= end ?? most else { return [] }
      return ((start + 2)...(end ?? most)).map { place in
        (next.items, next.end) = (start..<place, place)
        return next
      }
    }
    let end = endOfItems(from: start)
    (next.items, next.end) = (start..<end, end)
    return [next]
  }

  /// What lies behind a list that is named: up to the mark that ends it; nothing where the list stands below.
  private func endOfItems(from start: Int) -> Int {
    let isNumbered = text.itemMark(at: start) != nil
    var end = start
    while end < text.count, end == start || !text.edges[end].parts {
      if end == start, text.edges[end].parts { return start }
      let scalar = text.scalars[end]
      if scalar.endsSentence || !isNumbered && (scalar == ";" || scalar == "," || scalar == ":") { break }
      end += 1
    }
    return end
  }

  // MARK: Units of government

  /// 甲县、乙县和丙县: units of government one behind the other; nothing where they stand below.
  func placeLists(_ match: PhraseMatch, isLast: Bool) -> [PhraseMatch] {
    var next = match
    if isLast, match.end == text.count || text.edges[match.end].parts {
      next.places = PlaceList(range: match.end..<match.end)
      return [next]
    }
    guard let places = placeList(at: match.end) else { return [] }
    (next.places, next.end) = (places, places.range.upperBound)
    return [next]
  }

  func placeList(at start: Int) -> PlaceList? {
    var list = PlaceList(range: start..<start)
    var place = start
    while true {
      if let known = lexicon.place(in: text, at: place) {
        list.names.append(known.name)
        place = known.end
      } else if let end = text.endOfUnitName(from: place) {
        list.names.append(nil)
        place = end
      } else {
        return nil
      }
      if let end = text.openCount(at: place) {
        list.counted = end.count
        place = end.end
        break
      }
      guard let behind = conjunction(at: place) else { break }
      place = behind
    }
    list.range = start..<place
    return list
  }
}

extension CleanText.Edge {
  /// Whether what follows begins something of its own.
  var parts: Bool { self == .own || self == .paragraph }
}
