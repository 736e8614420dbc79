/// L602: 层级 of a 传导 that leaves out a tier between two others.
extension LintRule {
  static let skippedTier = LintRule("L602", "传导跳过了中间的层级", "a transmission skips a tier in between") { input in
    input.statements.compactMap { statement, block in
      let path: [Int] =
        switch statement {
        case .figures(let own): own.tiers
        case .line(let own): own.tiers
        case .entries(let own): own.tiers
        case .monitor, .rule, .matrix: []
        }
      let governments = path.filter { $0 < input.vocabulary.governmentTiers }
      guard let gap = zip(governments, governments.dropFirst()).first(where: { $1 > $0 + 1 }),
        let clause = block.clause(.tiers)
      else { return nil }
      let tiers = input.vocabulary.tiers
      let skipped = ((gap.0 + 1)..<gap.1).map { tiers[$0].name }.joined(separator: "、")
      return LintRemark(
        at: clause.whole,
        "“\(tiers[gap.0].name)”直接到“\(tiers[gap.1].name)”，跳过了\(skipped)：那一级的规划不判",
        "from `\(tiers[gap.0].name)` to `\(tiers[gap.1].name)` without \(skipped): plans of that tier are not judged"
      ).advising("写上中间的层级；某地没有那一级时会自动跳过", "name the tier in between; where a place has none it is skipped anyhow")
    }
  }
}
