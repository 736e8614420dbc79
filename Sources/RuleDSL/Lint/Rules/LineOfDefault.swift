/// L207: a row of a matrix that says in every cell what 未列明 says anyway.
extension LintRule {
  static let lineOfDefault = LintRule("L207", "矩阵的一行和未列明一样", "a row says what `unlisted` says", hasFix: true) {
    input in
    input.matrices.flatMap { matrix, block -> [LintRemark] in
      let system = input.vocabulary.codeSystems[matrix.uses.system]
      return matrix.rows.enumerated().compactMap { place, row in
        guard matrix.rows.count > 1, !row.isRest,
          matrix.columns.indices.allSatisfy({ matrix.cell(row: place, column: $0) == matrix.unlisted })
        else { return nil }
        // Without it, a row of a wider code would speak.
        let wider = Set(row.codes.flatMap { system.codes[$0].lineage })
        guard
          !matrix.rows.enumerated().contains(where: { other in
            other.offset != place && (other.element.isRest || !wider.isDisjoint(with: other.element.codes))
          })
        else { return nil }
        return LintRemark(at: row.span, "这一行每一格都和“未列明”一样", "every cell of this row is what `unlisted` says")
          .advising("删去这一行，或写它和别的不同在哪里", "delete the row, or say what is special about it")
          .fixing(input.lines(of: row.span), "")
      }
    }
  }
}
