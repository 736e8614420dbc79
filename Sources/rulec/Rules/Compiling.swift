internal import Chuandao
internal import RuleDSL

extension CompiledRules {
  /// Shows every diagnostic, and how many there are.
  func showDiagnostics(_ language: Language) {
    files.showNotes(language)
    Self.show(diagnostics, of: files.sources, language)
  }

  static func show(_ diagnostics: [Diagnostic], of sources: [SourceFile], _ language: Language) {
    guard !diagnostics.isEmpty else { return }
    let texts = diagnostics.map { $0.rendered(in: sources, language: language) + "\n\n" }
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let count = Phrase(
      "\(errors) 个错误，\(warnings) 个警告",
      "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    )
    Terminal.note(texts.joined() + count[language] + "\n")
  }
}

extension RuleFiles {
  func showNotes(_ language: Language) { for note in notes { Terminal.note(note[language] + "\n") } }
}
