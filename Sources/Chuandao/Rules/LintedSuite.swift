internal import Prove
public import RuleDSL

/// What lint rules say about the files of a suite that are its own, and what of it was mended.
public struct LintedSuite: Sendable {
  /// All files, after the changes; remarks point into them.
  public let files: [SourceFile]
  public let remarks: [LintRemark]
  /// The new texts of files that changed, by path.
  public let changes: [(path: String, text: String)]
  /// What was mended, in files as they were before.
  public let applied: [(remark: LintRemark, file: SourceFile)]
}

extension RuleSuite {
  /// Holds sound rules to habits; `fixing` makes the changes that alter no verdict first.
  public func linted(by rules: [LintRule], fixing: Bool) -> LintedSuite {
    let all = self.rules.files
    let places = all.sources.indices.filter { own.contains(all, at: $0) }
    guard fixing else {
      let remarks = lint(all.sources, self.rules.compilation, own: Set(places), rules: rules)
      return LintedSuite(files: all.sources, remarks: remarks, changes: [], applied: [])
    }
    let others = all.sources.indices.filter { !places.contains($0) }.map { all.sources[$0] }
    let (mended, applied) = RuleDSL.linted(
      places.map { all.sources[$0] },
      knowing: others,
      prover: Prover(),
      rules: rules
    )
    var files = all.sources
    var changes: [(path: String, text: String)] = []
    for (place, file) in zip(places, mended) where file.text != files[place].text {
      files[place] = file
      changes.append((all.paths[place], file.text))
    }
    let remarks = lint(files, compile(files), own: Set(places), rules: rules)
    return LintedSuite(files: files, remarks: remarks, changes: changes, applied: applied)
  }
}
