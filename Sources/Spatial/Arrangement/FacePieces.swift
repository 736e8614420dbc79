/// The faces of an arrangement that count something, one by one.
struct FacePieces {
  private let arrangement: Arrangement
  private let faces: Faces
  private let holes: [Int: [Int]]

  /// - Returns: `nil` when the counts contradict one another.
  init?(_ arrangement: Arrangement) {
    self.arrangement = arrangement
    faces = Faces(of: arrangement)
    guard faces.isSound else { return nil }
    holes = faces.holes()
  }

  /// The cycle around every face that counts something, and what it counts.
  var all: [(cycle: Int, count: Int)] {
    faces.counts.indices.compactMap { cycle in
      let count = Int(faces.counts[cycle])
      return count == 0 || faces.isOuter(cycle) ? nil : (cycle, count)
    }
  }

  /// What the face on the left of each cycle counts.
  var countsByCycle: [Int32] { faces.counts }

  /// The areas of all faces times what they count, m².
  var balance: Double {
    all.reduce(0) { $0 + Double($1.count) * exactArea(of: $1.cycle) }
  }

  /// m², rounded to 0.01 m².
  func area(of cycle: Int) -> Double { roundedArea(exactArea(of: cycle)) }

  /// The area in m², not rounded.
  func exactArea(of cycle: Int) -> Double {
    (holes[cycle] ?? []).reduce(arrangement.areas[cycle]) { $0 + arrangement.areas[$1] }
  }

  /// Length in true metres of all its rings.
  func perimeter(of cycle: Int) -> Double {
    var sum = 0.0
    for ring in [cycle] + (holes[cycle] ?? []) {
      arrangement.forEachHalfEdge(ofCycle: ring) { half in
        sum += Plane.length(from: arrangement.origin(of: half), to: arrangement.origin(of: half ^ 1))
      }
    }
    return sum
  }

  /// The face as one polygon.
  func shape(of cycle: Int) -> Shape {
    let rings = ([cycle] + (holes[cycle] ?? [])).flatMap(simpleRings)
    guard let outer = rings.indices.max(by: { rings[$0].area < rings[$1].area }) else { return Shape() }
    let others = rings.indices.filter { $0 != outer && rings[$0].area < 0 }
    return Shape(rings: [rings[outer].points] + others.map { rings[$0].points })
  }

  /// A cycle cut apart where it comes back to a point: rings that touch themselves are not allowed in a polygon.
  private func simpleRings(of cycle: Int) -> [(points: [SIMD2<Double>], area: Double)] {
    var nodes: [Int32] = []
    arrangement.forEachHalfEdge(ofCycle: cycle) { nodes.append(arrangement.originNode(of: $0)) }
    let sorted = nodes.sorted()
    guard zip(sorted, sorted.dropFirst()).contains(where: ==) else { return [ring(nodes)] }
    var path: [Int32] = []
    var positions: [Int32: Int] = [:]
    var rings: [(points: [SIMD2<Double>], area: Double)] = []
    for node in nodes {
      if let position = positions[node] {
        for passed in path[position...] { positions[passed] = nil }
        rings.append(ring(path[position...]))
        path.removeSubrange(position...)
      }
      positions[node] = path.count
      path.append(node)
    }
    rings.append(ring(path))
    return rings
  }

  private func ring(_ nodes: some Sequence<Int32>) -> (points: [SIMD2<Double>], area: Double) {
    let points = nodes.map { arrangement.points[Int($0)] }
    return (points, Self.area(of: points))
  }

  private static func area(of ring: [SIMD2<Double>]) -> Double {
    guard let anchor = ring.first else { return 0 }
    return zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0 - anchor).cross($1.1 - anchor) } / 2
  }
}
