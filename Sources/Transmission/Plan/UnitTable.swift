public import RuleDSL

/// The units of government of a plan set, as columns.
///
/// A plan that stands beside the comprehensive ones (规划类型) is a unit of a kind behind the tiers of government, under the
/// plan that it obeys: it has a parent, and is nobody's child.
///
/// INVARIANT: ordered by depth, then parent, then plans of governments before others, then code, so that a parent stands
/// before its children, the children of one parent are contiguous, and the order does not depend on the order of rows in
/// files.
public struct UnitTable: Sendable {
  /// 行政区代码.
  public let codes: [String]
  public let names: [String]
  /// Index into the vocabulary's tiers.
  public let tiers: [UInt8]
  /// Index of the administrative parent; -1 for a root.
  public let parents: [Int32]
  /// 批复日期, by unit, `nil` where it is not known; empty where it is known of no unit.
  public let approvals: [Approval?]
  /// Where each unit's children begin; one longer than the table.
  let firstChild: [Int32]
  /// How many tiers are of government.
  private let governmentTiers: Int

  public var count: Int { codes.count }

  func identity(of unit: Int) -> UnitIdentity { UnitIdentity(code: codes[unit], name: names[unit]) }

  public struct Entry: Hashable, Codable, Sendable {
    public var code: String
    public var name: String
    public var tier: Int
    /// Index into the entries; `nil` for a root.
    public var parent: Int?
    public var approval: Approval?

    public init(code: String, name: String, tier: Int, parent: Int?, approval: Approval? = nil) {
      self.code = code
      self.name = name
      self.tier = tier
      self.parent = parent
      self.approval = approval
    }
  }

  /// The units one by one, from which the same table can be made.
  public var entries: [Entry] {
    codes.indices.map { unit in
      let parent = parents[unit] < 0 ? nil : Int(parents[unit])
      var entry = Entry(code: codes[unit], name: names[unit], tier: Int(tiers[unit]), parent: parent)
      if !approvals.isEmpty { entry.approval = approvals[unit] }
      return entry
    }
  }

  /// Orders the entries.
  ///
  /// - Parameters:
  ///   - entries: In any order; parents must not form a cycle.
  ///   - governmentTiers: See ``Vocabulary/governmentTiers``.
  /// - Returns: The table, and for each entry its place in it; `nil` when the parents form a cycle.
  public static func make(
    _ entries: [Entry],
    governmentTiers: Int = .max
  ) -> (table: UnitTable, places: [Int])? {
    let hasBranches = entries.contains { $0.tier >= governmentTiers }
    let isBefore = { (left: Int32, right: Int32) in
      let (left, right) = (Int(left), Int(right))
      if hasBranches, (entries[left].tier >= governmentTiers) != (entries[right].tier >= governmentTiers) {
        return entries[left].tier < governmentTiers
      }
      return entries[left].code < entries[right].code
    }
    let lists = ChildLists(entries.map { $0.parent.map { Int32($0) } ?? -1 }, sortedBy: isBefore)
    var order = entries.indices.filter { entries[$0].parent == nil }.map { Int32($0) }.sorted(by: isBefore)
    order.reserveCapacity(entries.count)
    var next = 0
    while next < order.count {
      order += lists[Int(order[next])]
      next += 1
    }
    guard order.count == entries.count else { return nil }
    var places = [Int](repeating: 0, count: entries.count)
    for (place, index) in order.enumerated() { places[Int(index)] = place }
    let table = UnitTable(entries, order: order.map { Int($0) }, places: places, governmentTiers)
    return (table, places)
  }

  /// A table of no units.
  public static let empty = UnitTable([], order: [], places: [], .max)

  private init(_ entries: [Entry], order: [Int], places: [Int], _ governmentTiers: Int) {
    self.governmentTiers = governmentTiers
    codes = order.map { entries[$0].code }
    names = order.map { entries[$0].name }
    tiers = order.map { UInt8(clamping: entries[$0].tier) }
    approvals = entries.contains { $0.approval != nil } ? order.map { entries[$0].approval } : []
    parents = order.map { entries[$0].parent.map { Int32(places[$0]) } ?? -1 }
    var first = [Int32](repeating: Int32(entries.count), count: entries.count + 1)
    for (index, parent) in parents.enumerated().reversed() where parent >= 0 {
      first[Int(parent)] = Int32(index)
    }
    // A unit without children gets an empty range that starts where the next one's begins.
    for index in entries.indices.reversed() {
      first[index] = min(first[index], first[index + 1])
    }
    firstChild = first
  }

  /// The administrative children of a unit, those whose plans add up to its own.
  public func children(of unit: Int) -> Range<Int> {
    let below = plansBelow(unit)
    var end = below.upperBound
    while end > below.lowerBound, isBranch(end - 1) { end -= 1 }
    return below.lowerBound..<end
  }

  /// The children of a unit, and the plans that obey its own without adding up to it.
  public func plansBelow(_ unit: Int) -> Range<Int> {
    Int(firstChild[unit])..<Int(firstChild[unit + 1])
  }

  /// Whether some plan stands beside the comprehensive ones.
  var hasBranches: Bool { tiers.contains { Int($0) >= governmentTiers } }

  /// Whether a plan stands beside the comprehensive ones.
  public func isBranch(_ unit: Int) -> Bool { Int(tiers[unit]) >= governmentTiers }

  /// The 行政区代码 of the ground that a plan stands on: its own, or that of the plan it obeys.
  public func groundCode(of unit: Int) -> String {
    isBranch(unit) && parents[unit] >= 0 ? codes[Int(parents[unit])] : codes[unit]
  }

  /// The same of every unit.
  public var groundCodes: [String] { hasBranches ? codes.indices.map { groundCode(of: $0) } : codes }

  /// The plans that a rule means when it speaks about a unit; none where nobody stands there.
  func plans(_ reference: PlanReference, of unit: Int) -> Range<Int> {
    switch reference {
    case .own: unit..<unit + 1
    case .parent: parents[unit] < 0 ? 0..<0 : Int(parents[unit])..<Int(parents[unit]) + 1
    case .children: children(of: unit)
    }
  }
}

/// The members below every parent, one list behind the other, each ascending or in an order of its own.
struct ChildLists {
  /// Where each list begins; one longer than there are parents.
  private var starts: [Int32]
  private var members: [Int32]

  /// Takes every member's parent; -1 for none.
  init(_ parents: [Int32], sortedBy isBefore: ((Int32, Int32) -> Bool)? = nil) {
    starts = [Int32](repeating: 0, count: parents.count + 1)
    for parent in parents where parent >= 0 { starts[Int(parent) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    members = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    var next = starts
    for (member, parent) in parents.enumerated() where parent >= 0 {
      members[Int(next[Int(parent)])] = Int32(member)
      next[Int(parent)] += 1
    }
    guard let isBefore else { return }
    for parent in parents.indices where starts[parent + 1] - starts[parent] > 1 {
      let list = Int(starts[parent])..<Int(starts[parent + 1])
      // Tables mostly list members in the order of their codes.
      if !zip(members[list], members[list].dropFirst()).allSatisfy(isBefore) { members[list].sort(by: isBefore) }
    }
  }

  subscript(parent: Int) -> ArraySlice<Int32> { members[Int(starts[parent])..<Int(starts[parent + 1])] }
}
