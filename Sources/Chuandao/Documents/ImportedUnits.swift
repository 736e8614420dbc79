internal import DocumentImport
internal import PlanData
internal import RuleDSL

/// The units of government that imported figures are of.
struct ImportedUnits {
  /// In the order of the table.
  private(set) var units: [ListedUnit]
  /// Names that no table lists, whose code, tier and parent are to be looked at.
  private(set) var assumed: [String] = []
  private let tiers: [Tier]
  /// By name and by code.
  private var places: [String: Int] = [:]

  init(_ known: [ListedUnit], _ vocabulary: Vocabulary) {
    units = known
    tiers = vocabulary.tiers
    for (place, unit) in known.enumerated() {
      for text in [unit.name, unit.code] where places[text] == nil { places[text] = place }
    }
  }

  /// The unit of a name; one that nobody lists is added with its name as its code.
  mutating func unit(named name: String, issuer: String?) -> ListedUnit {
    if let known = find(name) { return known }
    let parent = issuer.flatMap { issuer in
      units.filter { issuer.hasPrefix($0.name) && $0.name != name }.max { $0.name.count < $1.name.count }
    }
    let unit = ListedUnit(code: name, name: name, tier: tier(of: name), parent: parent?.code ?? "", approved: "")
    places[name] = units.count
    units.append(unit)
    assumed.append(name)
    return unit
  }

  private func find(_ name: String) -> ListedUnit? {
    if let exact = places[name] { return units[exact] }
    let near = units.filter { $0.name.hasPrefix(name) && name.count >= 2 }
    return near.count == 1 ? near.first : nil
  }

  /// The tier whose word the name ends with.
  private func tier(of name: String) -> String {
    let found = tiers.flatMap { tier in ([tier.name] + tier.aliases).map { (tier.name, $0) } }
      .filter { name.hasSuffix($0.1) }.max { $0.1.count < $1.1.count }
    return found?.0 ?? tiers.last { !$0.isBranch }?.name ?? ""
  }

  /// Notes the day of approval, or that a plan is drafted, where the table says nothing.
  mutating func approve(_ code: String, _ text: String) {
    guard let place = units.firstIndex(where: { $0.code == code }), units[place].approved.isEmpty else { return }
    units[place].approved = text
  }

  var rows: [[String]] {
    [["行政区代码", "名称", "层级", "上级代码", "批复日期"]] + units.map { [$0.code, $0.name, $0.tier, $0.parent, $0.approved] }
  }
}
