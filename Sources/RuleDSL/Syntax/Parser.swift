/// Reads rule files into a tree; total: any text gives a tree and problems.
///
/// A line begins a block or a clause with its first word; every other line continues the clause above.
struct Parser {
  private let file: Int
  let bytes: [UInt8]
  private var tree = SyntaxTree.File()
  private var problems: [Diagnostic] = []
  private var pendingComments: [String] = []
  private var open: OpenClause?
  /// Whether lines before the first block were reported.
  private var isOutside = false
  /// The problem that tells of numbers and dots before lines, once there is one.
  private var listMarks: Int?
  /// Whether lines are passed over because the one they belong to was reported.
  private var isSkipping = false

  /// A clause whose lines are still being collected.
  private struct OpenClause {
    var keyword: Keyword
    var span: Span
    var label: SyntaxTree.RawText?
    /// A clause without its colon was reported; what is missing in it is no news.
    var hasColon: Bool
    var text: ClauseText
    var rows: [SyntaxTree.Table.Row] = []
    var mapRows: [SyntaxTree.MapNode.Row] = []
    var comments: SyntaxTree.Comments
  }

  static func parse(_ source: SourceFile, file: Int) -> (tree: SyntaxTree.File, problems: [Diagnostic]) {
    var parser = Parser(file: file, bytes: source.bytes)
    for line in sourceLines(of: source.bytes) { parser.read(line) }
    parser.close()
    parser.tree.trailing = parser.pendingComments
    return (parser.tree, parser.problems)
  }

  /// Marks of a list are one mistake, however many lines have one.
  private mutating func reportListMark(_ mark: Range<Int>) {
    let text = String(decoding: bytes[mark], as: UTF8.self)
    let first = listMarks ?? problems.endIndex
    if listMarks == nil { problems.append(.listMark(text.filter { !$0.isWhitespace }, at: span(mark))) }
    problems[first] = problems[first].editing(span(mark), "", isSafe: true)
    listMarks = first
  }

  private func span(_ range: Range<Int>) -> Span { Span(file: file, start: range.lowerBound, end: range.upperBound) }

  private mutating func read(_ line: SourceLine) {
    if open?.keyword == .map {
      if let row = mapRow(in: line, of: bytes) { return readMapRow(row) }
      if startsMapRow(line, of: bytes) { return skipMapRow(line) }
    }
    guard !line.text.isEmpty else {
      if let comment = line.comment { pendingComments.append(comment) }
      return
    }
    reportInvisible(in: line.text)
    if startsTableRow(line) { return readRow(line) }
    if let rest = withoutListMark(line) {
      reportListMark(line.text.lowerBound..<rest.text.lowerBound)
      return read(rest)
    }
    var word = firstWord(in: line.text)
    if tree.blocks.last?.keyword == .matrix, let head = conditionWord(in: word) { word = head }
    guard let keyword = Keyword(spelled: String(decoding: bytes[word], as: UTF8.self)) else {
      if let keyword = blockWord(in: word, of: line) {
        return beginBlock(keyword.word, word: keyword.place, line: line)
      }
      return continueClause(line, word: word)
    }
    if keyword.isBlock {
      beginBlock(keyword, word: word, line: line)
    } else if keyword.clauseShape != nil {
      beginClause(keyword, word: word, line: line)
    } else {
      continueClause(line, word: word)
    }
  }

  /// Characters that nobody sees are told wherever they stand, but in comments.
  private mutating func reportInvisible(in range: Range<Int>) {
    guard bytes[range].contains(where: { $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE1 || $0 == 0xE2 || $0 == 0xEF }) else {
      return
    }
    var reader = ScalarReader(bytes, range)
    while let (scalar, place) = reader.next() {
      guard scalar.value >= 0x80, !scalar.isUnifiedIdeograph, scalar.properties.generalCategory == .format else {
        continue
      }
      problems.append(.strangeCharacter(scalar, at: span(place..<reader.offset)))
    }
  }

