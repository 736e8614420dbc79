/// Where statements stand in rule files, and what is written there.
package struct StatementTexts {
  private let files: [SourceFile]
  private let tree: SyntaxTree
  /// By file, in the order of places.
  private let occurrences: [Int: [Occurrence]]
  /// The first byte of each block, by file.
  private let starts: [[Int]]

  package init(_ files: [SourceFile], _ compilation: Compilation) {
    self.files = files
    tree = compilation.tree
    occurrences = Dictionary(grouping: compilation.occurrences) { $0.span.file }
    starts = tree.files.map { $0.blocks.map { $0.span.start }.sorted() }
  }

  /// A statement as it is written, without the remarks of whatever follows it.
  package func text(of heading: Heading) -> String {
    let place = range(of: heading)
    let text = String(decoding: files[heading.span.file].bytes[place], as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) || last.first == "#" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// 原文: what the statement quotes from its ground.
  package func quotation(of heading: Heading) -> String? { tree.quotation(of: heading) }

  /// What a statement names, each once, in the order of the text.
  package func symbols(of heading: Heading) -> [Symbol] {
    let place = range(of: heading)
    var seen: Set<Symbol> = []
    return (occurrences[heading.span.file] ?? []).filter { place.contains($0.span.start) }.map(\.symbol).filter {
      seen.insert($0).inserted
    }
  }

  private func range(of heading: Heading) -> Range<Int> {
    let file = heading.span.file
    let next = starts[file].first { $0 > heading.span.start }
    return heading.span.start..<(next ?? files[file].bytes.count)
  }
}

extension SyntaxTree {
  /// 原文, as a statement quotes it; `nil` where it quotes nothing.
  func quotation(of heading: Heading) -> String? {
    guard files.indices.contains(heading.span.file) else { return nil }
    let block = files[heading.span.file].blocks.first { $0.span == heading.span }
    let clause = block?.clauses.first { $0.keyword == .text }
    if case .raw(let raw)? = clause?.content { return raw.text }
    return nil
  }
}
