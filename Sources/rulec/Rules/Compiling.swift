internal import RuleDSL

/// Rule files and what became of them.
struct CompiledRules {
  let files: RuleFiles
  let compilation: Compilation

  init(_ files: RuleFiles) {
    self.files = files
    compilation = compile(files.sources)
  }

  /// Compiles files alone, or, when they lean on words of others, together with those.
  ///
  /// When neither is sound, the attempt with fewer errors speaks, so that the user reads about his own files.
  init(_ files: RuleFiles, orWith context: () throws(SystemFailure) -> RuleFiles?) throws(SystemFailure) {
    let alone = CompiledRules(files)
    guard alone.program == nil, let others = try context() else {
      self = alone
      return
    }
    let together = CompiledRules(others.followed(by: files))
    self = together.program != nil || together.errors < alone.errors ? together : alone
  }

  /// `nil` when the rules are unsound.
  var program: RuleProgram? { compilation.program }

  private var errors: Int { compilation.diagnostics.count { $0.severity == .error } }

  /// Shows every diagnostic, and how many there are.
  func showDiagnostics(_ language: Language) {
    Self.show(compilation.diagnostics, of: files.sources, language)
  }

  static func show(_ diagnostics: [Diagnostic], of sources: [SourceFile], _ language: Language) {
    guard !diagnostics.isEmpty else { return }
    let texts = diagnostics.map { $0.rendered(in: sources, language: language) + "\n\n" }
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let count = Phrase("\(errors) 个错误，\(warnings) 个警告", "\(errors) errors, \(warnings) warnings")
    Terminal.note(texts.joined() + count[language] + "\n")
  }
}
