/// The units of government of a plan set, as columns.
///
/// INVARIANT: ordered by depth, then parent, then code, so that a parent stands before its children, the children of
/// one parent are contiguous, and the order does not depend on the order of rows in files.
public struct UnitTable: Sendable {
  /// 行政区代码.
  public let codes: [String]
  public let names: [String]
  /// Index into the vocabulary's tiers.
  public let tiers: [UInt8]
  /// Index of the administrative parent; -1 for a root.
  public let parents: [Int32]
  /// Where each unit's children begin; one longer than the table.
  let firstChild: [Int32]

  public var count: Int { codes.count }

  public struct Entry: Sendable {
    public var code: String
    public var name: String
    public var tier: Int
    /// Index into the entries; `nil` for a root.
    public var parent: Int?

    public init(code: String, name: String, tier: Int, parent: Int?) {
      self.code = code
      self.name = name
      self.tier = tier
      self.parent = parent
    }
  }

  /// Orders the entries.
  ///
  /// - Parameter entries: In any order; parents must not form a cycle.
  /// - Returns: The table, and for each entry its place in it; `nil` when the parents form a cycle.
  public static func make(_ entries: [Entry]) -> (table: UnitTable, places: [Int])? {
    var children = [[Int]](repeating: [], count: entries.count)
    var level: [Int] = []
    for (index, entry) in entries.enumerated() {
      if let parent = entry.parent { children[parent].append(index) } else { level.append(index) }
    }
    level.sort { entries[$0].code < entries[$1].code }
    var order: [Int] = []
    order.reserveCapacity(entries.count)
    while !level.isEmpty {
      order += level
      level = level.flatMap { children[$0].sorted { entries[$0].code < entries[$1].code } }
    }
    guard order.count == entries.count else { return nil }
    var places = [Int](repeating: 0, count: entries.count)
    for (place, index) in order.enumerated() { places[index] = place }
    return (UnitTable(ordered: order.map { entries[$0] }, places: places), places)
  }

  static let empty = UnitTable(ordered: [], places: [])

  private init(ordered entries: [Entry], places: [Int]) {
    codes = entries.map(\.code)
    names = entries.map(\.name)
    tiers = entries.map { UInt8(clamping: $0.tier) }
    parents = entries.map { $0.parent.map { Int32(places[$0]) } ?? -1 }
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

  /// The administrative children of a unit.
  public func children(of unit: Int) -> Range<Int> {
    Int(firstChild[unit])..<Int(firstChild[unit + 1])
  }
}
