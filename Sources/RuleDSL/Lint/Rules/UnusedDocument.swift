/// L103: a document that no rule cites.
extension LintRule {
  static let unusedDocument = LintRule("L103", "文件没有被引用", "a document is not cited") { input in
    let cited = Set(
      input.program.statements.flatMap(\.bases).flatMap { basis -> [String] in
        if case .cited(let citations) = basis { citations.map(\.title) } else { [] }
      }
    )
    return input.vocabulary.documents.filter { input.isOwn($0.span) && !cited.contains($0.title) }.map { document in
      LintRemark(at: document.span, "没有规则引用“\(document.title)”", "no rule cites `\(document.title)`")
        .advising("写上引用它的规则的依据，或删去这一行", "cite it where a rule rests on it, or delete the row")
    }
  }
}

extension Statement {
  /// Its ground, and those of its exceptions.
  fileprivate var bases: [Basis] {
    switch self {
    case .rule(let rule): [rule.heading.basis] + rule.exceptions.map(\.basis)
    case .matrix(let matrix): [matrix.heading.basis] + matrix.exceptions.map(\.basis)
    case .figures, .line, .entries, .monitor: [heading.basis]
    }
  }
}
