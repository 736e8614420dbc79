internal import RuleDSL

/// The families of all transmissions; those that travel alike share one.
struct FamilyTable {
  let issuers: IssuerTable
  private let units: UnitTable
  private var families: [Family.Key: Family] = [:]

  init(_ vocabulary: Vocabulary, _ units: UnitTable) {
    self.units = units
    issuers = IssuerTable(vocabulary.issuers, units)
  }

  mutating func family(of transmission: Transmission) -> Family {
    let key = Family.Key(tiers: transmission.tiers, orders: issuers.orders(of: transmission.indicator))
    let family = families[key] ?? Family(key, units)
    families[key] = family
    return family
  }
}
