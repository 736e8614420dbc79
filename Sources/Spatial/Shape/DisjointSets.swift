/// Numbers in sets that are joined one after another.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The number that stands for the set of another one.
  mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  /// Makes one set of two; `false` when they were one.
  @discardableResult
  mutating func join(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (root(first), root(second))
    parents[one] = other
    return one != other
  }
}
