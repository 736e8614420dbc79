/// Codes where rules use them: alone, with their names, without a system.
extension Compiler {
  /// The codes of one cell, separated by 、 or commas, each with or without its name; only those that are known.
  mutating func codes(_ cell: SyntaxTree.RawText, of system: Int) -> [Int] {
    cell.parts(at: "、,，").compactMap { code($0, of: system) }
  }

  /// A code such as 0703 or 0703 农村宅基地; a name that does not fit is a problem, as is an unknown code.
  private mutating func code(_ cell: SyntaxTree.RawText, of index: Int) -> Int? {
    let system = program.vocabulary.codeSystems[index]
    let scalars = cell.text.unicodeScalars.drop(while: \.isBlank)
    let head = scalars.prefix {
      CodeSystem.folded(String($0)).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && !$0.isBlank
    }
    let text = CodeSystem.folded(String(Substring(head)))
    let name = CodeSystem.folded(String(Substring(scalars.dropFirst(head.count))))
    guard let code = system.index(ofShort: text) else {
      let shown = text.isEmpty ? name : text
      let intent = program.vocabulary.intent(of: text, named: name, in: index)
      return refuse(.unknownCode(shown, system: system.name, at: cell.span, exact: cell.exact, intent))
    }
    let known = system.codes[code]
    if let written = cell.parts(at: " \u{3000}").first {
      note(system.symbol(of: code), at: written.exact)
    }
    if !name.isEmpty, name != CodeSystem.folded(known.name) {
      let intent = program.vocabulary.intent(of: known.text, named: name, in: index)
      problems.append(
        .wrongName(
          name,
          code: known.text,
          known: known.name,
          system: system.name,
          at: cell.span,
          exact: cell.exact,
          intent
        )
      )
    }
    return code
  }
}
