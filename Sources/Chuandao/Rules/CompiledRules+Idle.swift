internal import PlanData
internal import RuleDSL

extension CompiledRules {
  /// The same without the packs on whose ground none of some units lies: their words are not used either.
  ///
  /// Where other rules lean on their words they stay.
  func withoutIdlePacks(
    of files: RuleFiles,
    leaningOn library: RuleLibrary?,
    for units: [String]
  ) throws(SystemFailure) -> CompiledRules {
    let codes = units.map { $0.filter { $0 != " " && $0 != "\u{3000}" } }
    // Units that are named without codes may stand anywhere.
    guard program != nil, !codes.isEmpty, codes.allSatisfy({ $0.count > 5 && $0.allSatisfy(\.isASCII) }) else {
      return self
    }
    let idle = files.declared.filter { _, pack in
      !pack.ground.isEmpty && !codes.contains { pack.covers(code: $0, tier: 0) }
    }
    guard !idle.isEmpty else { return self }
    let used = files.without(Set(idle.keys))
    // What they build on is read all the same.
    var rest: CompiledRules
    if let bases = try library?.bases(of: files) {
      rest = CompiledRules(used, on: bases)
    } else {
      rest = try CompiledRules(used, leaningOn: library)
    }
    let isFree = rest.program != nil
    if !isFree { rest = self }
    rest.setIdle(
      idle.values.sorted { ($0.ground.joined(), $0.name) < ($1.ground.joined(), $1.name) },
      isFree,
      of: self
    )
    return rest
  }
}
