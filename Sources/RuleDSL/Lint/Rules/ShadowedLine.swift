/// L206: a row or a column of a matrix that others, which name its codes more closely, leave nothing.
extension LintRule {
  static let shadowedLine = LintRule("L206", "矩阵的一行或一列用不上", "a row or column is never used") { input in
    input.matrices.flatMap { matrix, _ -> [LintRemark] in
      [(matrix.rows, matrix.uses.system), (matrix.columns, matrix.zones.system)].flatMap { lines, system in
        let reached = AdmissionMatrix.reached(lines, input.vocabulary.codeSystems[system])
        return lines.indices.filter { !reached.contains($0) }.map { place in
          LintRemark(
            at: lines[place].span,
            "它的代码都由更细的行列管，这里从来用不上",
            "more specific ones cover all its codes; it is never used"
          )
          .advising("删去它，或写没有别的行列管的代码", "delete it, or name codes that no other covers")
        }
      }
    }
  }
}

extension AdmissionMatrix {
  /// The lines that some code without codes below it leads to.
  static func reached(_ lines: [Line], _ system: CodeSystem) -> Set<Int> {
    var places: [Int: Int] = [:]
    for (place, line) in lines.enumerated() {
      for code in line.codes where places[code] == nil { places[code] = place }
    }
    // 0703v lies within 0703, too, which is a code of its own all the same.
    let upper = Set(
      system.codes.flatMap { code in
        code.lineage.dropFirst().filter { (system.codes[$0].unmarked == nil) == (code.unmarked == nil) }
      }
    )
    return Set(
      system.codes.indices.filter { !upper.contains($0) }
        .compactMap { system.codes[$0].lineage.lazy.compactMap { places[$0] }.first }
    )
  }
}
