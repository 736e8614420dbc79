/// Makes the mutants of one kind.
///
/// To add a kind: a file of this folder that extends this, and its name in ``all``.
struct MutantMaker: Sendable {
  let kind: Mutant.Kind
  let changes: @Sendable (Statement, Vocabulary) -> [Mutant.Change]

  static let all: [MutantMaker] = [
    boundary, reversed, bound, unit, combination, part, connective, subject, tier, exception, date, tolerance, cell,
    precision, value,
  ]

  private init(
    _ kind: Mutant.Kind,
    changes: @escaping @Sendable (Statement, Vocabulary) -> [Mutant.Change]
  ) {
    (self.kind, self.changes) = (kind, changes)
  }

  init(
    _ name: String,
    _ chinese: String,
    _ english: String,
    changes: @escaping @Sendable (Statement, Vocabulary) -> [Mutant.Change]
  ) {
    self.init(Mutant.Kind(name: name, title: Phrase(chinese, english)), changes: changes)
  }

  /// A kind that changes the statement alone.
  init(
    _ name: String,
    _ chinese: String,
    _ english: String,
    statements: @escaping @Sendable (Statement, Vocabulary) -> [Statement]
  ) {
    self.init(name, chinese, english, changes: { statements($0, $1).map { .statement($0) } })
  }

  /// A kind that changes one place of a condition, an amount and so on.
  init(_ name: String, _ chinese: String, _ english: String, _ rewriter: Rewriter) {
    self.init(name, chinese, english, statements: { statement, _ in rewriter.rewritten(statement) })
  }
}

extension Mutant {
  /// Every kind there is, in the order in which reports list them.
  public static var kinds: [Kind] { MutantMaker.all.map(\.kind) }
}
