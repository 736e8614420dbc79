/// The rings of a small polygon, the outer one first, cut into runs of edges that all go up, down, east or west; edges of
/// one run cannot meet.
struct RingRuns {
  /// Of one ring; every run is held against every other.
  static let mostPoints = 1 << 12
  /// Of several rings, which may turn out to touch, and then are looked at again.
  static let mostPointsOfRings = 1 << 9

  private static let mostlyRuns = 24

  private let points: [SIMD2<Double>]
  private let rings: [Range<Int>]
  private var runs: [Run] = []

  private struct Run {
    let ring: Range<Int>
    /// Where its edges begin.
    var places: Range<Int>
    var low: SIMD2<Double>
    var high: SIMD2<Double>

    /// Whether the rectangles around two of them have anything in common.
    @inline(__always)
    func meets(_ other: Run) -> Bool { !any((low .> other.high) .| (other.low .> high)) }
  }

  init(_ shape: Shape) { self.init(shape.points, shape.ringEnds.indices.map { shape.ring($0) }) }

  /// Rings of at least three points, given by where they stand among others.
  init(_ points: [SIMD2<Double>], _ rings: [Range<Int>]) {
    (self.points, self.rings) = (points, rings)
    runs.reserveCapacity(Self.mostlyRuns)
    for ring in rings { cut(ring) }
  }

  private mutating func cut(_ ring: Range<Int>) {
    var open: UInt8 = 0
    for place in ring {
      let start = points[place]
      let end = points[place + 1 == ring.upperBound ? ring.lowerBound : place + 1]
      let step = end - start
      let ways: UInt8 = (step.x > 0 ? 1 : 0) | (step.x < 0 ? 2 : 0) | (step.y > 0 ? 4 : 0) | (step.y < 0 ? 8 : 0)
      if open & ways == 0 {
        open = ways
        let (low, high) = (pointwiseMin(start, end), pointwiseMax(start, end))
        runs.append(Run(ring: ring, places: place..<place + 1, low: low, high: high))
      } else {
        open &= ways
        let last = runs.count - 1
        runs[last].places = runs[last].places.lowerBound..<place + 1
        runs[last].low = pointwiseMin(runs[last].low, end)
        runs[last].high = pointwiseMax(runs[last].high, end)
      }
    }
  }

  /// Whether no two edges meet, except neighbours in the corner between them.
  var areApart: Bool {
    points.withUnsafeBufferPointer { points in
      runs.withUnsafeBufferPointer { runs in
        for first in runs.indices {
          for second in first + 1..<runs.count where runs[first].meets(runs[second]) {
            guard areApart(runs[first], runs[second], points) else { return false }
          }
        }
        return runs.count > 1
      }
    }
  }

  private func areApart(_ first: Run, _ second: Run, _ points: UnsafeBufferPointer<SIMD2<Double>>) -> Bool {
    let low = pointwiseMax(first.low, second.low)
    let high = pointwiseMin(first.high, second.high)
    for one in first.places {
      let next = one + 1 == first.ring.upperBound ? first.ring.lowerBound : one + 1
      let (a, b) = (points[one], points[next])
      let (ownLow, ownHigh) = (pointwiseMin(a, b), pointwiseMax(a, b))
      guard !any((low .> ownHigh) .| (ownLow .> high)) else { continue }
      for other in second.places {
        let otherNext = other + 1 == second.ring.upperBound ? second.ring.lowerBound : other + 1
        let (c, d) = (points[other], points[otherNext])
        if any((pointwiseMin(c, d) .> ownHigh) .| (ownLow .> pointwiseMax(c, d))) { continue }
        switch EdgeMeeting(a, b, c, d) {
        case .apart: continue
        case .doubtful: return false
        case .inCorner: if next != other, otherNext != one { return false }
        }
      }
    }
    return true
  }

  /// Whether the holes of a single polygon whose rings are apart lie in it and not in one another, beyond doubt.
  var areHolesInside: Bool {
    rings.indices.dropFirst().allSatisfy { hole in
      let point = points[rings[hole].lowerBound]
      return rings.indices.allSatisfy { ring in ring == hole || isInside(point, rings[ring]) == (ring == 0) }
    }
  }

  /// Whether a point lies within a ring; `nil` where that hangs on the last digits.
  private func isInside(_ point: SIMD2<Double>, _ ring: Range<Int>) -> Bool? {
    var isInside = false
    guard var start = points[ring].last.map({ $0 - point }) else { return nil }
    for corner in points[ring] {
      let end = corner - point
      if (start.y > 0) != (end.y > 0) {
        let side = start.cross(end)
        let size = max(abs(start.x) + abs(start.y), abs(end.x) + abs(end.y))
        guard abs(side) > 1e-14 * size * size else { return nil }
        // An edge that goes up has the point on its left when it passes east of it.
        if (side > 0) == (end.y > 0) { isInside.toggle() }
      }
      start = end
    }
    return isInside
  }
}
