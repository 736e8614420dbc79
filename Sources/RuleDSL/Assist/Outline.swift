/// The blocks and clauses of a file with the lines they take, for who folds, selects and lists them.
package struct Outline {
  package struct Block {
    package let keyword: Keyword
    package let span: Span
    package let title: SyntaxTree.RawText
    package let lines: ClosedRange<Int>
    package let clauses: [Clause]
  }

  package struct Clause {
    package let keyword: Keyword
    package let span: Span
    package let label: SyntaxTree.RawText?
    package let lines: ClosedRange<Int>
  }

  package private(set) var blocks: [Block] = []
  /// Whole lines of comments, one after the other.
  package private(set) var comments: [ClosedRange<Int>] = []

  package init(_ tree: SyntaxTree.File, of source: SourceFile) {
    let lines = sourceLines(of: source.bytes)
    let holdsText = lines.map { !$0.text.isEmpty }
    // Up to the last line with text before another begins.
    func end(before next: Int, from first: Int) -> Int {
      var last = min(next, lines.count) - 1
      while last > first, !holdsText[last] { last -= 1 }
      return max(first, last)
    }
    let starts = tree.blocks.map { source.line(of: $0.span.start) }
    for (place, block) in tree.blocks.enumerated() {
      let first = starts[place]
      let last = end(before: place + 1 < starts.count ? starts[place + 1] : lines.count, from: first)
      let inner = block.clauses.map { source.line(of: $0.span.start) }
      let clauses = block.clauses.indices.map { number in
        let start = inner[number]
        let stop = end(before: number + 1 < inner.count ? inner[number + 1] : last + 1, from: start)
        let clause = block.clauses[number]
        return Clause(keyword: clause.keyword, span: clause.span, label: clause.label, lines: start...stop)
      }
      blocks.append(
        Block(
          keyword: block.keyword,
          span: block.span,
          title: block.title,
          lines: first...last,
          clauses: clauses
        )
      )
    }
    var start: Int?
    for (number, line) in lines.enumerated() {
      let isComment = line.text.isEmpty && line.comment != nil
      if isComment, start == nil { start = number }
      if !isComment, let first = start {
        comments.append(first...number - 1)
        start = nil
      }
    }
    if let start { comments.append(start...max(start, lines.count - 1)) }
  }
}