  /// 规则甲 at the beginning of a line: the word of a block that lacks its blank, which is reported.
  private mutating func blockWord(in word: Range<Int>, of line: SourceLine) -> (word: Keyword, place: Range<Int>)? {
    let start = word.lowerBound
    guard start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D, looksLikeClause(word),
      colon(after: word, in: line.text) == nil
    else { return nil }
    let text = String(decoding: bytes[word], as: UTF8.self)
    let keyword = Keyword.allCases.first { $0.isBlock && text.hasPrefix($0.chinese) }
    guard let keyword else { return nil }
    let title = text.dropFirst(keyword.chinese.count)
    problems.append(
      .missingBlanks(text, at: span(word), withBlanks: "\(keyword.chinese) \(title)", isCertain: true)
    )
    return (keyword, start..<start + keyword.chinese.utf8.count)
  }

  private func startsTableRow(_ line: SourceLine) -> Bool {
    var reader = ScalarReader(bytes, line.text)
    return reader.next().map { $0.scalar == "|" || $0.scalar == "｜" } ?? false
  }

  /// Up to the first blank, colon or bracket.
  func firstWord(in range: Range<Int>) -> Range<Int> {
    var reader = ScalarReader(bytes, range)
    while let (scalar, place) = reader.next() {
      if scalar.isBlank || scalar.isColon || scalar == "“" { return range.lowerBound..<place }
    }
    return range
  }

  /// The word of 条件① or condition1, whose number stands right behind it.
  private func conditionWord(in range: Range<Int>) -> Range<Int>? {
    let spelling = Keyword.condition.spelling
    let text = String(decoding: bytes[range], as: UTF8.self)
    let word = [spelling.chinese, spelling.english].first { text.hasPrefix($0) }
    guard let word, conditionNumber(of: String(text.dropFirst(word.count))) != nil else { return nil }
    return range.lowerBound..<range.lowerBound + word.utf8.count
  }

  private mutating func takeComments(of line: SourceLine) -> SyntaxTree.Comments {
    defer { pendingComments = [] }
    return SyntaxTree.Comments(leading: pendingComments, trailing: line.comment)
  }

  private mutating func beginBlock(_ keyword: Keyword, word: Range<Int>, line: SourceLine) {
    close()
    let comments = takeComments(of: line)
    var rest = trimmed(bytes, word.upperBound..<line.text.upperBound)
    var reader = ScalarReader(bytes, rest)
    while let (scalar, _) = reader.next(), scalar.isColon || scalar.isBlank {
      rest = trimmed(bytes, reader.offset..<rest.upperBound)
    }
    let title = SyntaxTree.RawText(text: String(decoding: bytes[rest], as: UTF8.self), span: span(rest))
    if title.text.isEmpty { problems.append(.titleMissing(keyword, at: span(word))) }
    tree.blocks.append(
      SyntaxTree.Block(keyword: keyword, span: span(word), title: title, comments: comments)
    )
  }

  private mutating func beginClause(_ keyword: Keyword, word: Range<Int>, line: SourceLine) {
    close()
    let comments = takeComments(of: line)
    guard let block = tree.blocks.last else {
      return reportOutside(line, word: word)
    }
    if !keyword.isClause(of: block.keyword) {
      problems.append(.misplacedClause(keyword, in: block.keyword, at: span(word)))
    }
    var reader = ScalarReader(bytes, word.upperBound..<line.text.upperBound)
    var colon: Range<Int>?
    while let (scalar, place) = reader.next() {
      if scalar.isColon {
        colon = place..<reader.offset
        break
      }
    }
    let labelRange = trimmed(bytes, word.upperBound..<(colon?.lowerBound ?? line.text.upperBound))
    if colon == nil { reportColon(keyword, word, labelRange) }
    let label = SyntaxTree.RawText(text: String(decoding: bytes[labelRange], as: UTF8.self), span: span(labelRange))
    // Without its colon the rest of the line is most likely the content.
    let contentStart = (colon ?? word).upperBound
    var text = ClauseText(file: file, start: contentStart)
    text.append(trimmed(bytes, contentStart..<line.text.upperBound), of: bytes)
    open = OpenClause(
      keyword: keyword,
      span: span(word),
      label: label.text.isEmpty || colon == nil ? nil : label,
      hasColon: colon != nil,
      text: text,
      comments: comments
    )
  }

