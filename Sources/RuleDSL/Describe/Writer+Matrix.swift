/// What a condition of a 准入矩阵 requires of a parcel, in words of the language.
public func describe(
  _ condition: AdmissionMatrix.Requirement,
  of matrix: AdmissionMatrix,
  in vocabulary: Vocabulary,
  language: Language
) -> String {
  Writer(vocabulary: vocabulary, language: language).text(ofParcel: condition.condition, in: matrix)
}

/// What a cell of a 准入矩阵 answers, in words of the language.
package func describe(
  _ admission: Admission,
  of matrix: AdmissionMatrix,
  in vocabulary: Vocabulary,
  language: Language
) -> String {
  Writer(vocabulary: vocabulary, language: language).text(of: admission, in: matrix)
}

extension Writer {
  private var listMark: String { language == .chinese ? "、" : ", " }

  func clauses(of matrix: AdmissionMatrix) -> [String] {
    var lines: [String] = []
    if !matrix.tiers.isEmpty { lines.append(clause(.applies, "", tiers(matrix.tiers))) }
    if !matrix.refines.isEmpty { lines.append(clause(.refines, "", matrix.refines.joined(separator: listMark))) }
    lines.append(clause(.columns, "", text(of: matrix.zones.field)))
    lines.append(clause(.rows, "", text(of: matrix.uses.field)))
    lines += table(of: matrix)
    for condition in matrix.conditions {
      let text = text(ofParcel: condition.condition, in: matrix)
      lines.append("  \(word(.condition))\(condition.label)\(colon)\(text)")
    }
    lines.append(clause(.unlisted, "", text(of: matrix.unlisted, in: matrix)))
    if let tolerance = tolerance(matrix.tolerance.sliver, share: matrix.tolerance.share) { lines.append(tolerance) }
    if let message = matrix.message {
      lines.append(clause(.otherwise, "", text(of: message, matrix.uses.field.layer.layer)))
    }
    for exception in matrix.exceptions {
      lines.append(clause(.exception, exception.label, ""))
      lines.append("  " + basis(exception.basis))
      lines.append("  " + clause(.when, "", text(ofParcel: exception.condition, in: matrix)))
    }
    return lines
  }

  /// A condition of a matrix, its fields written 用途的….
  ///
  /// Where another matrix reads a field of that name in another code system, the matrix's own stands behind it.
  func text(
    ofParcel condition: FeatureCondition,
    in matrix: AdmissionMatrix,
    besides other: AdmissionMatrix? = nil
  ) -> String {
    func system(_ field: String, _ matrix: AdmissionMatrix) -> Int? {
      vocabulary.layers[matrix.uses.field.layer.layer].fields.first { $0.name == field }?.codeSystem
    }
    return text(of: condition, of: matrix.uses.field.layer.layer) { field in
      let own = system(field, matrix)
      let isOdd = other.map { system(field, $0) != own } ?? false
      let name = isOdd ? own.map { parenthesized(vocabulary.codeSystems[$0].name) } ?? "" : ""
      return word(.use) + of + field + name
    }
  }

  func text(of admission: Admission, in matrix: AdmissionMatrix) -> String {
    switch admission {
    case .admitted: return word(.admitted)
    case .prohibited: return word(.prohibited)
    case .undetermined: return word(.undetermined)
    case .conditional(let indices):
      let labels = indices.map { matrix.conditions[$0].label }
      let isCircled = labels.allSatisfy { $0.unicodeScalars.first?.digit == nil }
      return word(.condition) + labels.joined(separator: isCircled ? "" : listMark)
    }
  }

  /// The written rows and columns, in columns; a code stands with its name where there are few.
  private func table(of matrix: AdmissionMatrix) -> [String] {
    let systems = vocabulary.codeSystems
    func head(_ line: AdmissionMatrix.Line, _ field: CodedField) -> String {
      if line.isRest { return word(.rest) }
      let system = systems[field.system]
      let hasRoom = line.codes.count < 3
      return line.codes.map { hasRoom ? system.title(of: $0) : system.codes[$0].text }.joined(separator: "、")
    }
    let heads = [word(.use)] + matrix.columns.map { head($0, matrix.zones) }
    let rows = matrix.rows.enumerated().map { row, line in
      [head(line, matrix.uses)]
        + matrix.columns.indices.map { text(of: matrix.cell(row: row, column: $0), in: matrix) }
    }
    return aligned([heads] + rows).map { "    \($0)" }
  }

  private func text(of message: AdmissionTemplate, _ layer: Int) -> String {
    let parts = message.parts.map { part in
      switch part {
      case .text(let text): text
      case .name: "{\(word(.own))\(of)\(word(.name))}"
      case .zone: "{\(word(.zone))}"
      case .use: "{\(word(.use))}"
      case .area: "{\(word(.area))}"
      case .share: "{\(word(.share))}"
      case .field(let field): "{\(word(.use))\(of)\(vocabulary.layers[layer].fields[field].name)}"
      }
    }
    return "“\(parts.joined())”"
  }
}
