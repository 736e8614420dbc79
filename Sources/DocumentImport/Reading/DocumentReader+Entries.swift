internal import RuleDSL

/// Sentences about items of lists, and about values of designations.
extension DocumentReader {
  /// What a sentence says about a list or a designation, up to where one of its pieces ends.
  func entry(at place: Int, in sentence: Range<Int>) -> PhraseMatch? {
    var best: PhraseMatch?
    for phrasing in lexicon.entries.candidates(text.scalars[place]) {
      let found = matcher.longest(phrasing, at: place) { match in
        guard match.end <= sentence.upperBound, match.list != nil || match.value != nil else { return false }
        if match.opensList { return match.end == sentence.upperBound }
        return match.end == sentence.upperBound || text.scalars[match.end].endsPiece && text.scalars[match.end] != "、"
      }
      if let found, found.end > best?.end ?? place { best = found }
    }
    return best
  }

  /// Takes what is stated, or says why it cannot be; `place` is the unit of government that the piece names before it.
  mutating func take(
    _ match: PhraseMatch,
    from start: Int,
    _ sentence: Range<Int>,
    place: String?,
    _ context: Context
  ) -> UnreadSentence.Reason? {
    let words = start..<match.end
    if match.opensList {
      let content: OpenList.Content? =
        match.list.map { .items(list: $0) }
        ?? match.value.map { .places(designation: $0.designation, value: $0.value) }
      let opener = style(of: sentence)
      openList = content.map { OpenList(content: $0, clause: clause, place: place, opener: opener) }
      return nil
    }
    if let list = match.list {
      if let range = match.items, goesOnBelow(range, list, sentence, place) { return nil }
      guard let range = match.items, !isCut(range, sentence), let items = ItemNames(range, in: text, lexicon) else {
        return .unclearName
      }
      for name in items.names { add(name, to: list, place, words, sentence) }
      if let counted = items.counted { compare(counted.number, items.names.count, words, sentence) }
      return nil
    }
    guard let value = match.value else { return .entry }
    // Without a name in the piece it is about what the sentence names, else about the document's own unit; of what
    // sentences before it name nobody knows.
    let subject = reading.head.subject
    if match.places == nil, place == nil, let other = context.place, other != subject, other == carriedPlace {
      return .entry
    }
    let names = match.places?.names ?? [place ?? context.place]
    guard match.places == nil || !names.contains(nil) else { return .unknownPlace }
    for name in names { add(value.designation, value.value, name, words, sentence) }
    if let counted = match.places?.counted { compare(counted, names.count, words, sentence) }
    return nil
  }

  /// Numbered items of which the next line holds more.
  private mutating func goesOnBelow(
    _ range: Range<Int>,
    _ list: Int,
    _ sentence: Range<Int>,
    _ place: String?
  ) -> Bool {
    guard range.upperBound == sentence.upperBound, range.upperBound < text.count,
      let style = style(of: range), style == self.style(of: range.upperBound..<text.count)
    else { return false }
    openList = OpenList(content: .items(list: list), clause: clause, place: place)
    add(text.numberedItems(range).map(\.body), style, sentence)
    return true
  }

  /// Whether a line ends within what is listed, and nobody knows whether the next one belongs to it.
  private func isCut(_ range: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard let last = range.last, range.upperBound == sentence.upperBound, range.upperBound < text.count else {
      return false
    }
    return !";。".unicodeScalars.contains(text.scalars[last]) && text.isNextLine(range.upperBound)
      && style(of: range.upperBound..<text.count) == nil && !text.isCaption(at: range.upperBound)
  }

  private mutating func compare(_ stated: Int, _ listed: Int, _ words: Range<Int>, _ sentence: Range<Int>) {
    guard stated != listed else { return }
    reading.remarks.append(.countDiffers(stated: stated, listed: listed, source(words, sentence)))
  }

  mutating func add(_ name: Range<Int>, to list: Int, _ place: String?, _ words: Range<Int>, _ sentence: Range<Int>) {
    let (name, places) = withoutPlaces(name)
    var source = source(words, sentence)
    source.place = text.place(name.lowerBound)
    let locations = places ?? [place].compactMap(\.self)
    // Blanks within the name are the copy's.
    append(
      .item(list: list, number: "", name: text.exact(name)),
      locations.filter { $0 != reading.head.subject },
      source
    )
  }

  /// 甲水库（乙县）: the name, and the units of government in brackets behind it.
  private func withoutPlaces(_ name: Range<Int>) -> (name: Range<Int>, places: [String]?) {
    guard let last = name.last, text.scalars[last] == ")",
      let open = text.scalars[name].lastIndex(of: "("), open > name.lowerBound,
      let places = matcher.placeList(at: open + 1), places.range.upperBound == last, !places.names.contains(nil)
    else { return (name, nil) }
    return (name.lowerBound..<open, places.names.compactMap(\.self))
  }

  mutating func add(
    _ designation: Int,
    _ value: Int,
    _ place: String?,
    _ words: Range<Int>,
    _ sentence: Range<Int>
  ) {
    let own = place.flatMap { $0 == reading.head.subject ? nil : $0 }
    append(.value(designation: designation, value: value), own.map { [$0] } ?? [], source(words, sentence))
  }

  private mutating func append(_ content: ImportedEntry.Content, _ locations: [String], _ source: SourceSentence) {
    reading.entries.append(
      ImportedEntry(
        document: document,
        owner: reading.head.subject,
        content: content,
        locations: locations,
        clause: openList?.clause ?? clause,
        source: source
      )
    )
  }

  // MARK: What was not read

  /// Whether a piece says that something is in a list, or what something is designated.
  func speaksOfEntry(_ piece: Range<Int>) -> Bool {
    piece.contains { place in
      if !matcher.listNames(at: place).isEmpty { return says(Self.listing, piece) }
      guard let value = lexicon.values(in: text, at: place).first else { return false }
      if text.scalar(at: value.end) == ":" { return true }
      return says(Self.designating, max(piece.lowerBound, place - 10)..<place)
    }
  }

  private func says(_ words: [[Unicode.Scalar]], _ range: Range<Int>) -> Bool {
    range.contains { place in words.contains { text.starts($0, at: place) } }
  }

  private static let listing = ["列入", "纳入", "列为", "包括", "包含", "如下"].map { Array($0.unicodeScalars) }
  private static let designating = ["为", "列入", "纳入", "属于", "划入"].map { Array($0.unicodeScalars) }
}
