/// Cuts rings to an upright rectangle: what is inside is kept, and led along the rim from where a ring leaves to where the
/// next one comes in.
struct WindowCut {
  private let window: Bounds
  private var shape = Shape()
  private var paths: [Path] = []
  /// Number of the first path of the current ring.
  private var firstOfRing = 0
  private var isOpen = false

  /// A stretch of a ring within the window, from one place on the rim to another.
  private struct Path {
    var points: [SIMD2<Double>]
    /// Places on the rim, counter-clockwise from the lower left corner; `nil` where the ring goes on inside.
    var entry: Double?
    var exit: Double?
  }

  init(_ window: Bounds) { self.window = window }

  /// Adds a ring that lies inside.
  mutating func add(_ ring: ArraySlice<SIMD2<Double>>) {
    shape.points += ring
    shape.ringEnds.append(shape.points.count)
  }

  /// Adds an edge of the current ring; edges that do not meet the window may be left out.
  mutating func addEdge(from start: SIMD2<Double>, to end: SIMD2<Double>) {
    guard let (first, last) = inside(start, end) else { return }
    let goesOn = isOpen && first == 0 && paths.last?.points.last == start
    if !goesOn {
      leaveAtCorner()
      if first > 0 {
        let (point, place) = onRim(start + (end - start) * first)
        paths.append(Path(points: [point], entry: place))
      } else {
        paths.append(Path(points: [start]))
      }
    }
    if last < 1 {
      let (point, place) = onRim(start + (end - start) * last)
      paths[paths.count - 1].points.append(point)
      paths[paths.count - 1].exit = place
      isOpen = false
    } else {
      paths[paths.count - 1].points.append(end)
      isOpen = true
    }
  }

  /// Ends a path whose last corner lies on the rim.
  private mutating func leaveAtCorner() {
    guard isOpen, let corner = paths.last?.points.last else { return }
    paths[paths.count - 1].exit = onRim(corner).1
    isOpen = false
  }

  /// Joins the end of the current ring to its beginning.
  mutating func endRing() {
    defer { firstOfRing = paths.count }
    guard paths.count > firstOfRing else { return }
    let first = paths[firstOfRing]
    if isOpen, first.entry == nil, let last = paths.last, last.points.last == first.points.first {
      isOpen = false
      paths.removeLast()
      guard paths.count > firstOfRing else { return add(last.points.dropLast()) }
      paths[firstOfRing].points = last.points + first.points.dropFirst()
      paths[firstOfRing].entry = last.entry
    }
    leaveAtCorner()
    // What begins neither on an edge nor at the end of another path begins with a corner on the rim.
    for index in firstOfRing..<paths.count where paths[index].entry == nil {
      paths[index].entry = paths[index].points.first.map { onRim($0).1 }
    }
  }

  /// Returns the rings of what is inside; `covers` says whether a point of the rim is covered, when no ring crosses it.
  consuming func finish(covers: (SIMD2<Double>) -> Bool) -> Shape {
    if paths.isEmpty, covers(window.low) {
      add([window.low, SIMD2(window.high.x, window.low.y), window.high, SIMD2(window.low.x, window.high.y)])
    }
    link()
    if !shape.ringEnds.isEmpty { shape.polygonEnds = [shape.ringEnds.count] }
    return shape
  }

  private mutating func link() {
    let entries = paths.indices.filter { paths[$0].entry != nil }.sorted {
      (paths[$0].entry ?? 0, $0) < (paths[$1].entry ?? 0, $1)
    }
    var isUsed = [Bool](repeating: false, count: paths.count)
    for start in entries where !isUsed[start] {
      var ring: [SIMD2<Double>] = []
      var current = start
      repeat {
        isUsed[current] = true
        ring += paths[current].points
        guard let exit = paths[current].exit else { break }
        let place = entries.indices.partitionPoint { paths[entries[$0]].entry ?? 0 >= exit }
        let following = entries[place < entries.count ? place : 0]
        let entry = paths[following].entry ?? 0
        ring += corners(from: exit, to: entry < exit ? entry + rimLength : entry)
        current = following
      } while current != start && !isUsed[current]
      add(ring[...])
    }
  }

  // MARK: - The rim

  private var size: SIMD2<Double> { window.high - window.low }
  private var rimLength: Double { 2 * (size.x + size.y) }

  /// The corners that a walk along the rim passes.
  private func corners(from start: Double, to end: Double) -> [SIMD2<Double>] {
    let corners = [
      (0.0, window.low), (size.x, SIMD2(window.high.x, window.low.y)), (size.x + size.y, window.high),
      (2 * size.x + size.y, SIMD2(window.low.x, window.high.y)),
    ]
    return [0, rimLength].flatMap { lap in
      corners.compactMap { $0.0 + lap > start && $0.0 + lap < end ? $0.1 : nil }
    }
  }

  /// The point of the rim next to a point, and its place.
  private func onRim(_ point: SIMD2<Double>) -> (SIMD2<Double>, Double) {
    let inner = pointwiseMax(window.low, pointwiseMin(window.high, point))
    let (low, high) = (inner - window.low, window.high - inner)
    switch min(low.x, low.y, high.x, high.y) {
    case low.y: return (SIMD2(inner.x, window.low.y), low.x)
    case high.x: return (SIMD2(window.high.x, inner.y), size.x + low.y)
    case high.y: return (SIMD2(inner.x, window.high.y), size.x + size.y + high.x)
    default: return (SIMD2(window.low.x, inner.y), 2 * size.x + size.y + high.y)
    }
  }

  /// The part of an edge in the window, as shares of its length; `nil` when it passes by.
  private func inside(_ start: SIMD2<Double>, _ end: SIMD2<Double>) -> (Double, Double)? {
    let step = end - start
    var (first, last) = (0.0, 1.0)
    for axis in 0..<2 {
      if step[axis] == 0 {
        if start[axis] <= window.low[axis] || start[axis] >= window.high[axis] { return nil }
        continue
      }
      let one = (window.low[axis] - start[axis]) / step[axis]
      let other = (window.high[axis] - start[axis]) / step[axis]
      first = max(first, min(one, other))
      last = min(last, max(one, other))
    }
    return first < last ? (first, last) : nil
  }
}
