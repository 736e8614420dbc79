/// Reads what follows a clause's colon, in the shape that its word calls for.
struct ContentReader: FindingProblems {
  let text: ClauseText
  let keyword: Keyword
  /// The leading word, for problems about what is missing.
  let span: Span
  var problems: [Diagnostic] = []

  mutating func read(rows: [SyntaxTree.Table.Row], label: SyntaxTree.RawText?) -> SyntaxTree.Content {
    guard let shape = keyword.clauseShape else { return .nothing }
    if shape == .table { return table(rows) }
    if shape == .labelledTable {
      if label == nil { problems.append(.labelMissing(keyword, at: span)) }
      return table(rows)
    }
    if shape == .map { return map([], label: label) }
    if shape == .labelOnly {
      if label == nil { problems.append(.labelMissing(keyword, at: span)) }
      if !text.isEmpty {
        problems.append(.unexpected(text.raw(text.whole).text, at: text.span(text.whole), wanted: .endOfClause))
      }
      return .nothing
    }
    if text.isEmpty {
      problems.append(.contentMissing(keyword, label: label?.text, at: span))
      return .nothing
    }
    switch shape {
    case .raw: return .raw(text.raw(text.whole))
    case .labelled:
      if label == nil { problems.append(.labelMissing(keyword, at: span)) }
      return .raw(text.raw(text.whole))
    case .list: return .list(list { ",，、;；".unicodeScalars.contains($0) })
    // 省级 → 市级 → 县级; `->` and commas will do.
    case .path: return .path(list { ",，、→>－-".unicodeScalars.contains($0) })
    case .citations: return .citations(citations())
    case .method: return method()
    case .labelledExpression:
      if label == nil { problems.append(.labelMissing(keyword, at: span)) }
      return .expression(expression(in: text.whole))
    case .expression: return .expression(expression(in: text.whole))
    case .expressions:
      return .expressions(text.split(text.whole) { ",，、;；".unicodeScalars.contains($0) }.map { expression(in: $0) })
    case .template: return template()
    case .expectation: return expectation()
    case .tolerance: return tolerance()
    case .axis: return .axis(expression(in: text.whole), tableOfRows(rows))
    case .table, .labelledTable, .map, .labelOnly: return .nothing
    }
  }

  private mutating func list(at isMark: (Unicode.Scalar) -> Bool) -> [SyntaxTree.RawText] {
    text.split(text.whole, at: isMark).map { text.raw($0) }.filter { !$0.text.isEmpty }
  }

  mutating func expression(in range: Range<Int>) -> Expression {
    let (tokens, problems) = Lexer.tokens(of: text, in: range)
    self.problems += problems
    var parser = ExpressionParser(tokens: tokens, text: text)
    let expression = parser.parse()
    // One remark on a place is enough, and half a condition means nothing.
    if problems.isEmpty { self.problems += parser.problems }
    return problems.isEmpty && parser.problems.isEmpty ? expression : .invalid(text.span(range))
  }

  private mutating func method() -> SyntaxTree.Content {
    let parts = text.split(text.whole) { ",，;；".unicodeScalars.contains($0) }
    let head = text.raw(parts[0])
    guard let method = Keyword(spelled: head.text),
      [.apportion, .weighted, .stepwise, .equal, .byReference, .spatial, .list, .designation].contains(method)
    else {
      problems.append(.unexpected(head.text, at: head.span, wanted: .method))
      return .nothing
    }
    if method == .spatial { return spatial(head, parts.dropFirst()) }
    var weight: Expression?
    var isWeightOptional = false
    for part in parts.dropFirst() {
      let raw = text.raw(part)
      let inner = trimmed(text.bytes, part)
      let word = Keyword.weight.spelling
      let prefix = [word.chinese, word.english].first { raw.text.hasPrefix($0) }
      guard let prefix, weight == nil else {
        problems.append(.unexpected(raw.text, at: raw.span, wanted: .method))
        continue
      }
      let mark = optionalMark(endOf: raw.text)
      isWeightOptional = mark != nil
      let start = inner.lowerBound + prefix.utf8.count
      weight = expression(in: start..<max(start, inner.upperBound - (mark?.utf8.count ?? 0)))
    }
    return .method(
      SyntaxTree.MethodNode(keyword: method, span: head.span, weight: weight, isWeightOptional: isWeightOptional)
    )
  }

  private mutating func table(_ rows: [SyntaxTree.Table.Row]) -> SyntaxTree.Content {
    if !text.isEmpty {
      problems.append(.unexpected(text.raw(text.whole).text, at: text.span(text.whole), wanted: .endOfClause))
    }
    guard let table = tableOfRows(rows) else {
      problems.append(.emptyTable(at: span))
      return .nothing
    }
    return .table(table)
  }

  private mutating func tableOfRows(_ rows: [SyntaxTree.Table.Row]) -> SyntaxTree.Table? {
    guard let header = rows.first else { return nil }
    for row in rows.dropFirst() where row.cells.count != header.cells.count {
      problems.append(.raggedTable(at: row.span, found: row.cells.count, wanted: header.cells.count))
    }
    let whole = rows.dropFirst().reduce(header.span) { $0.joined(with: $1.span) }
    return SyntaxTree.Table(rows: rows, span: whole)
  }

  /// An expectation such as 甲市 汇总 不通过，差额 1.00 万亩，缺 乙县、丙县.
  private mutating func expectation() -> SyntaxTree.Content {
    let parts = text.split(text.whole) { ",，;；".unicodeScalars.contains($0) }
    let words = text.split(parts[0]) { $0.isBlank }.map { text.raw($0) }.filter { !$0.text.isEmpty }
    var node = SyntaxTree.ExpectationNode(words: words, span: text.span(text.whole))
    for part in parts.dropFirst() {
      let pieces = text.split(trimmed(text.bytes, part)) { $0.isBlank || $0 == "、" }
      let head = text.raw(pieces[0])
      let rest = pieces.dropFirst().map { text.raw($0) }.filter { !$0.text.isEmpty }
      switch Keyword(spelled: head.text) {
      case .difference where !rest.isEmpty:
        node.difference = SyntaxTree.RawText(
          text: rest.map(\.text).joined(separator: " "),
          span: rest[0].span.joined(with: rest[rest.count - 1].span)
        )
      case .missing where !rest.isEmpty: node.missing = (node.missing ?? []) + rest
      default: problems.append(.unexpected(head.text, at: head.span, wanted: .difference))
      }
    }
    return .expectation(node)
  }
}
