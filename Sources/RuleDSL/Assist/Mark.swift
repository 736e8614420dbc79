/// What a stretch of a rule file is, for who colours it.
package struct Mark: Hashable {
  package enum Kind: String, Hashable, CaseIterable {
    case comment
    case block
    case clause
    case title
    case word
    case relation
    case function
    case number
    case text
    case symbol
  }

  package let range: Range<Int>
  package let kind: Kind
  /// Where it is a name.
  package var occurrence: Occurrence?
}

/// Everything of a file that has a colour, in reading order; no two overlap, and each stands on one line.
package func marks(of tree: SyntaxTree.File, _ source: SourceFile, _ occurrences: [Occurrence]) -> [Mark] {
  var marker = Marker(source: source, names: occurrences)
  marker.run(tree)
  return marker.marks
}

private struct Marker {
  let source: SourceFile
  /// In reading order; of two at one place the first counts.
  let names: [Occurrence]
  var marks: [Mark] = []
  private var nextName = 0

  init(source: SourceFile, names: [Occurrence]) {
    self.source = source
    self.names = names
  }

  /// A clause and the lines below it that are no clauses of their own.
  private struct Head {
    var keyword: Keyword
    var word: Range<Int>
    var isBlock: Bool
    var title: Range<Int>?
  }

  mutating func run(_ tree: SyntaxTree.File) {
    var heads: [Int: Head] = [:]
    for block in tree.blocks {
      let line = source.line(of: block.span.start)
      heads[line] = Head(
        keyword: block.keyword,
        word: block.span.start..<block.span.end,
        isBlock: true,
        title: block.title.span.start..<block.title.span.end
      )
      for clause in block.clauses {
        heads[source.line(of: clause.span.start)] = Head(
          keyword: clause.keyword,
          word: clause.span.start..<clause.span.end,
          isBlock: false
        )
      }
    }
    var current: Head?
    for (number, line) in sourceLines(of: source.bytes).enumerated() {
      if let head = heads[number] { current = head }
      read(line, head: heads[number], in: current)
    }
  }

  private mutating func read(_ line: SourceLine, head: Head?, in current: Head?) {
    // Rows of a map may hold the comment's mark.
    let isMapRow = current?.keyword == .map && head == nil
    guard !isMapRow else { return add(line.whole, .text) }
    var rest = line.text
    if let head {
      add(head.word, head.isBlock ? .block : .clause)
      rest = min(head.word.upperBound, rest.upperBound)..<rest.upperBound
      if head.isBlock, let title = head.title {
        // What a 传导 is called may be the name of an indicator.
        if !addNames(in: title) { add(title, .title) }
        rest = rest.upperBound..<rest.upperBound
      }
    }
    switch current?.keyword.clauseShape {
    case .raw, .labelled, .template:
      if !addNames(in: rest) { add(withoutColon(rest), .text) }
    default: scan(rest)
    }
    if line.comment != nil { add(commentRange(of: line), .comment) }
  }

  /// From the mark to the end of the line.
  private func commentRange(of line: SourceLine) -> Range<Int> {
    let start = source.bytes[line.text.upperBound..<line.whole.upperBound].firstIndex { byte in
      // Blanks in front: ASCII ones, and the wide one.
      byte != 0x20 && byte != 0x09
    }
    return (start ?? line.text.upperBound)..<line.whole.upperBound
  }

  private func withoutColon(_ range: Range<Int>) -> Range<Int> {
    var reader = ScalarReader(source.bytes, range)
    while let (scalar, place) = reader.next() {
      if !scalar.isColon, !scalar.isBlank { return place..<range.upperBound }
    }
    return range.upperBound..<range.upperBound
  }

  /// The names that stand in a range; whether there are any.
  private mutating func addNames(in range: Range<Int>) -> Bool {
    let found = names.filter { $0.span.start >= range.lowerBound && $0.span.end <= range.upperBound }
    for name in found { addName(name) }
    return !found.isEmpty
  }

  private mutating func addName(_ name: Occurrence) {
    add(name.span.start..<name.span.end, .symbol, name)
  }

  /// Names, words of ours, figures and quotations.
  private mutating func scan(_ range: Range<Int>) {
    var reader = ScalarReader(source.bytes, range)
    while let (scalar, place) = reader.next() {
      while nextName < names.count, names[nextName].span.start < place { nextName += 1 }
      if nextName < names.count, names[nextName].span.start == place {
        let name = names[nextName]
        addName(name)
        if name.span.end > reader.offset {
          reader = ScalarReader(source.bytes, min(name.span.end, range.upperBound)..<range.upperBound)
        }
      } else if scalar.digit != nil {
        let end = endOfWord(from: reader, isNumber: true)
        add(place..<end, .number)
        reader = ScalarReader(source.bytes, end..<range.upperBound)
      } else if scalar.isWordPart {
        let end = endOfWord(from: reader, isNumber: false)
        addWord(place..<end)
        reader = ScalarReader(source.bytes, end..<range.upperBound)
      } else if let closing = closingMark(of: scalar) {
        while let (next, _) = reader.next(), next != closing {}
        add(place..<reader.offset, .text)
      }
    }
  }

  private mutating func addWord(_ range: Range<Int>) {
    guard let keyword = Keyword(spelled: String(decoding: source.bytes[range], as: UTF8.self)) else { return }
    add(range, keyword.isRelation ? .relation : keyword.isFunction ? .function : .word)
  }

  private func endOfWord(from reader: ScalarReader, isNumber: Bool) -> Int {
    var (reader, end) = (reader, reader.offset)
    while let (scalar, _) = reader.next(),
      scalar.isWordPart || isNumber && ".．%％‰/㎡²³".unicodeScalars.contains(scalar)
    {
      end = reader.offset
    }
    return end
  }

  /// Adds what stands behind everything that is there; what crosses the end of a line is cut into lines.
  private mutating func add(_ range: Range<Int>, _ kind: Mark.Kind, _ occurrence: Occurrence? = nil) {
    let start = max(range.lowerBound, marks.last?.range.upperBound ?? 0)
    guard start < range.upperBound else { return }
    let isOnOneLine = !source.bytes[start..<range.upperBound].contains { $0 == 0x0A || $0 == 0x0D }
    guard isOnOneLine else { return }
    marks.append(Mark(range: start..<range.upperBound, kind: kind, occurrence: occurrence))
  }
}

extension Keyword {
  /// Whether amounts or regions stand in brackets behind it.
  package var isFunction: Bool {
    switch self {
    case .sum, .count, .maximum, .minimum, .first, .known, .average, .clip, .intersection, .minus, .union, .buffer,
      .fragments, .area, .length, .share, .statedArea, .measuredArea, .width, .select, .changed:
      true
    default: false
    }
  }
}