  /// A line without its colon: where a label belongs before it, what stands there first is most likely the label.
  private mutating func reportColon(_ keyword: Keyword, _ word: Range<Int>, _ rest: Range<Int>) {
    guard keyword.clauseShape == .labelled, !rest.isEmpty else {
      return problems.append(.colonMissing(keyword, at: span(word)))
    }
    // 停用 KX-03（尚未建库）, 代号 KX-03=4103.
    var reader = ScalarReader(bytes, firstWord(in: rest))
    var head = rest.lowerBound..<rest.lowerBound
    var place: Range<Int>?
    while let (scalar, range) = reader.next(), !"（(".unicodeScalars.contains(scalar) {
      if scalar == "=" || scalar == "＝" {
        place = range..<reader.offset
        break
      }
      head = rest.lowerBound..<reader.offset
    }
    let label = String(decoding: bytes[head], as: UTF8.self)
    problems.append(
      head.upperBound < rest.upperBound || keyword != .switchedOff
        ? .colonMissing(
          keyword,
          behind: label,
          at: span(word),
          place: span(place ?? head.upperBound..<head.upperBound)
        )
        : .contentMissing(keyword, label: label, at: span(word))
    )
  }

  /// Lines before the first block; one remark is enough for all of them.
  private mutating func reportOutside(_ line: SourceLine, word: Range<Int>) {
    _ = takeComments(of: line)
    guard !isOutside else { return }
    isOutside = true
    let text = String(decoding: bytes[word], as: UTF8.self)
    // A long line is no misspelt word.
    let meant = word.count <= 24 ? Keyword.guess(text, among: Keyword.blockWords) : nil
    problems.append(.outsideBlock(at: span(line.text), word: text, meant: meant))
  }

  private mutating func continueClause(_ line: SourceLine, word: Range<Int>) {
    if let keyword = clinging(word), colon(after: word, in: line.text) != nil {
      close()
      _ = takeComments(of: line)
      let place = span(word.lowerBound..<word.lowerBound + keyword.utf8.count)
      let label = String(decoding: bytes[word.lowerBound + keyword.utf8.count..<word.upperBound], as: UTF8.self)
      problems.append(.blankMissing(after: keyword, before: label, at: place))
      isSkipping = true
      return
    }
    if let colonEnd = colon(after: word, in: line.text), looksLikeClause(word) {
      close()
      _ = takeComments(of: line)
      let text = String(decoding: bytes[word], as: UTF8.self)
      let mistaken = Keyword.mistaken[text].flatMap { $0.clauseShape == nil ? nil : Keyword.Guess($0) }
      let meant = mistaken ?? Keyword.guess(text, among: Keyword.lineWords)
      problems.append(.unknownClause(text, at: span(word.lowerBound..<colonEnd), meant: meant))
      isSkipping = true
      return
    }
    if tree.blocks.isEmpty { return reportOutside(line, word: word) }
    if let open, !open.mapRows.isEmpty { return skipMapRow(line) }
    guard var clause = open, clause.rows.isEmpty else {
      if !isSkipping { problems.append(.continuationWithoutClause(at: span(line.text))) }
      return skip(line)
    }
    clause.comments.leading += pendingComments + (line.comment.map { [$0] } ?? [])
    clause.text.append(line.text, of: bytes)
    open = clause
    pendingComments = []
  }

