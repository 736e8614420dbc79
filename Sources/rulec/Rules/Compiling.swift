internal import Chuandao
internal import RuleDSL

extension CompiledRules {
  /// Shows every diagnostic, and how many there are.
  func showDiagnostics(_ language: Language) {
    files.showNotes(language)
    Self.show(diagnostics, of: files.sources, language)
  }

  /// Nobody reads more at once.
  private static let mostShown = 200

  static func show(_ diagnostics: [Diagnostic], of sources: [SourceFile], _ language: Language) {
    guard !diagnostics.isEmpty else { return }
    let texts = diagnostics.prefix(mostShown).map { $0.rendered(in: sources, language: language) + "\n\n" }
    let rest = diagnostics.count - texts.count
    let more = Phrase("另有 \(rest) 处没有列出\n\n", "\(rest) more are not listed\n\n")[language]
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let count = Phrase(
      "\(errors) 个错误，\(warnings) 个警告",
      "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    )
    Terminal.note(texts.joined() + (rest > 0 ? more : "") + count[language] + "\n")
  }
}

extension RuleFiles {
  func showNotes(_ language: Language) { for note in notes { Terminal.note(note[language] + "\n") } }
}
