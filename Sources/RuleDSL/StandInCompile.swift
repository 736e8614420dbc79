// STAND-IN: the parser is written in parallel; the lead deletes this file on merge.

public struct Compilation: Sendable {
  public let program: RuleProgram?
  public let diagnostics: [Diagnostic]
}

public func compile(_ files: [SourceFile]) -> Compilation {
  for (index, file) in files.enumerated() where file.text.hasPrefix("!") {
    let label = Diagnostic.Label(Span(file: index, start: 0, end: 1))
    let message = Phrase("不认识的字符“!”", "strange character “!”")
    return Compilation(program: nil, diagnostics: [Diagnostic(.strangeCharacter, message, at: label)])
  }
  return Compilation(program: RuleProgram(), diagnostics: [])
}

public func format(_ file: SourceFile, language: Language?) -> (text: String?, diagnostics: [Diagnostic]) {
  let compilation = compile([file])
  let lines = file.text.split(separator: "\n").map { $0.filter { $0 != " " } }
  return (compilation.program == nil ? nil : lines.joined(separator: "\n") + "\n", compilation.diagnostics)
}

public func render(_ diagnostic: Diagnostic, files: [SourceFile], language: Language) -> String {
  "\(diagnostic.code.rawValue) \(files[diagnostic.primary.span.file].name): \(diagnostic.message[language])\n"
}

public func explanation(of code: DiagnosticCode, language: Language) -> String { "\(code.rawValue)\n" }

public func describe(_ transmission: Transmission, _ vocabulary: Vocabulary, language: Language) -> String {
  transmission.heading.title + "\n"
}

public func describe(_ rule: Rule, _ vocabulary: Vocabulary, language: Language) -> String {
  rule.heading.title + "\n"
}
