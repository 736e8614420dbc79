/// Codes where rules use them: alone, with their names, without a system.
extension Compiler {
  /// The codes of one cell, separated by 、 or commas, each with or without its name; only those that are known.
  mutating func codes(_ cell: SyntaxTree.RawText, of system: Int) -> [Int] {
    cell.text.split { "、,，".contains($0) }.compactMap { code(String($0), at: cell.span, of: system) }
  }

  /// A code such as 0703 or 0703 农村宅基地; a name that does not fit is a problem, as is an unknown code.
  private mutating func code(_ written: String, at span: Span, of index: Int) -> Int? {
    let system = program.vocabulary.codeSystems[index]
    let scalars = written.unicodeScalars.drop(while: \.isBlank)
    let head = scalars.prefix {
      CodeSystem.folded(String($0)).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && !$0.isBlank
    }
    let text = CodeSystem.folded(String(Substring(head)))
    let name = CodeSystem.folded(String(Substring(scalars.dropFirst(head.count))))
    guard let code = system.index(ofShort: text) else {
      let shown = text.isEmpty ? name : text
      let intent = program.vocabulary.intent(of: text, named: name, in: index)
      problems.append(.code(.unknownCode(shown, system: system.name, at: span, intent)))
      return nil
    }
    let known = system.codes[code]
    if !name.isEmpty, name != CodeSystem.folded(known.name) {
      let intent = program.vocabulary.intent(of: known.text, named: name, in: index)
      problems.append(
        .code(.wrongName(name, code: known.text, known: known.name, system: system.name, at: span, intent))
      )
    }
    return code
  }
}

extension Vocabulary {
  /// What a code that does not fit its system most likely means.
  ///
  /// - Parameters:
  ///   - text: The code as written.
  ///   - name: What was written behind it; empty when nothing was.
  ///   - index: The system it was read in.
  ///   - guesses: Whether to look for what is written alike, too.
  /// - Returns: Where the code fits, and what to write here; either may be unknown.
  func intent(of text: String, named name: String, in index: Int, guesses: Bool = true) -> CodeProblem.Intent {
    let system = codeSystems[index]
    var intent = CodeProblem.Intent()
    for (other, candidate) in codeSystems.enumerated() where other != index {
      guard let code = candidate.index(of: text),
        name.isEmpty || CodeSystem.folded(candidate.codes[code].name) == name
      else { continue }
      let here = counterparts(of: code, from: other, to: index).map { system.meaning(of: $0) }
      intent.elsewhere.append(.init(meaning: candidate.meaning(of: code), here: here))
    }
    if !name.isEmpty, intent.elsewhere.allSatisfy(\.here.isEmpty) {
      intent.alike = system.codes.firstIndex { CodeSystem.folded($0.name) == name }.map { system.meaning(of: $0) }
    }
    if intent.alike == nil, intent.elsewhere.isEmpty {
      let near = guesses ? nearest(to: text, among: system.codes.map(\.text)) : nil
      let alike = system.index(ofSpoilt: text) ?? near.flatMap { system.index(of: $0) }
      intent.alike = alike.map { system.meaning(of: $0) }
    }
    return intent
  }

  /// What a 对照 from one system to the other says about a code.
  private func counterparts(of code: Int, from source: Int, to target: Int) -> [Int] {
    let mapping = mappings.first { $0.source == source && $0.target == target }
    guard case .codes(let codes) = mapping?.counterparts[code] else { return [] }
    return codes
  }

  /// What a code means where it means different things; empty when it does not.
  func meanings(of text: String) -> [CodeProblem.Meaning] {
    let all = codeSystems.compactMap { system in system.index(of: text).map { system.meaning(of: $0) } }
    return Set(all.map(\.name)).count > 1 ? all : []
  }
}

extension CodeSystem {
  /// The code that forms and spreadsheets made a text of: without the zero in front, with decimals, in other letters.
  fileprivate func index(ofSpoilt text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.count == 2 && parts[1].allSatisfy { $0 == "0" } ? String(parts[0]) : text
    return [whole, "0" + whole, text.lowercased(), text.uppercased()].lazy.compactMap { index(of: $0) }.first
  }

  fileprivate func meaning(of code: Int) -> CodeProblem.Meaning {
    CodeProblem.Meaning(system: name, code: codes[code].text, name: codes[code].name)
  }
}
