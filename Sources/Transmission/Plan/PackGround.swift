public import RuleDSL

extension RuleProgram {
  /// The plans of which a statement may speak, by unit; `nil` for all: those on the ground of its pack where no other pack
  /// sets it aside.
  func ground(of heading: Heading, _ units: UnitTable) -> [Bool]? {
    let others = packsOverriding(heading)
    let own = pack(of: heading).flatMap { $0.ground.isEmpty && $0.tiers.isEmpty ? nil : $0 }
    guard own != nil || !others.isEmpty else { return nil }
    let plans = units.codes.indices.map { unit in
      (own?.covers(unit, of: units) ?? true) && !others.contains { $0.covers(unit, of: units) }
    }
    return plans.contains(false) ? plans : nil
  }

  /// Whether a statement may speak about any plan.
  public func speaks(_ heading: Heading, about units: UnitTable) -> Bool {
    ground(of: heading, units)?.contains(true) ?? true
  }

  /// Whether what a pack says about a rule of others holds for any plan: one on its ground about which no pack of a
  /// narrower ground says something else.
  public func applies(_ override: RulePack.Override, of pack: RulePack, for units: UnitTable) -> Bool {
    let narrower = packs.filter { other in
      other.isNarrower(than: pack) && other.overrides.contains { $0.id == override.id }
    }
    return units.codes.indices.contains { unit in
      pack.covers(unit, of: units) && !narrower.contains { $0.covers(unit, of: units) }
    }
  }

  /// Whether some plan stands on the ground of a pack.
  public func isUsed(_ pack: RulePack, for units: UnitTable) -> Bool {
    units.codes.indices.contains { pack.covers($0, of: units) }
  }
}

extension RulePack {
  fileprivate func covers(_ unit: Int, of units: UnitTable) -> Bool {
    covers(code: units.groundCode(of: unit), tier: Int(units.tiers[unit]))
  }
}
