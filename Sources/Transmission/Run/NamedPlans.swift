public import RuleDSL

/// The plans that 豁免 name, by code, or by a name that one unit alone has.
public struct NamedPlans: Sendable {
  /// By code and name; `nil` for a name of several.
  private var plans: [String: Int?] = [:]
  private let wanted: [String]

  /// Looks the names of some waivers up.
  public init(_ waivers: [Waiver], _ units: UnitTable) {
    wanted = waivers.flatMap(\.plans)
    let names = Set(wanted)
    for plan in 0..<units.count where names.contains(units.names[plan]) {
      plans[units.names[plan]] = .some(plans.keys.contains(units.names[plan]) ? nil : plan)
    }
    for plan in 0..<units.count where names.contains(units.codes[plan]) { plans[units.codes[plan]] = .some(plan) }
  }

  func plan(of name: String) -> Int? { plans[name] ?? nil }

  /// Names that no plan has, and those that several have: a waiver of these waives nothing.
  public var unknown: [String] { Set(wanted).filter { !plans.keys.contains($0) }.sorted() }
  public var ambiguous: [String] { Set(wanted).filter { plans[$0] == .some(nil) }.sorted() }
}
