/// Which ring lies in which, for rings whose edges do not cross.
struct RingNesting {
  /// Whether holes lie directly in their own polygon, and outer rings in no polygon at all.
  private(set) var isProper = true

  init(of search: CrossingSearch) {
    let (points, nexts, rings) = (search.shape.points, search.nexts, search.rings)
    let polygons = search.shape.polygonOfRings
    for ring in polygons.indices where isProper {
      let isOuter = ring == 0 || polygons[ring] != polygons[ring - 1]
      guard let (level, own) = Self.westernStretch(of: search.shape.ring(ring), points) else {
        isProper = false
        return
      }
      var best: (x: Double, place: Int)?
      search.grid.walk(westOf: SIMD2(own, level)) { place in
        guard Int(rings[place]) != ring, place != best?.place else { return }
        guard let x = Self.crossing(points[place], points[Int(nexts[place])], level), x <= own else { return }
        // Two that cannot be distinguished leave doubt.
        if own - x < 1e-7 || best.map({ abs($0.x - x) < 1e-7 }) ?? false { isProper = false }
        if best.map({ $0.x < x }) ?? true { best = (x, place) }
      } isFound: { reach in
        best.map { $0.x > reach + 1e-6 } ?? false
      }
      guard let place = best?.place else {
        if !isOuter { isProper = false }
        continue
      }
      // The east side of an edge is inside when it runs south.
      let isInside = points[place].y > points[Int(nexts[place])].y
      if isOuter ? isInside : !isInside || polygons[Int(rings[place])] != polygons[ring] { isProper = false }
    }
  }

  /// A level line, and where a ring first crosses it from the west.
  private static func westernStretch(of ring: Range<Int>, _ points: [SIMD2<Double>]) -> (Double, Double)? {
    var longest = (rise: 0.0, level: 0.0)
    for place in ring {
      let (start, end) = (points[place], points[place + 1 == ring.upperBound ? ring.lowerBound : place + 1])
      let rise = abs(end.y - start.y)
      if rise > longest.rise { longest = (rise, start.y + (end.y - start.y) * 0.4937) }
    }
    var west: Double?
    for place in ring {
      let (start, end) = (points[place], points[place + 1 == ring.upperBound ? ring.lowerBound : place + 1])
      if let x = crossing(start, end, longest.level) { west = min(west ?? x, x) }
    }
    return west.map { (longest.level, $0) }
  }

  @inline(__always)
  private static func crossing(_ start: SIMD2<Double>, _ end: SIMD2<Double>, _ level: Double) -> Double? {
    guard (start.y > level) != (end.y > level) else { return nil }
    return start.x + (level - start.y) / (end.y - start.y) * (end.x - start.x)
  }
}
