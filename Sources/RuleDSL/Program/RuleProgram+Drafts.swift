extension RuleProgram {
  /// Statements that are 草拟, in the order of the program.
  public var drafts: [Heading] { headings.filter { $0.draft != nil } }

  /// What plans are judged by: without 草拟, what these would replace, and 豁免 of them.
  ///
  /// 案例 stay; only tests of rules run them, and those see the whole program.
  public var withoutDrafts: RuleProgram {
    let ids = Set(drafts.map(\.id))
    guard !ids.isEmpty else { return self }
    var program = self
    program.statements.removeAll { $0.heading.draft != nil }
    for place in program.packs.indices {
      program.packs[place].overrides.removeAll { ids.contains($0.id) || $0.replacement.map(ids.contains) ?? false }
    }
    program.waivers.removeAll { ids.contains($0.rule) }
    return program
  }
}
