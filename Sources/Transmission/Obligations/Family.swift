internal import RuleDSL

/// Who issues what to whom, and who is summed under whom, for one subject on the tiers it travels.
struct Family {
  struct Key: Hashable {
    var tiers: [Int]
    var orders: [Order]
  }

  /// 下达关系, resolved: the unit's figure is issued by another government.
  struct Order: Hashable {
    var unit: Int
    var issuer: Int
  }

  /// Whether the unit's tier takes part, by unit.
  let participates: [Bool]
  /// Who issues the unit's figure, by unit; -1 where nobody in the plan set does.
  let issuers: [Int32]
  /// Whom the unit's plan has to carry down, by unit; -1 for nobody, and for units that do not take part.
  let parents: [Int32]
  /// Under whom the unit is summed, by unit: its parent, but for plans that do not add up to the one they obey.
  let sums: [Int32]
  /// Whether every issuer stands before those it issues to, so that one pass settles who is expected to state.
  let isOrdered: Bool
  private let lists: ChildLists

  init(_ key: Key, _ units: UnitTable) {
    let taking = (0..<units.count).map { key.tiers.contains(Int(units.tiers[$0])) }
    var nearest = [Int32](repeating: -1, count: units.count)
    for unit in 0..<units.count {
      let parent = units.parents[unit]
      if parent >= 0 { nearest[unit] = taking[Int(parent)] ? parent : nearest[Int(parent)] }
    }
    var issuers = nearest
    var parents = nearest
    for order in key.orders {
      issuers[order.unit] = Int32(order.issuer)
      guard !units.isAncestor(order.issuer, of: order.unit) else { continue }
      // An issuer that takes no part itself is stood for by its nearest ancestor that does.
      let stand = taking[order.issuer] ? Int32(order.issuer) : nearest[order.issuer]
      if stand >= 0, stand != Int32(order.unit) { parents[order.unit] = stand }
    }
    for unit in 0..<units.count where !taking[unit] { parents[unit] = -1 }
    participates = taking
    self.issuers = issuers
    self.parents = parents
    isOrdered = issuers.enumerated().allSatisfy { $0.element < Int32($0.offset) }
    sums = units.hasBranches ? parents.enumerated().map { units.isBranch($0.offset) ? -1 : $0.element } : parents
    lists = ChildLists(sums)
  }

  /// The units summed under one, ascending.
  func children(of unit: Int) -> ArraySlice<Int32> { lists[unit] }

  /// The units that are judged, ascending.
  var judged: [Int] { participates.indices.filter { participates[$0] } }

  func issuer(of unit: Int) -> Int? { issuers[unit] < 0 ? nil : Int(issuers[unit]) }
}

extension UnitTable {
  package func isAncestor(_ candidate: Int, of unit: Int) -> Bool {
    var place = parents[unit]
    while place >= 0 {
      if Int(place) == candidate { return true }
      place = parents[Int(place)]
    }
    return false
  }
}
