public import RuleDSL
public import Transmission

/// Which small faults in rules their 案例 notice, and which they do not.
public struct MutationReport {
  private let program: RuleProgram
  private let files: [SourceFile]
  private let fates: [MutantFate]
  private let language: Language

  public init(_ program: RuleProgram, files: [SourceFile], fates: [MutantFate], language: Language) {
    (self.program, self.files, self.fates, self.language) = (program, files, fates, language)
  }

  /// How many were made, how many killed, and the same of each kind.
  public static func summary(_ fates: [MutantFate], _ language: Language) -> String {
    func score(_ fates: [MutantFate]) -> String {
      let killed = fates.count(where: \.isKilled)
      let tenths = fates.isEmpty ? 1000 : killed * 1000 / fates.count
      return "\(killed)/\(fates.count)（\(tenths / 10).\(tenths % 10)%）"
    }
    let kinds = Mutant.kinds.compactMap { kind -> String? in
      let own = fates.filter { $0.mutant.kind == kind }
      return own.isEmpty ? nil : "  \(kind.title[language]) \(score(own))\n"
    }
    let whole = Phrase("变异：案例看出了 \(score(fates))\n", "mutants: scenarios noticed \(score(fates))\n")
    return (whole[language] + kinds.joined()).inBrackets(of: language)
  }

  /// Those that survived, each with the place, the change, and a 案例 that would notice.
  public var survivors: String {
    fates.filter { !$0.isKilled }.map(survivor).joined().inBrackets(of: language)
  }

  private func survivor(_ fate: MutantFate) -> String {
    let heading = program.statements[fate.mutant.statement].heading
    let (removed, added) = program.difference(of: fate.mutant, language)
    let lines = removed.map { "    - \($0)\n" } + added.map { "    + \($0)\n" }
    let killer =
      switch (fate.end, fate.killer) {
      case (.untested, _): Phrase("没有案例检验这条规则", "no scenario tests this rule")[language]
      case (_, let killer?): Phrase("看得出的案例：", "a scenario that would notice: ")[language] + killer.title
      case (_, nil) where !fate.isSought: ""
      case (_, nil):
        Phrase(
          "没有找到看得出的案例：在现有案例上改一处，判定都不变",
          "no scenario found that would notice: with one thing changed in those that are there, every verdict stays"
        )[language]
      }
    return "  \(heading.id) \(heading.title)〔\(fate.mutant.kind.title[language])〕  \(files.place(of: heading.span))\n"
      + lines.joined() + (killer.isEmpty ? "" : "    \(killer)\n")
  }
}

extension String {
  /// Brackets of the language's own width.
  fileprivate func inBrackets(of language: Language) -> String {
    language == .chinese
      ? self
      : replacing("（", with: " (").replacing("）", with: ")").replacing("〔", with: " [").replacing("〕", with: "]")
  }
}
