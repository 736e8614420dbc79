/// Headings that a copy breaks over lines: 三、重点, and 建设项目 below it.
extension CleanText {
  /// The same text, in which a heading goes on in the next line where a name runs over its end.
  func joiningNames(_ lexicon: Lexicon) -> CleanText {
    let breaks = scalars.indices.dropFirst().filter { mayGoOn(at: $0) }
    guard !breaks.isEmpty else { return self }
    var open = self
    for place in breaks { open.mark(.line, at: place) }
    let matcher = PhraseMatcher(text: open, lexicon: lexicon)
    var joined = self
    for place in breaks {
      guard let end = endOfName(over: place, matcher) else { continue }
      joined.mark(.line, at: place)
      // What follows a heading that is whole begins anew.
      if end < count, edges[end] == .line { joined.mark(.own, at: end) }
    }
    return joined
  }

  /// Whether a line or a paragraph without a mark follows a short one that may be a heading.
  private func mayGoOn(at place: Int) -> Bool {
    guard edges[place].parts, itemMark(at: place) == nil, itemDepth(at: place) == 0, !isCaption(at: place),
      !isInColumns(place), !isInColumns(place - 1)
    else { return false }
    let line = startOfLine(before: place)..<place
    guard line.count <= 30, itemDepth(at: line.lowerBound) == 0 else { return false }
    return edges[place] == .own || itemMark(at: line.lowerBound) != nil || isCaption(at: line.lowerBound)
      || line.count <= 8
  }

  private func startOfLine(before place: Int) -> Int {
    var start = place - 1
    while start > 0, edges[start] == .none || edges[start] == .unclear { start -= 1 }
    return start
  }

  /// Where a name ends that begins in the line before and runs over its end; over that of a paragraph only where both
  /// paragraphs are that name, and nothing else.
  private func endOfName(over place: Int, _ matcher: PhraseMatcher) -> Int? {
    let line = startOfLine(before: place)
    let words = line + (endOfCaption(at: line).map { $0 - line } ?? itemMark(at: line) ?? 0)
    let isParagraph = edges[place] == .paragraph
    for start in isParagraph ? words..<min(words + 1, place) : max(line, place - 20)..<place {
      let ends =
        matcher.listNames(at: start).map(\.end) + matcher.lexicon.values(in: matcher.text, at: start).map(\.end)
        + (isParagraph ? [] : [matcher.name(at: start)?.end].compactMap(\.self))
      let end = ends.filter { $0 > place && (!isParagraph || $0 == count || edges[$0].parts) }.max()
      if let end { return end }
    }
    return nil
  }
}