  /// The end of the word when a colon follows it directly.
  func colon(after word: Range<Int>, in line: Range<Int>) -> Int? {
    var reader = ScalarReader(bytes, word.upperBound..<line.upperBound)
    while let (scalar, _) = reader.next() {
      if scalar.isBlank { continue }
      return scalar.isColon ? word.upperBound : nil
    }
    return nil
  }

  private func looksLikeClause(_ word: Range<Int>) -> Bool {
    var reader = ScalarReader(bytes, word)
    while let (scalar, _) = reader.next() {
      if !scalar.isWordPart, scalar != "的" { return false }
    }
    return !word.isEmpty
  }

  /// The keyword whose label follows without a blank, as in 停用KX-15 and 称谓刚性.
  private func clinging(_ word: Range<Int>) -> String? {
    let text = String(decoding: bytes[word], as: UTF8.self)
    return Keyword.lineWords.first { keyword in
      guard !keyword.utf8.allSatisfy({ $0 < 0x80 }), text.hasPrefix(keyword) else { return false }
      let isLabelled = Keyword(spelled: keyword)?.clauseShape == .labelled
      return text.dropFirst(keyword.count).first.map { isLabelled || $0.isASCII && ($0.isLetter || $0.isNumber) }
        ?? false
    }
  }

  private mutating func skipMapRow(_ line: SourceLine) {
    // What begins with # may have been taken for a comment.
    let text = line.text.isEmpty ? trimmed(bytes, line.whole) : line.text
    if !isSkipping { problems.append(.strangeMapRow(at: span(text))) }
    skip(line)
  }

  private mutating func skip(_ line: SourceLine) {
    _ = takeComments(of: line)
    isSkipping = true
  }

  private mutating func readRow(_ line: SourceLine) {
    if tree.blocks.isEmpty { return reportOutside(line, word: line.text) }
    guard let clause = open, clause.keyword.takesTable else {
      if !isSkipping { problems.append(.unexpectedTable(at: span(line.text))) }
      return skip(line)
    }
    var text = ClauseText(file: file, start: line.text.lowerBound)
    text.append(line.text, of: bytes)
    // A bar is the edge of a cell, whatever stands in the cell.
    var cells = text.cut(text.whole) { $0 == "|" || $0 == "｜" }.map { text.raw($0) }
    cells.removeFirst()
    if cells.last?.text.isEmpty ?? false { cells.removeLast() }
    let isRule = cells.allSatisfy { !$0.text.isEmpty && $0.text.allSatisfy { "-:—".contains($0) } }
    let comments = takeComments(of: line)
    if isRule { return }
    let row = SyntaxTree.Table.Row(cells: cells, span: span(line.text), comments: comments)
    open?.rows.append(row)
  }

  private mutating func readMapRow(_ row: MapRow) {
    let comments = SyntaxTree.Comments(leading: pendingComments, trailing: row.comment)
    pendingComments = []
    let text = SyntaxTree.RawText(text: String(decoding: bytes[row.cells], as: UTF8.self), span: span(row.cells))
    open?.mapRows.append(SyntaxTree.MapNode.Row(text: text, comments: comments))
  }

  /// Ends the clause that is being collected and reads its content.
  private mutating func close() {
    isSkipping = false
    guard let clause = open else { return }
    open = nil
    var reader = ContentReader(text: clause.text, keyword: clause.keyword, span: clause.span)
    let content =
      clause.keyword == .map
      ? reader.map(clause.mapRows, label: clause.label) : reader.read(rows: clause.rows, label: clause.label)
    if clause.hasColon { problems += reader.problems }
    guard !tree.blocks.isEmpty else { return }
    tree.blocks[tree.blocks.count - 1].clauses.append(
      SyntaxTree.Clause(
        keyword: clause.keyword,
        span: clause.span,
        label: clause.label,
        content: content,
        comments: clause.comments
      )
    )
  }
}

extension Unicode.Scalar {
  var isColon: Bool { self == ":" || self == "：" }
}
