/// One connected part of a shape, with what a finding says about it.
public struct Piece: Hashable, Sendable {
  public var shape: Shape
  /// m², rounded to 0.01 m².
  public var area: Double
  /// True metres, holes included.
  public var perimeter: Double
  /// A point inside.
  public var point: SIMD2<Double>
  public var bounds: Bounds

  /// 2 × area ÷ perimeter, metres: the width of a long strip of this area.
  public var meanWidth: Double { perimeter > 0 ? 2 * area / perimeter : 0 }

  /// The point inside, in degrees.
  public var place: (longitude: Double, latitude: Double) { Plane.geographic(point) }

  /// Makes a piece of one polygon; its rings will begin at their westernmost point.
  init?(_ polygon: Shape) {
    let shape = polygon.normalized
    guard let bounds = shape.bounds, let point = shape.pointInside else { return nil }
    self.shape = shape
    self.bounds = bounds
    self.point = point
    area = roundedArea(shape.area)
    perimeter = shape.perimeter
  }
}

extension [Piece] {
  /// The pieces by falling area, then from west to east and from south to north.
  func ordered() -> [Piece] {
    sorted { left, right in
      let first = (-left.area, left.bounds.low.x, left.bounds.low.y, left.point.x, left.point.y)
      let second = (-right.area, right.bounds.low.x, right.bounds.low.y, right.point.x, right.point.y)
      return first < second
    }
  }
}

extension Shape {
  /// The polygons one by one, in their order; of a valid shape, its connected parts.
  public var pieces: [Piece] {
    polygonEnds.indices.compactMap { Piece(polygon($0)) }
  }

  /// A point well inside: the middle of the widest stretch of a level line that avoids the corners.
  ///
  /// Of stretches equally wide to a millimetre it is the westernmost, and a corner as high as the middle counts as below:
  /// formats round coordinates to a tenth of that, and the place of a shape must not depend on the format.
  public var pointInside: SIMD2<Double>? {
    guard let bounds else { return nil }
    let slack = min(0.001, (bounds.high.y - bounds.low.y) / 1000)
    let middle = (bounds.low.y + bounds.high.y) / 2 + slack
    var below = bounds.low.y
    var above = bounds.high.y
    for point in points where point.isOnEarth {
      if point.y <= middle { below = max(below, point.y) } else { above = min(above, point.y) }
    }
    let level = (below + above) / 2
    let crossings = crossings(ofLevel: level)
    var widest = (width: -Double.infinity, middle: (bounds.low.x + bounds.high.x) / 2)
    for index in stride(from: 1, to: crossings.count, by: 2) {
      let width = crossings[index] - crossings[index - 1]
      if width > widest.width + slack { widest = (width, (crossings[index] + crossings[index - 1]) / 2) }
    }
    return SIMD2(widest.middle, level)
  }

  /// Where the rings cross a level line, from west to east.
  private func crossings(ofLevel level: Double) -> [Double] {
    var crossings: [Double] = []
    for index in ringEnds.indices {
      let ring = ring(index)
      guard var previous = points[ring].last else { continue }
      for point in points[ring] {
        if (previous.y > level) != (point.y > level) {
          let share = (level - previous.y) / (point.y - previous.y)
          let crossing = previous.x + share * (point.x - previous.x)
          if crossing.isFinite { crossings.append(crossing) }
        }
        previous = point
      }
    }
    return crossings.sorted()
  }
}
