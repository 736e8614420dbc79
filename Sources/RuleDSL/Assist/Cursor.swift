/// Where somebody writes: what stands around a place of a text that may not be finished.
package struct Cursor {
  package enum Place: Hashable {
    /// The first word of a line.
    case lineStart
    /// Between a leading word and its colon.
    case label(Keyword)
    /// Behind the colon of a clause, or on a line that continues it.
    case content(Keyword)
    /// The first row of a table.
    case header(Keyword)
    /// A cell below the head of a column.
    case cell(Keyword, column: String)
    /// A comment, a title, or nothing that has words of ours.
    case free
  }

  package let place: Place
  /// The block it stands in.
  package let block: Keyword?
  /// Where that begins.
  package let blockStart: Int
  /// What is written of a word so far.
  package let stem: Range<Int>
  /// What stands before that in the clause, or in the cell.
  package let before: String
  package let stemText: String
  /// Whether a figure stands right before the stem.
  package let hasFigure: Bool

  package init(in source: SourceFile, at offset: Int) {
    let offset = min(max(0, offset), source.bytes.count)
    let number = source.line(of: offset)
    let lines = Lines(source)
    let line =
      source.lines[number]
      .lowerBound..<max(source.lines[number].lowerBound, min(offset, source.lines[number].upperBound))
    let stem = Self.stem(in: source.bytes, line)
    let before = String(decoding: source.bytes[line.lowerBound..<stem.lowerBound], as: UTF8.self)
    let (block, blockLine) = lines.block(above: number)
    self.block = block
    blockStart = blockLine.map { source.lines[$0].lowerBound } ?? 0
    let own = lines.head(number)
    let isTable = before.drop { $0.isBlankCharacter }.first.map { $0 == "|" || $0 == "｜" } ?? false
    if Self.holdsComment(before) {
      (place, self.before) = (.free, before)
    } else if isTable {
      (place, self.before) = (lines.cell(number, column: before.count { $0 == "|" || $0 == "｜" } - 1), "")
    } else if before.allSatisfy(\.isBlankCharacter) {
      (place, self.before) = (.lineStart, before)
    } else if let own, own.isBlock {
      // What a 传导 is called often is what it carries.
      (place, self.before) = (own == .transmission || own == .monitor ? .content(.subject) : .free, before)
    } else if let colon = before.lastIndexOfFirstColon {
      let content = String(before[before.index(after: colon)...])
      (place, self.before) = (own.map { .content($0) } ?? .free, content)
    } else if let own, own.clauseShape != nil {
      (place, self.before) = (.label(own), before)
    } else {
      (place, self.before) = (lines.clause(above: number).map { .content($0) } ?? .free, before)
    }
    let figure = place.mayHoldFigure ? Self.withoutFigure(stem, in: source.bytes) : stem
    // 300 alone may become a code as well as a figure.
    hasFigure = figure.lowerBound > stem.lowerBound && !figure.isEmpty
    self.stem = hasFigure ? figure : stem
    stemText = String(decoding: source.bytes[self.stem], as: UTF8.self)
  }

  /// The letters right before the place; the mark of a title belongs to them, and the hyphen of an id such as ZB-02.
  private static func stem(in bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var reader = ScalarReader(bytes, line)
    var start = line.lowerBound
    var isPlain = true
    while let (scalar, place) = reader.next() {
      if scalar == "《" || scalar == "「" {
        (start, isPlain) = (place, false)
      } else if scalar == "-", isPlain, start < place {
        continue
      } else if scalar.isWordPart || scalar == "〔" || scalar == "〕" {
        isPlain = isPlain && scalar.value < 0x80
      } else {
        (start, isPlain) = (reader.offset, true)
      }
    }
    return start..<line.upperBound
  }

  /// The stem without the figure that it begins with: 万 of 300万.
  private static func withoutFigure(_ stem: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var reader = ScalarReader(bytes, stem)
    var start = stem.lowerBound
    while let (scalar, _) = reader.next(), scalar.digit != nil { start = reader.offset }
    return start..<stem.upperBound
  }

  private static func holdsComment(_ text: String) -> Bool {
    var closing: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let mark = closing {
        if scalar == mark { closing = nil }
      } else if scalar == "#" || scalar == "＃" {
        return true
      } else {
        closing = closingMark(of: scalar)
      }
    }
    return false
  }
}

extension Cursor.Place {
  /// Whether units may follow figures there.
  fileprivate var mayHoldFigure: Bool {
    switch self {
    case .content(let clause):
      [.expression, .labelledExpression, .expressions, .template, .tolerance, .expectation]
        .contains(clause.clauseShape)
    case .cell(let clause, _): clause == .given
    case .lineStart, .label, .header, .free: false
    }
  }
}

extension Character {
  fileprivate var isBlankCharacter: Bool { unicodeScalars.allSatisfy(\.isBlank) }
}

extension String {
  fileprivate var lastIndexOfFirstColon: String.Index? { firstIndex { $0 == "：" || $0 == ":" } }
}

/// The lines of a text by their first words.
private struct Lines {
  let source: SourceFile
  let lines: [SourceLine]

  init(_ source: SourceFile) {
    self.source = source
    lines = sourceLines(of: source.bytes)
  }

  func text(_ number: Int) -> String {
    lines.indices.contains(number) ? String(decoding: source.bytes[lines[number].text], as: UTF8.self) : ""
  }

  func head(_ number: Int) -> Keyword? {
    let word = String(text(number).prefix { !$0.isBlankCharacter && $0 != "：" && $0 != ":" && $0 != "“" })
    let plain = Keyword(spelled: word)
    guard plain == nil,
      let condition = [Keyword.condition.chinese, Keyword.condition.english].first(where: word.hasPrefix)
    else { return plain.flatMap { $0.isBlock || $0.clauseShape != nil ? $0 : nil } }
    return word.count > condition.count ? .condition : nil
  }

  func block(above number: Int) -> (keyword: Keyword?, line: Int?) {
    for line in stride(from: min(number, lines.count - 1), through: 0, by: -1) {
      // A block begins where the line does; 传导 within a line may be a name.
      if let keyword = head(line), keyword.isBlock, line != number || !text(line).isEmpty { return (keyword, line) }
    }
    return (nil, nil)
  }

  func clause(above number: Int) -> Keyword? {
    for line in stride(from: min(number, lines.count) - 1, through: 0, by: -1) {
      guard let keyword = head(line) else { continue }
      return keyword.isBlock ? nil : keyword
    }
    return nil
  }

  private func isRow(_ number: Int) -> Bool { text(number).first.map { $0 == "|" || $0 == "｜" } ?? false }

  func cell(_ number: Int, column: Int) -> Cursor.Place {
    guard let clause = clause(above: number) else { return .free }
    var first = number
    while first > 0, isRow(first - 1) { first -= 1 }
    guard first < number else { return .header(clause) }
    let cells = text(first).split(omittingEmptySubsequences: false) { $0 == "|" || $0 == "｜" }.dropFirst()
    let heads = cells.map { cell in
      String(cell.drop { $0.isBlankCharacter }.reversed().drop { $0.isBlankCharacter }.reversed())
    }
    return .cell(clause, column: heads.indices.contains(column) ? heads[column] : "")
  }
}
