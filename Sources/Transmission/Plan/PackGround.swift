public import RuleDSL

/// The plans on the ground of each pack, worked out once: rules are many, packs few.
public struct PackGrounds {
  let program: RuleProgram
  let units: UnitTable
  /// By pack, then by unit; `nil` where a pack speaks about all plans.
  private let covered: [[Bool]?]

  public init(_ program: RuleProgram, _ units: UnitTable) {
    (self.program, self.units) = (program, units)
    covered = program.packs.map { pack in
      pack.ground.isEmpty && pack.tiers.isEmpty ? nil : units.codes.indices.map { pack.covers($0, of: units) }
    }
  }

  /// The plans of which a statement may speak, by unit; `nil` for all: those on the ground of its pack where no other pack
  /// sets it aside.
  func plans(of heading: Heading) -> [Bool]? {
    let others = program.placesOverriding(heading)
    let own = heading.pack.flatMap { covered.indices.contains($0) ? covered[$0] : nil }
    guard own != nil || !others.isEmpty else { return nil }
    var plans = own ?? Array(repeating: true, count: units.count)
    for other in others {
      for unit in plans.indices where covered[other]?[unit] ?? true { plans[unit] = false }
    }
    return plans.contains(false) ? plans : nil
  }

  /// Whether a statement may speak about any plan.
  public func speaks(_ heading: Heading) -> Bool { plans(of: heading)?.contains(true) ?? true }
}

extension RuleProgram {
  /// Whether a statement may speak about any plan.
  public func speaks(_ heading: Heading, about units: UnitTable) -> Bool { PackGrounds(self, units).speaks(heading) }

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
