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
      damaged.insert(place)
      if problem.code == .unknownWord || hasUnreadClause(place) { gapped.insert(place) }
    }
  }

  func contains(_ problem: CheckProblem) -> Bool {
    switch problem {
    case .clauseMissing(_, _, let span), .exceptionIncomplete(_, let span), .weightMissing(let span),
      .basisMissing(let span), .unusedDefinition(_, let span), .verdictMissing(let span), .nothingTested(let span):
      return place(of: span).map { damaged.contains($0) } ?? false
    case .transmissionBroken: return hasLostBlock || hasGap(in: [.transmission, .vocabulary])
    case .unknownName(_, .tier, _, _), .unknownDocument: return hasLostBlock || hasGap(in: [.vocabulary])
    case .unknownName(_, .id, _, _), .labelUnknown:
      return hasLostBlock || hasGap(in: [.rule, .transmission, .matrix])
    case .unknownName(_, .plan, let span, _): return place(of: span).map { gapped.contains($0) } ?? false
    case .unknownName(_, .indicator, _, _): return hasLostBlock || hasGap(in: [.vocabulary])
    case .unknownName(_, _, let span, _):
      return hasLostBlock || hasGap(in: [.vocabulary]) || place(of: span).map { gapped.contains($0) } ?? false
    case .region(.orderMissing(let span)), .region(.clauseUnfit(_, .ruleWithoutShapes, let span)):
      return place(of: span).map { damaged.contains($0) } ?? false
    case .region(.methodForLayer), .region(.methodForIndicator), .region(.regionWanted),
      .region(.field(.unknown)), .region(.field(.wanted)), .entry(.methodForNames), .code(.unknownSystem),
      .code(.unknownCode),
      .code(.systemMissing), .code(.fieldWithoutSystem), .code(.mappingOpen), .matrix(.counterpartMissing):
      return hasLostBlock || hasGap(in: [.vocabulary])
    case .matrix(.unknownCondition(_, let span, _)), .matrix(.unusedCondition(_, let span)),
      .matrix(.unlistedMissing(_, _, let span)), .matrix(.tableMissing(let span)):
      return place(of: span).map { damaged.contains($0) } ?? false
    case .matrix(.looser), .matrix(.looserClause): return hasLostBlock || hasGap(in: [.vocabulary, .matrix])
    case .code, .matrix, .region, .entry, .ownerMissing, .duplicate, .unknownPlaceholder, .dimensionMismatch,
      .dimensionOutOfRange,
      .wrongOperand,
      .quantity, .bareNumber, .clauseRepeated, .wrongWord, .columnMissing, .columnUnknown, .cellMissing,
      .methodMismatch, .weightUnwanted, .titleMismatch, .tooFewTiers, .tierOrder, .tiersDiffer, .documentNotInForce,
      .datesReversed, .hiddenKeyword, .parentBelow, .parentCycle, .contradictoryFigures, .planSetRepeated:
      return false
    }
  }

  private func hasGap(in keywords: Set<Keyword>) -> Bool {
    gapped.contains { keywords.contains(tree.files[$0.file].blocks[$0.block].keyword) }
  }

  private func hasUnreadClause(_ place: Place) -> Bool {
    tree.files[place.file].blocks[place.block].clauses.contains { clause in
      clause.content == .nothing && clause.keyword.clauseShape != .labelOnly
    }
  }

  /// The last block that begins before a place.
  private func place(of span: Span) -> Place? {
    guard tree.files.indices.contains(span.file) else { return nil }
    let block = tree.files[span.file].blocks.lastIndex { $0.span.start <= span.start }
    return block.map { Place(file: span.file, block: $0) }
  }
}
