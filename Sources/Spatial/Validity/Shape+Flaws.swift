/// Something wrong with a shape as it was provided.
public enum Flaw: Hashable, Sendable {
  /// No polygon, or none with a point.
  case empty
  /// A ring of fewer than three different points.
  case tooFewPoints(at: SIMD2<Double>?)
  /// A coordinate that is infinite, not a number or too large for the earth: the number of such points.
  case offTheEarth(points: Int)
  /// A line out and back again.
  case spike(at: SIMD2<Double>)
  /// Rings that cross or touch themselves or one another along a line, holes outside, parts that overlap.
  ///
  /// `reason` is the wording of GEOS, such as `Self-intersection`.
  case invalid(reason: String, at: SIMD2<Double>?)
}

extension Shape {
  /// What is wrong with the shape: at most one ``Flaw/invalid(reason:at:)`` a polygon, none when it can be used as is.
  public var flaws: [Flaw] {
    if isSurelyValid { return [] }
    guard points.contains(where: \.isOnEarth) else { return isEmpty ? [.empty] : [.empty] + pointFlaws }
    var flaws = pointFlaws
    guard let context = GEOSContext() else { return flaws }
    let own = polygonEnds.indices.compactMap { invalidity(ofPolygon: $0, in: context) }
    if own.isEmpty, polygonEnds.count > 1, let all = context.geometry(of: self) {
      defer { context.destroy(all) }
      if let found = context.invalidity(of: all) { flaws.append(.invalid(reason: found.reason, at: found.place)) }
    }
    return flaws + own
  }

  private func invalidity(ofPolygon index: Int, in context: borrowing GEOSContext) -> Flaw? {
    guard let polygon = context.polygon(index, of: self) else { return nil }
    defer { context.destroy(polygon) }
    return context.invalidity(of: polygon).map { .invalid(reason: $0.reason, at: $0.place) }
  }

  /// What the points alone show, ring by ring.
  private var pointFlaws: [Flaw] {
    var flaws: [Flaw] = []
    let count = points.count { !$0.isOnEarth }
    if count > 0 { flaws.append(.offTheEarth(points: count)) }
    for index in ringEnds.indices {
      let ring = points[ring(index)].filter(\.isOnEarth)
      if ring.count < 3 {
        flaws.append(.tooFewPoints(at: ring.first))
      } else {
        flaws += Self.spikes(in: ring)
      }
    }
    return flaws
  }

  private static func spikes(in ring: [SIMD2<Double>]) -> [Flaw] {
    ring.indices.compactMap { index in
      let point = ring[index]
      let back = ring[(index + ring.count - 1) % ring.count] - point
      let ahead = ring[(index + 1) % ring.count] - point
      let isSpike = back.cross(ahead) == 0 && (back * ahead).sum() > 0
      return isSpike ? .spike(at: point) : nil
    }
  }
}
