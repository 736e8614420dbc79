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
  func signedArea(of ring: Range<Int>) -> Double { measured(ring).area }

  /// The same, and whether a point may be the same as the one before or as the first one.
  func measured(_ ring: Range<Int>) -> (area: Double, mayRepeat: Bool) {
    points[ring].withUnsafeBufferPointer { ring in
      guard ring.count >= 3 else { return (0, true) }
      let origin = ring[0]
      var previous = ring[1] - origin
      // Of every second triangle, so that no sum waits for the one before.
      var (sum, other) = (0.0, 0.0)
      // What is the same makes a triangle of nothing.
      var mayRepeat = false
      var index = 2
      while index + 1 < ring.count {
        let (middle, next) = (ring[index] - origin, ring[index + 1] - origin)
        let (first, second) = (previous.cross(middle), middle.cross(next))
        // One question for two of them; a product that is too small for a number only costs another test.
        mayRepeat = first * second == 0 || mayRepeat
        sum += first
        other += second
        previous = next
        index += 2
      }
      if index < ring.count {
        let last = previous.cross(ring[index] - origin)
        mayRepeat = mayRepeat || last == 0
        sum += last
      }
      return ((sum + other) / 2, mayRepeat)
    }
  }
}

/// An area in m², rounded to the reporting unit of 0.01 m², so that no verdict hangs on the last bit.
public func roundedArea(_ squareMetres: Double) -> Double {
  (squareMetres * 100).rounded() / 100
}
