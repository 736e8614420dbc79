/// 准入矩阵: one cell, or 未列明, says something else.
extension MutantMaker {
  static let cell = MutantMaker("cell", "矩阵的一格写错", "a cell of a matrix is another one") { statement, _ in
    guard let matrix = statement.matrix else { return [] }
    let cells = matrix.rows.indices.flatMap { row in
      matrix.columns.indices.map { column in (row: row, column: column) }
    }
    let written = cells.map { place -> Statement in
      var copy = matrix
      let admission = matrix.cell(row: place.row, column: place.column).flipped
      copy.answers = matrix.answers.replacing(place.row * matrix.columns.count + place.column, with: admission)
      return .matrix(copy)
    }
    var unlisted = matrix
    unlisted.unlisted = matrix.unlisted.flipped
    unlisted.answers = matrix.answers.replacing(cells.count, with: unlisted.unlisted)
    return written + [.matrix(unlisted)]
  }
}

extension Admission {
  fileprivate var flipped: Admission {
    switch self {
    case .admitted: .prohibited
    case .prohibited, .conditional, .undetermined: .admitted
    }
  }
}
