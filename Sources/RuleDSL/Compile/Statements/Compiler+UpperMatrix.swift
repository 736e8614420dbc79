/// 上级矩阵: finds the matrices above, and says where a prover found that one loosens them.
extension Compiler {
  mutating func compareMatrices() {
    for matrix in program.matrices {
      guard let places = matrixPlaces[matrix.heading.id] else { continue }
      for name in places.refines {
        guard let upper = program.matrices.first(where: { $0.heading.id == name.text }) else {
          guard ids[name.text] == nil || !isMatrixBlock(name.text) else { continue }
          let _: Int? = unknown(name, .id, among: program.matrices.map(\.heading.id))
          continue
        }
        note(Symbol(.statement, name.text), at: name.exact)
        guard !isAbove(matrix.heading.id, upper.heading.id) else {
          problems.append(.refinesItself(matrix.heading.id, at: name.span))
          continue
        }
        guard places.isWhole, matrixPlaces[upper.heading.id]?.isWhole ?? false else { continue }
        guard let found = prover?.compare(matrix, with: upper, program.vocabulary) else { continue }
        report(found, matrix, upper, places, at: name.span)
      }
    }
  }

  /// Whether an id belongs to a matrix that could not be read; that was reported.
  private func isMatrixBlock(_ id: String) -> Bool {
    blocks(.matrix).flatMap(\.clauses).contains { clause in
      if clause.keyword == .id, case .raw(let raw) = clause.content { raw.text == id } else { false }
    }
  }

  /// Whether a matrix is, through any number of steps, above another or the same.
  private func isAbove(_ upper: String, _ lower: String) -> Bool {
    var open = [lower]
    var seen: Set<String> = []
    while let id = open.popLast() {
      if id == upper { return true }
      guard seen.insert(id).inserted else { continue }
      open += program.matrices.first { $0.heading.id == id }?.refines ?? []
    }
    return false
  }

  private mutating func report(
    _ found: MatrixComparison,
    _ lower: AdmissionMatrix,
    _ upper: AdmissionMatrix,
    _ places: MatrixPlaces,
    at span: Span
  ) {
    report(found.openZones, .columns, lower.zones.system, upper.zones.system, at: span)
    report(found.openUses, .rows, lower.uses.system, upper.uses.system, at: span)
    for example in found.counterexamples {
      let looseness = Diagnostic.Looseness(
        lower: side(example.lower, of: lower, else: example.upper, upper),
        upper: side(example.upper, of: upper, else: example.lower, lower),
        missing: example.missing.map { text(of: upper.conditions[$0].condition, in: upper, besides: lower) }
      )
      let above = matrixPlaces[upper.heading.id].map { $0.span(of: example.upper.answer.place) } ?? span
      problems.append(.looser(looseness, at: places.span(of: example.lower.answer.place), upper: above))
    }
    let (id, other) = (lower.heading.id, upper.heading.id)
    if found.isToleranceWider {
      problems.append(.looserClause(.tolerance, id, upper: other, at: places.tolerance))
    }
    if found.isLevelWeaker { problems.append(.looserClause(.level, id, upper: other, at: places.level)) }
    for exception in found.exceptionsTooWide {
      problems.append(.looserClause(.exception, id, upper: other, at: exception.span))
    }
  }

  private mutating func report(
    _ open: [MatrixComparison.OpenCode],
    _ axis: Keyword,
    _ lower: Int,
    _ upper: Int,
    at span: Span
  ) {
    let systems = program.vocabulary.codeSystems
    for isLower in [true, false] {
      let (own, other) = isLower ? (systems[lower], systems[upper]) : (systems[upper], systems[lower])
      let codes = open.filter { $0.isLower == isLower }.map { own.title(of: $0.code) }
      guard !codes.isEmpty else { continue }
      problems.append(.counterpartMissing(axis, codes: codes, of: own.name, in: other.name, at: span))
    }
  }

  private func writer(_ language: Language) -> Writer { Writer(vocabulary: program.vocabulary, language: language) }

  private func text(
    of condition: FeatureCondition,
    in matrix: AdmissionMatrix,
    besides other: AdmissionMatrix
  ) -> Phrase {
    Phrase(
      writer(.chinese).text(ofParcel: condition, in: matrix, besides: other),
      writer(.english).text(ofParcel: condition, in: matrix, besides: other)
    )
  }

  /// What a side says about the cell; where it has no code of its own, with the other side's.
  private func side(
    _ side: MatrixComparison.Side,
    of matrix: AdmissionMatrix,
    else other: MatrixComparison.Side,
    _ otherMatrix: AdmissionMatrix
  ) -> Diagnostic.Looseness.Side {
    func title(_ own: Int?, _ field: CodedField, _ foreign: Int?, _ foreignField: CodedField) -> String {
      let systems = program.vocabulary.codeSystems
      if let own { return systems[field.system].title(of: own) }
      return foreign.map { systems[foreignField.system].title(of: $0) } ?? ""
    }
    return Diagnostic.Looseness.Side(
      id: matrix.heading.id,
      zone: title(side.zone, matrix.zones, other.zone, otherMatrix.zones),
      use: title(side.use, matrix.uses, other.use, otherMatrix.uses),
      answer: Phrase(
        writer(.chinese).text(of: side.answer.admission, in: matrix),
        writer(.english).text(of: side.answer.admission, in: matrix)
      ),
      isUndecided: side.answer.admission == .undetermined,
      isUnlisted: side.answer.place == nil,
      basis: matrix.heading.basis.short
    )
  }
}

extension Compiler.MatrixPlaces {
  /// Where a cell stands; without one, where 未列明 does.
  func span(of place: AdmissionMatrix.Place?) -> Span {
    guard let place, cells.indices.contains(place.row), cells[place.row].indices.contains(place.column) else {
      return unlisted
    }
    return cells[place.row][place.column]
  }
}

extension Basis {
  /// In short, for remarks.
  fileprivate var short: Phrase {
    switch self {
    case .cited(let citations):
      let text = citations.map(\.short).joined(separator: "、")
      return Phrase(text, text)
    case .unverified(let note): return Phrase("待核：\(note)", "unverified: \(note)")
    }
  }
}
