internal import RuleDSL

/// Who stands above and below whom for a rule with 层级: on these tiers, and by 下达关系 as for a 传导.
struct Lineage {
  /// By indicator: issuers differ from figure to figure.
  private let families: [Int: Family]
  /// For what is no figure.
  let places: Family

  init(_ tiers: [Int], _ indicators: Set<Int>, _ table: inout FamilyTable) {
    families = Dictionary(uniqueKeysWithValues: indicators.map { ($0, table.family(tiers: tiers, of: $0)) })
    places = table.family(tiers: tiers, of: nil)
  }

  func family(of indicator: Int?) -> Family { indicator.flatMap { families[$0] } ?? places }
}

/// The plans that a rule means, ascending: neighbours in the unit table, or those that a family lists.
struct PlanList: RandomAccessCollection {
  let startIndex: Int
  let endIndex: Int
  private let list: [Int32]?

  init(_ range: Range<Int>) {
    (startIndex, endIndex, list) = (range.lowerBound, range.upperBound, nil)
  }

  init(_ slice: ArraySlice<Int32>) {
    (startIndex, endIndex, list) = (0, slice.count, Array(slice))
  }

  subscript(place: Int) -> Int { list.map { Int($0[place]) } ?? place }
}

extension UnitTable {
  /// The plans that a rule means when it speaks about a unit; none where nobody stands there.
  func plans(_ reference: PlanReference, of unit: Int, in family: Family?) -> PlanList {
    guard let family, reference != .own else { return PlanList(plans(reference, of: unit)) }
    guard reference == .parent else { return PlanList(family.children(of: unit)) }
    return PlanList(family.issuer(of: unit).map { $0..<$0 + 1 } ?? 0..<0)
  }
}
