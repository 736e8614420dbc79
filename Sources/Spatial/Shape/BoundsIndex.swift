/// Which of many rectangles meet a given one: a tree packed by the sort-tile-recursive method of Leutenegger et al.
struct BoundsIndex {
  private static let fanOut = 16

  /// The rectangles in packed order, and what they were numbered.
  private var leaves: [(bounds: Bounds, item: Int)] = []
  /// From the leaves up: the rectangle around each sixteen of the level below.
  private var levels: [[Bounds]] = []

  init(_ bounds: [Bounds?]) {
    leaves = bounds.enumerated().compactMap { item, bounds in bounds.map { ($0, item) } }
    sortIntoTiles()
    var level = leaves.map(\.bounds)
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: Self.fanOut).map { start in
        level[start..<min(start + Self.fanOut, level.count)].dropFirst().reduce(level[start]) { $0.union($1) }
      }
      levels.append(level)
    }
  }

  /// The numbers of the rectangles that share a point with one, in rising order.
  func items(meeting bounds: Bounds) -> [Int] {
    var found: [Int] = []
    var stack = [(level: levels.count, index: 0)]
    while let (level, index) = stack.popLast() {
      if level == 0 {
        if leaves.indices.contains(index), leaves[index].bounds.meets(bounds) { found.append(leaves[index].item) }
      } else if levels[level - 1][index].meets(bounds) {
        let below = level == 1 ? leaves.count : levels[level - 2].count
        for child in index * Self.fanOut..<min((index + 1) * Self.fanOut, below) { stack.append((level - 1, child)) }
      }
    }
    return found.sorted()
  }

  private mutating func sortIntoTiles() {
    let tiles = (leaves.count + Self.fanOut - 1) / Self.fanOut
    let slices = max(1, Int(Double(tiles).squareRoot().rounded(.up)))
    let sliceLength = max(1, slices * Self.fanOut)
    leaves.sort { ($0.bounds.middle.x, $0.item) < ($1.bounds.middle.x, $1.item) }
    for start in stride(from: 0, to: leaves.count, by: sliceLength) {
      leaves[start..<min(start + sliceLength, leaves.count)].sort {
        ($0.bounds.middle.y, $0.item) < ($1.bounds.middle.y, $1.item)
      }
    }
  }
}
