/// L205: an exception that an earlier one of the same rule leaves nothing to waive.
extension LintRule {
  static let shadowedException = LintRule("L205", "例外被前面的遮住", "an exception is shadowed by one before it") { input in
    func remarks<Of: Hashable>(_ conditions: [Of], _ block: SyntaxTree.Block, _ parts: (Of) -> [Of]) -> [LintRemark] {
      let clauses = block.clauses(.exception)
      guard clauses.count == conditions.count else { return [] }
      return conditions.indices.dropFirst().compactMap { place in
        let shadow = conditions[..<place].firstIndex {
          $0 == conditions[place] || parts($0).contains(conditions[place])
        }
        return shadow.map { first in
          LintRemark(
            at: clauses[place].span,
            "前面的例外已经包含这一个，它用不上",
            "an exception before it says as much; this one never applies"
          )
          .seeing(clauses[first].span, "前面的例外", "the one before").advising(
            "改它的“当”，或并进前面的例外",
            "change its `when`, or merge it with the one before"
          )
        }
      }
    }
    return input.rules.flatMap { rule, block in
      remarks(rule.exceptions.map(\.condition), block) { if case .any(let parts) = $0 { parts } else { [] } }
    }
      + input.matrices.flatMap { matrix, block in
        remarks(matrix.exceptions.map(\.condition), block) { if case .any(let parts) = $0 { parts } else { [] } }
      }
  }
}
