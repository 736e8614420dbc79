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

extension Diagnostic {
  public func rendered(in files: [SourceFile], language: Language) -> String {
    let kind = severity == .error ? Phrase("错误", "error") : Phrase("警告", "warning")
    return "\(kind[language])[\(code.rawValue)] \(files[primary.span.file].name): \(message[language])"
  }
}

package func nearest(to word: String, among candidates: [String]) -> String? {
  candidates.first { !$0.isEmpty && !word.isEmpty && ($0.hasPrefix(word.prefix(4)) || $0.dropFirst() == word.dropFirst()) }
}

package func displayWidth(of text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
}

public func explanation(of code: DiagnosticCode, language: Language) -> String { "\(code.rawValue)\n" }

public func describe(_ transmission: Transmission, in vocabulary: Vocabulary, language: Language) -> String {
  transmission.heading.title + "\n"
}

public func describe(_ rule: Rule, in vocabulary: Vocabulary, language: Language) -> String {
  rule.heading.title + "\n"
}

extension Scenario.Expectation {
  public init(plan: Int, verdict: Verdict, span: Span) {
    self.plan = plan
    self.verdict = verdict
    self.span = span
  }
}
