internal import PlanData
internal import RuleDSL

extension CompiledRules {
  /// Compiles files for some units, without the packs on whose ground none of them lies: neither their rules nor their
  /// words are used.
  ///
  /// Where other rules lean on their words they stay. The units are asked for only where a pack has ground.
  init(_ files: RuleFiles, leaningOn library: RuleLibrary?, for units: () -> [String]) throws(SystemFailure) {
    let idle = files.idlePacks(for: units)
    guard !idle.isEmpty else {
      try self.init(files, leaningOn: library)
      return
    }
    let packs = idle.values.sorted { ($0.ground.joined(), $0.name) < ($1.ground.joined(), $1.name) }
    let used = files.without(Set(idle.keys))
    // What they build on is read all the same.
    if let bases = try library?.bases(of: files) {
      self.init(used, on: bases)
    } else {
      try self.init(used, leaningOn: library)
    }
    if program != nil {
      setIdle(packs, leftOut: self.files.followed(by: files))
    } else {
      try self.init(files, leaningOn: library)
      if program != nil { setIdle(packs, leftOut: nil) }
    }
  }
}

extension RuleFiles {
  /// The packs on whose ground none of some units lies, by folder.
  fileprivate func idlePacks(for units: () -> [String]) -> [String: RulePack] {
    let grounded = declared.filter { !$0.value.ground.isEmpty }
    guard !grounded.isEmpty else { return [:] }
    let codes = units().map {
      $0.utf8.contains { $0 <= 0x20 || $0 >= 0x80 } ? $0.filter { !Self.blanks.contains($0) } : $0
    }
    // Units that are named without codes may stand anywhere.
    guard !codes.isEmpty, codes.allSatisfy({ $0.utf8.count > 5 && !$0.utf8.contains { $0 >= 0x80 } }) else {
      return [:]
    }
    return grounded.filter { _, pack in !codes.contains { pack.covers(code: $0, tier: 0) } }
  }

  private static let blanks: Set<Character> = [" ", "\u{3000}"]
}
