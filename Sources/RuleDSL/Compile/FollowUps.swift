/// What is only said because text nearby could not be read, and is therefore not worth saying.
///
/// A block with an error in its text leaves gaps; what the gaps cause is dropped, everything else is kept, so that one
/// run shows the errors of every line.
struct FollowUps {
  private struct Place: Hashable {
    var file: Int
    var block: Int
  }

  private let tree: SyntaxTree
  /// Blocks with an error in their text.
  private var damaged: Set<Place> = []
  /// Blocks that lost whole clauses, and with them names.
  private var gapped: Set<Place> = []
  /// Whether lines were lost outside any block.
  private var hasLostBlock = false

  init(of problems: [Diagnostic], in tree: SyntaxTree) {
    self.tree = tree
    for problem in problems where problem.severity == .error {
      guard let place = place(of: problem.primary.span) else {
        hasLostBlock = true
        continue
      }
      let isNew = damaged.insert(place).inserted
      if problem.code == .unknownWord || isNew && hasUnreadClause(place) { gapped.insert(place) }
    }
  }

  /// Whether a problem only follows from what could not be read.
  func contains(_ problem: Diagnostic) -> Bool {
    problem.unread.contains { unread in
      switch unread {
      case .textHere: place(of: problem.primary.span).map { damaged.contains($0) } ?? false
      case .clausesHere: place(of: problem.primary.span).map { gapped.contains($0) } ?? false
      case .clauses(let block): hasLostBlock || hasGap(in: block)
      }
    }
  }

  private func hasGap(in block: Keyword) -> Bool {
    gapped.contains { tree.files[$0.file].blocks[$0.block].keyword == block }
  }

  private func hasUnreadClause(_ place: Place) -> Bool {
    tree.files[place.file].blocks[place.block].clauses.contains { clause in
      clause.content == .nothing && clause.keyword.clauseShape != .labelOnly
    }
  }

  /// The last block that begins before a place.
  private func place(of span: Span) -> Place? {
    guard tree.files.indices.contains(span.file) else { return nil }
    // Blocks stand in the order of the text.
    let block = tree.files[span.file].blocks.last(upTo: { $0.span.start <= span.start })
    return block.map { Place(file: span.file, block: $0) }
  }
}
