internal import RuleDSL

/// Reads a field of codes as a matrix understands it, whichever system the unit writes it in.
struct CodeReading: Sendable {
  private let system: CodeSystem
  private let editions: [(edition: CodeEdition, system: CodeSystem)]

  init(_ field: CodedField, _ vocabulary: Vocabulary) {
    system = vocabulary.codeSystems[field.system]
    editions = vocabulary.editions(of: field).map { ($0, vocabulary.codeSystems[$0.system]) }
  }

  /// What a file of a unit, given by its code, says in the field.
  func code(_ text: String, of unit: String) -> ParcelFinding.StatedCode {
    guard let (edition, written) = editions.first(where: { unit.hasPrefix($0.edition.units) }) else {
      return system.code(reading: text)
    }
    guard case .code(let code) = written.code(reading: text) else { return written.code(reading: text) }
    // A code that may be several, or none, is not known until somebody says which.
    guard case .codes(let codes) = edition.counterparts[code], codes.count == 1 else { return .unknown(text) }
    return .code(codes[0])
  }
}
