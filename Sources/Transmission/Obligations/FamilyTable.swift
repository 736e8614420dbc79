internal import RuleDSL

/// The families of a run; statements whose subjects travel alike share one.
struct FamilyTable {
  let issuers: IssuerTable
  private let units: UnitTable
  private var families: [Family.Key: Family] = [:]

  init(_ vocabulary: Vocabulary, _ units: UnitTable) {
    self.units = units
    issuers = IssuerTable(vocabulary.issuers, units)
  }

  /// Who stands under whom on some tiers; without an indicator, for what 下达关系 does not speak about.
  mutating func family(tiers: [Int], of indicator: Int?) -> Family {
    let key = Family.Key(tiers: tiers, orders: indicator.map { issuers.orders(of: $0) } ?? [])
    let family = families[key] ?? Family(key, units)
    families[key] = family
    return family
  }
}
