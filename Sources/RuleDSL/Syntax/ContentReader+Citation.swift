extension ContentReader {
  /// Citations such as 《…》（国函〔2023〕148号）第二条；国函〔2024〕180号 第一条.
  mutating func citations() -> [SyntaxTree.CitationNode] {
    let parts = text.split(text.whole) { $0 == ";" || $0 == "；" }
    return parts.enumerated().compactMap { place, part in
      let range = trimmed(text.bytes, part)
      if !range.isEmpty { return citation(in: range) }
      let mark =
        place > 0 ? parts[place - 1].upperBound..<part.lowerBound : part.upperBound..<parts[place + 1].lowerBound
      return refuse(.emptyCitation(at: text.span(range), mark: text.span(mark)))
    }
  }

  private mutating func citation(in range: Range<Int>) -> SyntaxTree.CitationNode? {
    let whole = text.span(range)
    var node = SyntaxTree.CitationNode(title: "", span: whole, head: whole, named: whole)
    var rest = range
    var reader = ScalarReader(text.bytes, range)
    if let (scalar, place) = reader.next(), scalar == "《" {
      guard let (title, end) = enclosed(from: reader.offset, in: range, by: "《》") else {
        return refuse(.titleUnclosed(at: text.span(place..<range.upperBound)))
      }
      node.title = title
      (node.head, node.named) = (text.span(place..<end), text.span(place..<end))
      rest = trimmed(text.bytes, end..<range.upperBound)
      reader = ScalarReader(text.bytes, rest)
      if let (scalar, place) = reader.next(), scalar == "（" || scalar == "(" {
        guard let (number, end) = enclosed(from: reader.offset, in: rest, by: "（）()") else {
          let number = documentNumber(in: reader.offset..<rest.upperBound)
          let isWhole = text.raw(number).text.hasSuffix("号")
          return refuse(
            .numberUnclosed(
              at: text.span(place..<rest.upperBound),
              end: isWhole ? text.span(number).atEnd : nil
            )
          )
        }
        node.number = normalizedNumber(number)
        node.head = node.head.joined(with: text.span(place..<end))
        node.named = text.span(trimmed(text.bytes, reader.offset..<end - (text.bytes[end - 1] == 0x29 ? 1 : 3)))
        rest = trimmed(text.bytes, end..<rest.upperBound)
      }
    } else {
      let number = documentNumber(in: range)
      node.number = normalizedNumber(text.raw(number).text)
      (node.head, node.named) = (text.span(number), text.span(number))
      rest = trimmed(text.bytes, number.upperBound..<range.upperBound)
    }
    guard !rest.isEmpty else { return node }
    let article = text.raw(rest)
    if !(article.text.hasPrefix("第") || article.text.hasPrefix("附")) {
      problems.append(.strangeArticle(article.text, at: article.span))
    }
    node.article = article.text
    return node
  }

  /// What stands up to the closing mark; there may be such marks inside, as in （国函(2023)148号）.
  private func enclosed(from start: Int, in range: Range<Int>, by marks: String) -> (String, Int)? {
    let marks = Array(marks.unicodeScalars)
    var reader = ScalarReader(text.bytes, start..<range.upperBound)
    var depth = 1
    while let (scalar, place) = reader.next() {
      if let mark = marks.firstIndex(of: scalar) { depth += mark.isMultiple(of: 2) ? 1 : -1 }
      if depth == 0 { return (text.raw(start..<place).text, reader.offset) }
    }
    return nil
  }

  /// Up to 号 or the first blank.
  private func documentNumber(in range: Range<Int>) -> Range<Int> {
    var reader = ScalarReader(text.bytes, range)
    while let (scalar, place) = reader.next() {
      if scalar.isBlank { return range.lowerBound..<place }
      if scalar == "号" { return range.lowerBound..<reader.offset }
    }
    return range
  }
}
