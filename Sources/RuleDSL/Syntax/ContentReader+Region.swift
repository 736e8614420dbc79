extension ContentReader {
  /// 空间继承，保护: the order stands behind the method; without one the compiler reports it missing.
  mutating func spatial(_ head: SyntaxTree.RawText, _ parts: ArraySlice<Range<Int>>) -> SyntaxTree.Content {
    var node = SyntaxTree.MethodNode(keyword: .spatial, span: head.span)
    for part in parts {
      let raw = text.raw(part)
      guard let order = Keyword(spelled: raw.text), [.protect, .develop, .equal].contains(order), node.order == nil
      else {
        problems.append(.unexpected(raw.text, at: raw.span, wanted: node.order == nil ? .order : .endOfClause))
        continue
      }
      node.order = order
    }
    return .method(node)
  }

  /// 容差：面积 1 平方米，宽度 0.1 米，占比 1%，理由 …; a reason goes on to the end.
  mutating func tolerance() -> SyntaxTree.Content {
    let parts = text.split(text.whole) { ",，、;；".unicodeScalars.contains($0) }
    let words = [Keyword.reason.spelling.chinese, Keyword.reason.spelling.english]
    let why = parts.firstIndex { part in words.contains { text.raw(part).text.hasPrefix($0) } }
    var terms = parts[..<(why ?? parts.count)].compactMap {
      term(in: $0, of: [.area, .width, .share], wanted: .tolerance)
    }
    if let why { terms += reason(in: parts[why].lowerBound..<text.whole.upperBound, words).map { [$0] } ?? [] }
    return .tolerance(terms)
  }

  /// 理由 and a text, with a blank or a colon between them.
  private mutating func reason(in range: Range<Int>, _ words: [String]) -> SyntaxTree.Term? {
    let inner = trimmed(text.bytes, range)
    let written = text.raw(inner).text
    guard let word = words.first(where: { written.hasPrefix($0) }) else { return nil }
    let end = inner.lowerBound + word.utf8.count
    var rest = trimmed(text.bytes, end..<inner.upperBound)
    var reader = ScalarReader(text.bytes, rest)
    if let (scalar, _) = reader.next(), scalar.isColon {
      rest = trimmed(text.bytes, reader.offset..<inner.upperBound)
    }
    let place = text.span(inner.lowerBound..<end)
    guard !rest.isEmpty else { return refuse(.contentMissing(.reason, at: place)) }
    return SyntaxTree.Term(keyword: .reason, span: place, amount: text.raw(rest))
  }

  /// 每格 100 米，维护类型 1, and the rows below.
  mutating func map(_ rows: [SyntaxTree.MapNode.Row], label: SyntaxTree.RawText?) -> SyntaxTree.Content {
    if label == nil { problems.append(.labelMissing(keyword, at: span)) }
    guard !text.isEmpty else {
      problems.append(.contentMissing(keyword, at: span))
      return .nothing
    }
    let parts = text.split(text.whole) { ",，;；".unicodeScalars.contains($0) }
    guard let cell = term(in: parts[0], of: [.cell], wanted: .cell) else { return .nothing }
    guard let first = rows.first else {
      problems.append(.emptyMap(at: span))
      return .nothing
    }
    let width = first.text.text.unicodeScalars.count
    for row in rows {
      let found = row.text.text.unicodeScalars.count
      if found != width { problems.append(.raggedMap(at: row.text.span, found: found, wanted: width)) }
    }
    let whole = rows.reduce(first.text.span) { $0.joined(with: $1.text.span) }
    let values = parts.dropFirst().compactMap { value(in: $0) }
    return .map(SyntaxTree.MapNode(subject: label?.path, cell: cell.amount, values: values, rows: rows, span: whole))
  }

  /// A field and what it says, with a blank between them; nothing behind the field is a field left blank.
  private mutating func value(in range: Range<Int>) -> SyntaxTree.MapNode.Value? {
    let inner = trimmed(text.bytes, range)
    let words = text.split(inner) { $0.isBlank }
    let name = text.raw(words[0])
    guard !name.text.isEmpty else { return refuse(.unexpected("", at: text.span(inner), wanted: .name)) }
    let rest = words[0].upperBound..<inner.upperBound
    return SyntaxTree.MapNode.Value(name: name, text: text.raw(rest))
  }

  /// A word and an amount; the blank between them is optional.
  private mutating func term(
    in range: Range<Int>,
    of keywords: [Keyword],
    wanted: Diagnostic.Expected
  ) -> SyntaxTree.Term? {
    let inner = trimmed(text.bytes, range)
    var (written, wanted) = (text.raw(inner), wanted)
    for keyword in keywords {
      for word in [keyword.spelling.chinese, keyword.spelling.english] where written.text.hasPrefix(word) {
        let end = inner.lowerBound + word.utf8.count
        let amount = trimmed(text.bytes, end..<inner.upperBound)
        guard text.raw(amount).text.unicodeScalars.first?.digit != nil else {
          (written, wanted) = (text.raw(amount), .quantity)
          continue
        }
        return SyntaxTree.Term(
          keyword: keyword,
          span: text.span(inner.lowerBound..<end),
          amount: text.raw(amount)
        )
      }
    }
    return refuse(.unexpected(written.text, at: written.span, wanted: wanted))
  }
}
