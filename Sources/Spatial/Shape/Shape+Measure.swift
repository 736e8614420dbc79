extension Shape {
  /// Ellipsoidal area in m²; holes count negative.
  ///
  /// Each ring is measured from one of its own points, so that a large number far from the origin keeps its digits.
  public var area: Double {
    ringEnds.indices.reduce(0) { $0 + signedArea(of: ring($1)) }
  }

  /// Length in true metres of all rings.
  public var perimeter: Double {
    var sum = 0.0
    for index in ringEnds.indices {
      let ring = ring(index)
      guard var previous = points[ring].last else { continue }
      for point in points[ring] {
        sum += Plane.length(from: previous, to: point)
        previous = point
      }
    }
    return sum
  }

  /// The rectangle around the shape, or `nil` when no point is on the earth.
  public var bounds: Bounds? { Bounds(points) }

  /// Area in m² of one ring: positive when it runs counter-clockwise.
  func signedArea(of ring: Range<Int>) -> Double {
    points[ring].withUnsafeBufferPointer { ring in
      guard let origin = ring.first else { return 0 }
      // Of every second triangle, so that no sum waits for the one before.
      var (sum, other) = (0.0, 0.0)
      var previous = SIMD2<Double>()
      var index = 1
      while index + 1 < ring.count {
        let (middle, next) = (ring[index] - origin, ring[index + 1] - origin)
        sum += previous.cross(middle)
        other += middle.cross(next)
        previous = next
        index += 2
      }
      if index < ring.count { sum += previous.cross(ring[index] - origin) }
      return (sum + other) / 2
    }
  }
}

/// An area in m², rounded to the reporting unit of 0.01 m², so that no verdict hangs on the last bit.
public func roundedArea(_ squareMetres: Double) -> Double {
  (squareMetres * 100).rounded() / 100
}
