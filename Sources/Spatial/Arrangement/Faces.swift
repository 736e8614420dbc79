/// What every face of an arrangement counts, and which cycles bound it.
struct Faces {
  /// By cycle: what the face on its left counts.
  private(set) var counts: [Int32]
  /// By cycle: the connected part of the arrangement that it belongs to.
  private var partOf: [Int32]
  /// By part: the cycle that runs around it.
  private var outerOf: [Int32] = []
  /// By part: the cycle, of another part, around the face in which it lies, or -1 for the plane around all.
  private var containerOf: [Int32] = []
  /// Whether the counts agree at every edge and each part has one cycle around it.
  private(set) var isSound = true

  init(of arrangement: Arrangement) {
    counts = Array(repeating: 0, count: arrangement.firstOf.count)
    partOf = Array(repeating: -1, count: arrangement.firstOf.count)
    spread(in: arrangement)
    nest(in: arrangement)
  }

  /// By cycle that bounds a face from outside: the cycles around the holes of the face.
  func holes() -> [Int: [Int]] {
    var holes: [Int: [Int]] = [:]
    for (part, container) in containerOf.enumerated() where container >= 0 {
      holes[Int(container), default: []].append(Int(outerOf[part]))
    }
    return holes
  }

  /// Whether a cycle is the one around its part.
  func isOuter(_ cycle: Int) -> Bool { Int(outerOf[Int(partOf[cycle])]) == cycle }

  /// Counts within each part from one of its cycles, and finds the cycle around it.
  private mutating func spread(in arrangement: Arrangement) {
    for start in partOf.indices where partOf[start] < 0 {
      let part = Int32(outerOf.count)
      var outer = start
      var negatives = 0
      var stack = [start]
      partOf[start] = part
      while let cycle = stack.popLast() {
        if arrangement.areas[cycle] < arrangement.areas[outer] { outer = cycle }
        if arrangement.areas[cycle] < -Self.blurred { negatives += 1 }
        arrangement.forEachHalfEdge(ofCycle: cycle) { half in
          let neighbour = Int(arrangement.cycleOf[half ^ 1])
          let weight = arrangement.edges[half >> 1].weight
          let count = half & 1 == 0 ? counts[cycle] - weight : counts[cycle] + weight
          if partOf[neighbour] < 0 {
            partOf[neighbour] = part
            counts[neighbour] = count
            stack.append(neighbour)
          } else if counts[neighbour] != count {
            isSound = false
          }
        }
      }
      if negatives > 1 { isSound = false }
      outerOf.append(Int32(outer))
    }
  }

  /// Areas of at most this many m² may have either sign.
  private static let blurred = 1e-3

  /// Finds the face around each part and adds its count to those inside.
  private mutating func nest(in arrangement: Arrangement) {
    containerOf = Array(repeating: -1, count: outerOf.count)
    if outerOf.count > 1 {
      let grid = arrangement.grid
      for part in outerOf.indices { containerOf[part] = neighbour(west: part, arrangement, grid) }
      for part in outerOf.indices { containerOf[part] = climb(from: part) }
    }
    var shifts = [Int32?](repeating: nil, count: outerOf.count)
    for part in outerOf.indices { shift(part, &shifts) }
    for cycle in counts.indices { counts[cycle] += shifts[Int(partOf[cycle])] ?? 0 }
  }

  /// The cycle on the east side of the nearest edge of another part, straight to the west of the westernmost point.
  private func neighbour(west part: Int, _ arrangement: Arrangement, _ grid: SegmentGrid) -> Int32 {
    let point = arrangement.westernmost(ofCycle: Int(outerOf[part]))
    // Rings of one source may touch without having been cut there: what touches lies to the west.
    let limit = point.x + 1e-7
    var best: (crossing: Crossing, cycle: Int32)?
    grid.walk(westOf: SIMD2(limit, point.y)) { edge in
      guard let crossing = Crossing(of: edge, at: point.y, arrangement), crossing.x <= limit else { return }
      if let best, !best.crossing.isWest(of: crossing) { return }
      // The east side is the left one of an edge that runs south.
      let cycle = arrangement.cycleOf[crossing.runsSouth ? 2 * edge : 2 * edge + 1]
      if Int(partOf[Int(cycle)]) != part { best = (crossing, cycle) }
    } isFound: { reach in
      best.map { $0.crossing.x > reach + 1e-6 } ?? false
    }
    return best?.cycle ?? -1
  }

  /// The bounding cycle of the face: where the neighbour lies beside the part and not around it, that part's own.
  private func climb(from part: Int) -> Int32 {
    var cycle = containerOf[part]
    var steps = 0
    while cycle >= 0, isOuter(Int(cycle)), steps <= outerOf.count {
      cycle = containerOf[Int(partOf[Int(cycle)])]
      steps += 1
    }
    return steps <= outerOf.count ? cycle : -1
  }

  /// What has to be added to the counts of a part so that its outside counts what its container does.
  private mutating func shift(_ part: Int, _ shifts: inout [Int32?]) {
    var path: [Int] = []
    var current = part
    while shifts[current] == nil, path.count <= outerOf.count {
      path.append(current)
      guard containerOf[current] >= 0 else { break }
      current = Int(partOf[Int(containerOf[current])])
    }
    for part in path.reversed() {
      let container = Int(containerOf[part])
      let around = container < 0 ? 0 : counts[container] + (shifts[Int(partOf[container])] ?? 0)
      shifts[part] = around - counts[Int(outerOf[part])]
    }
  }
}

/// Where an edge crosses a level line.
private struct Crossing {
  let x: Double
  let runsSouth: Bool
  private let lower: SIMD2<Double>
  private let upper: SIMD2<Double>

  /// `nil` when it does not; a point on the line counts as below it.
  init?(of edge: Int, at y: Double, _ arrangement: Arrangement) {
    let from = arrangement.origin(of: 2 * edge)
    let to = arrangement.origin(of: 2 * edge + 1)
    guard (from.y > y) != (to.y > y) else { return nil }
    runsSouth = from.y > to.y
    lower = runsSouth ? to : from
    upper = runsSouth ? from : to
    x = lower.x + (y - lower.y) / (upper.y - lower.y) * (upper.x - lower.x)
  }

  /// Of two edges that leave one point the directions decide: there the crossings are too close to be distinguished.
  func isWest(of other: Crossing) -> Bool {
    let turn = (upper - lower).cross(other.upper - other.lower)
    if lower == other.lower { return turn < 0 }
    if upper == other.upper { return turn > 0 }
    return x < other.x
  }
}
