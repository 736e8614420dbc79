extension Shape {
  /// Whether the shape is valid beyond doubt, decided without GEOS and several times faster.
  ///
  /// True only where edges meet in common corners alone, rings touch one another in single corners that no chain of rings
  /// closes, holes lie in their own polygon, and polygons outside one another.  A shape that is valid in another way, such
  /// as by a corner on an edge, is not decided; ``flaws`` then uses GEOS.
  public var isSurelyValid: Bool {
    guard !isEmpty, !points.isEmpty, ringEnds.indices.allSatisfy({ ring($0).count >= 3 }) else { return false }
    if polygonEnds.count == 1 { return isSurelyValidIsland }
    return Island.split([self]).allSatisfy(\.all.isSurelyValidIsland)
  }

  private var isSurelyValidIsland: Bool {
    if ringEnds.count == 1, StarRing.isSeenFromMean(points[...]) { return true }
    guard points.allSatisfy(\.isOnEarth) else { return false }
    let most = ringEnds.count == 1 ? RingRuns.mostPoints : RingRuns.mostPointsOfRings
    if polygonEnds.count == 1, points.count <= most {
      let runs = RingRuns(self)
      let areApart = runs.areApart
      if ringEnds.count == 1 || areApart && runs.areHolesInside { return areApart }
    }
    guard let bounds else { return false }
    let search = CrossingSearch(of: self, bounds: bounds)
    guard search.isClear else { return false }
    return ringEnds.count == 1 || (search.touchesAreHarmless() && RingNesting(of: search).isProper)
  }
}

/// How two edges of one shape stand to one another, the margin for rounding counted as doubt.
enum EdgeMeeting {
  case apart
  /// In one corner that both have.
  case inCorner
  case doubtful

  @inline(__always)
  init(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>, _ d: SIMD2<Double>) {
    if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) || max(a.y, b.y) < min(c.y, d.y)
      || max(c.y, d.y) < min(a.y, b.y)
    {
      self = .apart
      return
    }
    let firstAlong = b - a
    let secondAlong = d - c
    let margin = Self.margin(firstAlong, secondAlong, a - c)
    let ofSecond = (firstAlong.cross(c - a), firstAlong.cross(d - a))
    let ofFirst = (secondAlong.cross(a - c), secondAlong.cross(b - c))
    if min(ofSecond.0, ofSecond.1) > margin || max(ofSecond.0, ofSecond.1) < -margin
      || min(ofFirst.0, ofFirst.1) > margin || max(ofFirst.0, ofFirst.1) < -margin
    {
      self = .apart
    } else {
      self = Self.sharesOneCorner(a, b, c, d) ? .inCorner : .doubtful
    }
  }

  /// More than the rounding of the products that decide sides: coordinates are kept to some 10⁻⁹ m.
  @inline(__always)
  private static func margin(_ first: SIMD2<Double>, _ second: SIMD2<Double>, _ between: SIMD2<Double>) -> Double {
    let size = max(abs(first.x) + abs(first.y), abs(second.x) + abs(second.y))
    return 1e-14 * size * (size + abs(between.x) + abs(between.y))
  }

  private static func sharesOneCorner(
    _ a: SIMD2<Double>,
    _ b: SIMD2<Double>,
    _ c: SIMD2<Double>,
    _ d: SIMD2<Double>
  )
    -> Bool
  {
    let first: SIMD2<Double>
    let second: SIMD2<Double>
    if a == c {
      (first, second) = (b - a, d - a)
    } else if a == d {
      (first, second) = (b - a, c - a)
    } else if b == c {
      (first, second) = (a - b, d - b)
    } else if b == d {
      (first, second) = (a - b, c - b)
    } else {
      return false
    }
    // In one direction they would lie on one another.
    return abs(first.cross(second)) > margin(first, second, .zero) || (first * second).sum() < 0
  }
}
