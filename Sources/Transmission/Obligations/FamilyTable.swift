internal import RuleDSL

/// The families of all transmissions; those that travel alike share one.
struct FamilyTable {
  let issuers: IssuerTable
  private let families: [Family]
  private let places: [Int]

  init(_ program: RuleProgram, _ units: UnitTable) {
    issuers = IssuerTable(program.vocabulary.issuers, units)
    var families: [Family] = []
    var known: [Family.Key: Int] = [:]
    var places: [Int] = []
    for transmission in program.transmissions {
      let key = Family.Key(tiers: transmission.tiers, orders: issuers.orders(of: transmission.indicator))
      let place = known[key] ?? families.count
      if place == families.count {
        families.append(Family(key, units))
        known[key] = place
      }
      places.append(place)
    }
    self.families = families
    self.places = places
  }

  /// - Parameter transmission: Index into the program's transmissions.
  subscript(transmission: Int) -> Family { families[places[transmission]] }
}
