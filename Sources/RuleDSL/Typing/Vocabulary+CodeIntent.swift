/// What codes mean where they do not fit, for remarks on rules and on data.
extension Vocabulary {
  /// What a code that data write and its system lacks most likely is: one of another edition, or one that a form spoilt.
  ///
  /// The text may have the name behind the code, or be the name alone; `nil` where nothing speaks for any meaning.
  public func likelyMeaning(of text: String, in index: Int) -> Phrase? {
    let text = CodeSystem.folded(text)
    let code = String(text.prefix { $0.isASCII })
    let name = String(text.dropFirst(code.count))
    if let known = codeSystems[index].index(of: code), CodeSystem.folded(codeSystems[index].codes[known].name) == name
    {
      return Phrase("请只写代码“\(code)”", "write the code `\(code)` alone")
    }
    return intent(of: code, named: name, in: index, guesses: false).hint
  }

  /// Where a code fits that does not fit its system, and what to write here; either may be unknown.
  ///
  /// The name is what was written behind it; with `guesses`, what is written alike counts, too.
  func intent(of text: String, named name: String, in index: Int, guesses: Bool = true) -> Diagnostic.CodeIntent {
    let system = codeSystems[index]
    var intent = Diagnostic.CodeIntent()
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
    if case .codes(let codes) = mapping?.counterparts[code] { return codes }
    // Read the other way round.
    let inverse = mappings.first { $0.source == target && $0.target == source }?.counterparts ?? []
    return inverse.indices.filter { inverse[$0] == .codes([code]) }
  }

  /// What a code means where it means different things; empty when it does not.
  func meanings(of text: String) -> [Diagnostic.CodeMeaning] {
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

  fileprivate func meaning(of code: Int) -> Diagnostic.CodeMeaning {
    Diagnostic.CodeMeaning(system: name, code: codes[code].text, name: codes[code].name)
  }
}
