extension ContentReader {
  /// A sentence such as “{本级的名称}各下级合计 {左边}，低于本级的 {右边}，差 {差额}。”.
  mutating func template() -> SyntaxTree.Content {
    let inner = trimmed(text.bytes, text.whole)
    var reader = ScalarReader(text.bytes, inner)
    guard let (scalar, _) = reader.next(), scalar == "“" || scalar == "\"" else {
      problems.append(.unexpected(text.raw(inner).text, at: text.span(inner), wanted: .text))
      return .nothing
    }
    var parts: [SyntaxTree.TemplateNode.Part] = []
    var start = reader.offset
    while let (next, place) = reader.next() {
      if next == "”" || next == "\"" {
        append(start..<place, to: &parts)
        let rest = trimmed(text.bytes, reader.offset..<inner.upperBound)
        if !rest.isEmpty {
          problems.append(.unexpected(text.raw(rest).text, at: text.span(rest), wanted: .endOfClause))
        }
        return .template(SyntaxTree.TemplateNode(parts: parts, span: text.span(inner)))
      }
      guard next == "{" || next == "｛" else { continue }
      append(start..<place, to: &parts)
      guard let end = endOfPlaceholder(reader, until: inner.upperBound) else {
        problems.append(.placeholderUnclosed(at: text.span(place..<inner.upperBound)))
        return .nothing
      }
      parts.append(.placeholder(expression(in: reader.offset..<end.before)))
      reader = ScalarReader(text.bytes, end.after..<inner.upperBound)
      start = end.after
    }
    problems.append(.unclosedQuote("”", at: text.span(inner)))
    return .nothing
  }

  private func append(_ range: Range<Int>, to parts: inout [SyntaxTree.TemplateNode.Part]) {
    guard !range.isEmpty else { return }
    // A sentence that runs over several lines is still one sentence.
    let bytes = text.bytes[range].map { $0 == 0x0A ? 0x20 : $0 }
    parts.append(.text(String(decoding: bytes, as: UTF8.self)))
  }

  private func endOfPlaceholder(_ reader: ScalarReader, until end: Int) -> (before: Int, after: Int)? {
    var reader = reader
    while let (scalar, place) = reader.next() {
      if scalar == "}" || scalar == "｝" { return (place, reader.offset) }
      if scalar == "”" || scalar == "\"" { return nil }
    }
    return nil
  }
}
