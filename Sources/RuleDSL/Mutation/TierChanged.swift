/// 层级: a tier is left out of 适用, 层级 or 属于, or one more is in it.
extension MutantMaker {
  static let tier = MutantMaker("tier", "层级写错", "a tier is another one") { statement, vocabulary in
    let tiers = vocabulary.tiers.indices
    switch statement {
    case .figures(let own): return paths(own, \.tiers).map { .figures($0) }
    case .line(let own): return paths(own, \.tiers).map { .line($0) }
    case .entries(let own): return paths(own, \.tiers).map { .entries($0) }
    case .monitor(let own): return sets(own, \.tiers, tiers).map { .monitor($0) }
    case .matrix(let own): return sets(own, \.tiers, tiers).map { .matrix($0) }
    case .rule(let own):
      let rewriter = Rewriter(conditions: { condition in
        guard case .tier(let plan, let among) = condition else { return [] }
        return others(among, tiers).map { .tier(plan, among: $0) }
      })
      return sets(own, \.tiers, tiers).map { .rule($0) } + paths(own, \.path).map { .rule($0) }
        + rewriter.rewritten(statement)
    }
  }

  /// Without one of at least three tiers: fewer are no path.
  private static func paths<Whole>(_ whole: Whole, _ part: WritableKeyPath<Whole, [Int]>) -> [Whole] {
    let path = whole[keyPath: part]
    guard path.count > 2 else { return [] }
    return path.map { tier in changed(whole, part, to: path.filter { $0 != tier }) }
  }

  private static func sets<Whole>(
    _ whole: Whole,
    _ part: WritableKeyPath<Whole, [Int]>,
    _ all: Range<Int>
  ) -> [Whole] {
    whole[keyPath: part].isEmpty ? [] : others(whole[keyPath: part], all).map { changed(whole, part, to: $0) }
  }

  /// Some tiers without one of them, and with the next one above or below.
  private static func others(_ tiers: [Int], _ all: Range<Int>) -> [[Int]] {
    let fewer = tiers.count < 2 ? [] : tiers.map { tier in tiers.filter { $0 != tier } }
    let ends = [(tiers.min() ?? 0) - 1, (tiers.max() ?? 0) + 1].filter { all.contains($0) }
    let more = ends.map { (tiers + [$0]).sorted() }
    return fewer + more
  }
}
