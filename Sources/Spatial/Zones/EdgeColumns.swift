/// The edges of a polygon as columns, without the upright ones, from west to east.
///
/// With a sign each, +1 where the polygon lies below and −1 where it lies above, they are all that its area with
/// another polygon needs: `area(P ∩ Q) = Σ sign(e)·sign(f)·∫ min(e, f)` over the stretch from west to east that two edges
/// share.  That is continuous in the coordinates, so shared corners, edges that lie on one another and holes that touch
/// need no special case; the polygons must be valid, or what they cover twice counts twice.
struct EdgeColumns {
  typealias Lane = SIMD4<Double>

  /// Some edges side by side; lanes that no edge fills share no stretch with anything.
  private struct Group {
    var west = Lane(repeating: .infinity)
    var east = Lane(repeating: -.infinity)
    var height = Lane()
    var slope = Lane()
    var sign = Lane()
    /// The stretch that any of them is in.
    var (low, high) = (Double.infinity, -Double.infinity)
  }

  private var groups: [Group] = []
  private var count = 0

  mutating func removeAll() {
    groups.removeAll(keepingCapacity: true)
    count = 0
  }

  mutating func append(_ edge: SignedEdge) {
    let (place, lane) = (count / Lane.scalarCount, count % Lane.scalarCount)
    if lane == 0 { groups.append(Group()) }
    groups[place].west[lane] = edge.west.x
    groups[place].east[lane] = edge.east.x
    groups[place].height[lane] = edge.west.y
    groups[place].slope[lane] = edge.slope
    groups[place].sign[lane] = edge.sign
    groups[place].low = min(groups[place].low, edge.west.x)
    groups[place].high = max(groups[place].high, edge.east.x)
    count += 1
  }

  /// The sum over all edges of ± the area under the lower one of two edges, times the sign of the other.
  func common(with edge: SignedEdge) -> Double {
    let zero = Lane()
    let (west, east, otherSlope) = (edge.west.x, edge.east.x, edge.slope)
    var sum = zero
    for group in groups {
      guard group.low < east, group.high > west else { continue }
      let start = larger(group.west, Lane(repeating: west))
      let end = -larger(-group.east, Lane(repeating: -east))
      let width = end - start
      let isShared = width .> 0
      let ownStart = group.height + (start - group.west) * group.slope
      let ownEnd = group.height + (end - group.west) * group.slope
      let otherStart = edge.west.y + (start - west) * otherSlope
      let otherEnd = edge.west.y + (end - west) * otherSlope
      let (first, last) = (ownStart - otherStart, ownEnd - otherEnd)
      let (near, far) = (absolute(first), absolute(last))
      // ∫ min = ∫ mean − ∫ half the distance, which is two triangles where the edges cross.
      let distance = near + far
      var heights = ownStart + ownEnd + otherStart + otherEnd - distance
      let isUncrossed = first * last .>= 0
      if !all(isUncrossed .| .!isShared) {
        heights += (2 * near * far / distance).replacing(with: zero, where: isUncrossed)
      }
      sum += (group.sign * (width * heights / 4)).replacing(with: zero, where: .!isShared)
    }
    return sum.sum() * edge.sign
  }

  @inline(__always)
  private func absolute(_ lane: Lane) -> Lane {
    unsafeBitCast(unsafeBitCast(lane, to: SIMD4<UInt64>.self) & UInt64(Int64.max), to: Lane.self)
  }
}

/// The larger of each two; that of the standard library takes a call for each.
@inline(__always)
private func larger(_ first: EdgeColumns.Lane, _ second: EdgeColumns.Lane) -> EdgeColumns.Lane {
  first.replacing(with: second, where: second .> first)
}

/// An edge from west to east, and on which side of it the polygon lies.
struct SignedEdge: Sendable {
  var west: SIMD2<Double>
  var east: SIMD2<Double>
  /// +1 where the polygon lies below, −1 where it lies above.
  var sign: Double

  init(west: SIMD2<Double>, east: SIMD2<Double>, sign: Double) {
    (self.west, self.east, self.sign) = (west, east, sign)
  }

  /// `nil` for an upright edge.
  init?(from start: SIMD2<Double>, to end: SIMD2<Double>) {
    guard start.x != end.x else { return nil }
    (west, east, sign) = start.x < end.x ? (start, end, -1) : (end, start, 1)
  }

  var slope: Double { (east.y - west.y) / (east.x - west.x) }

  /// The area between the edge and the axis, with its sign: summed over a polygon, the polygon's own.
  var areaBelow: Double { sign * (east.x - west.x) * (east.y + west.y) / 2 }

  func moved(by step: SIMD2<Double>) -> SignedEdge {
    var edge = self
    edge.west += step
    edge.east += step
    return edge
  }

  /// The edges of a ring, which is open; what lies on its left is the polygon.
  static func forEach(of ring: some Collection<SIMD2<Double>>, _ body: (SignedEdge) -> Void) {
    guard var previous = ring.dropFirst(max(ring.count - 1, 0)).first else { return }
    for point in ring {
      SignedEdge(from: previous, to: point).map(body)
      previous = point
    }
  }
}
