/// A short ring cut into runs of edges that all go up, down, east or west; edges of one run cannot meet.
struct RingRuns {
  static let mostPoints = 1 << 12

  private let points: [SIMD2<Double>]
  /// Where each run begins, and one more; run i holds the edges from `starts[i]` to before `starts[i + 1]`.
  private var starts: [Int] = []
  private var boxes: [(low: SIMD2<Double>, high: SIMD2<Double>)] = []

  init(_ points: [SIMD2<Double>]) {
    self.points = points
    var open: UInt8 = 0
    var low = SIMD2<Double>()
    var high = low
    for index in points.indices {
      let start = points[index]
      let end = points[index + 1 == points.count ? 0 : index + 1]
      let step = end - start
      let ways: UInt8 = (step.x > 0 ? 1 : 0) | (step.x < 0 ? 2 : 0) | (step.y > 0 ? 4 : 0) | (step.y < 0 ? 8 : 0)
      if open & ways == 0 {
        if index > 0 { boxes.append((low, high)) }
        starts.append(index)
        open = ways
        (low, high) = (pointwiseMin(start, end), pointwiseMax(start, end))
      } else {
        open &= ways
        low = pointwiseMin(low, end)
        high = pointwiseMax(high, end)
      }
    }
    boxes.append((low, high))
    starts.append(points.count)
  }

  /// Whether no two edges meet, except neighbours in the corner between them.
  var areApart: Bool {
    points.withUnsafeBufferPointer { points in
      for first in boxes.indices {
        for second in first + 1..<boxes.count where !areApart(first, second, points) { return false }
      }
      return boxes.count > 1
    }
  }

  private func areApart(_ first: Int, _ second: Int, _ points: UnsafeBufferPointer<SIMD2<Double>>) -> Bool {
    let low = pointwiseMax(boxes[first].low, boxes[second].low)
    let high = pointwiseMin(boxes[first].high, boxes[second].high)
    guard low.x <= high.x, low.y <= high.y else { return true }
    let count = points.count
    for one in starts[first]..<starts[first + 1] {
      let (a, b) = (points[one], points[one + 1 == count ? 0 : one + 1])
      guard max(a.x, b.x) >= low.x, min(a.x, b.x) <= high.x, max(a.y, b.y) >= low.y, min(a.y, b.y) <= high.y else {
        continue
      }
      for other in starts[second]..<starts[second + 1] {
        let (c, d) = (points[other], points[other + 1 == count ? 0 : other + 1])
        switch EdgeMeeting(a, b, c, d) {
        case .apart: continue
        case .doubtful: return false
        case .inCorner: if other != one + 1, !(one == 0 && other == count - 1) { return false }
        }
      }
    }
    return true
  }
}
