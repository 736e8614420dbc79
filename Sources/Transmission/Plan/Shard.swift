/// One of the parts into which the work on a plan set is divided: the plans whose verdicts it gives.
public struct Shard: Hashable, Codable, Sendable {
  /// From 1 to ``count``.
  public let number: Int
  public let count: Int

  /// So many shards are enough for every county of the country.
  public static let most = 10_000

  /// Reads `2/7`; returns `nil` for anything else.
  public init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], 1...Self.most ~= count,
      1...count ~= number
    else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// `2/7`.
  public var text: String { "\(number)/\(count)" }

  /// Which plans the shard judges, by unit.
  ///
  /// Units follow one another as in a table of contents, families together, and are cut into runs of about equal weight:
  /// every worker finds the same cut by itself.  A weight is what the plan of a unit costs, positive.
  package func plans(_ units: UnitTable, weights: [Int]) -> [Bool] {
    let total = weights.reduce(Int128(1)) { $0 + Int128($1) }
    var isJudged = [Bool](repeating: false, count: units.count)
    var before: Int128 = 0
    for unit in units.depthFirst {
      let weight = Int128(weights[unit])
      // A plan belongs where its middle lies.
      isJudged[unit] = (2 * before + weight) * Int128(count) / (2 * total) == Int128(number - 1)
      before += weight
    }
    return isJudged
  }
}

extension UnitTable {
  /// Every unit before its children, and these before its next sibling.
  fileprivate var depthFirst: [Int] {
    var order: [Int] = []
    var waiting = Array(parents.indices.filter { parents[$0] < 0 }.reversed())
    while let unit = waiting.popLast() {
      order.append(unit)
      waiting += plansBelow(unit).reversed()
    }
    return order
  }
}
