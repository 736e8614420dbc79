extension ContentReader {
  /// Citations such as 《…》（国函〔2023〕148号）第二条；国函〔2024〕180号 第一条.
  mutating func citations() -> [SyntaxTree.CitationNode] {
    text.split(text.whole) { $0 == ";" || $0 == "；" }.compactMap { citation(in: trimmed(text.bytes, $0)) }
  }

  private mutating func citation(in range: Range<Int>) -> SyntaxTree.CitationNode? {
    guard !range.isEmpty else {
      problems.append(.malformedCitation(at: text.span(range), .empty))
      return nil
    }
    var node = SyntaxTree.CitationNode(title: "", span: text.span(range))
    var rest = range
    var reader = ScalarReader(text.bytes, range)
    if let (scalar, place) = reader.next(), scalar == "《" {
      guard let (title, end) = enclosed(from: reader.offset, in: range, opening: "《", closing: "》") else {
        problems.append(.malformedCitation(at: text.span(place..<range.upperBound), .titleUnclosed))
        return nil
      }
      node.title = title
      rest = trimmed(text.bytes, end..<range.upperBound)
      reader = ScalarReader(text.bytes, rest)
      if let (scalar, place) = reader.next(), scalar == "（" || scalar == "(" {
        guard let (number, end) = number(from: reader.offset, in: rest) else {
          problems.append(.malformedCitation(at: text.span(place..<rest.upperBound), .bracketUnclosed))
          return nil
        }
        node.number = normalizedNumber(number)
        rest = trimmed(text.bytes, end..<rest.upperBound)
      }
    } else {
      let number = documentNumber(in: range)
      node.number = normalizedNumber(text.raw(number).text)
      rest = trimmed(text.bytes, number.upperBound..<range.upperBound)
    }
    guard !rest.isEmpty else { return node }
    let article = text.raw(rest)
    if !(article.text.hasPrefix("第") || article.text.hasPrefix("附")) {
      problems.append(.malformedCitation(at: article.span, .article(article.text)))
    }
    node.article = article.text
    return node
  }

  private func enclosed(
    from start: Int,
    in range: Range<Int>,
    opening: Unicode.Scalar,
    closing: Unicode.Scalar
  ) -> (String, Int)? {
    var reader = ScalarReader(text.bytes, start..<range.upperBound)
    var depth = 1
    while let (scalar, place) = reader.next() {
      if scalar == opening { depth += 1 }
      if scalar == closing { depth -= 1 }
      if depth == 0 { return (text.raw(start..<place).text, reader.offset) }
    }
    return nil
  }

  /// A number in brackets; it may itself hold brackets: （国函(2023)148号）.
  private func number(from start: Int, in range: Range<Int>) -> (String, Int)? {
    var reader = ScalarReader(text.bytes, start..<range.upperBound)
    var depth = 1
    while let (scalar, place) = reader.next() {
      if scalar == "（" || scalar == "(" { depth += 1 }
      if scalar == "）" || scalar == ")" { depth -= 1 }
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

/// The official form of a document number: 〔 〕 around the year, half-width digits, no blanks.
package func normalizedNumber(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "[", "(", "（", "【", "［", "〔": result.append("〔")
    case "]", ")", "）", "】", "］", "〕": result.append("〕")
    case _ where scalar.isBlank: continue
    default: result.append(scalar.digit ?? Character(scalar))
    }
  }
  return result
}
