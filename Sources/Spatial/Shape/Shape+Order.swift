extension Shape {
  /// What the shape draws, in one order: every ring from its least corner, holes and polygons sorted; so that shapes
  /// are equal that differ in nothing but where their rings begin and which of their parts comes first.
  ///
  /// Rings pass a corner once, as those of valid shapes do, and which way they run is settled already.
  public var ordered: Shape {
    Shape(asTheyAre: drawn.sorted { $0.joined().lexicographicallyPrecedes($1.joined(), by: isBefore) })
  }

  /// The same polygons, in their order, with rings that begin at their westernmost point and holes from west to east.
  var normalized: Shape { Shape(asTheyAre: drawn) }

  /// The rings of every polygon from their least corners, holes sorted.
  private var drawn: [[[SIMD2<Double>]]] {
    polygonEnds.indices.map { polygon in
      let rings = rings(ofPolygon: polygon).map { fromLeastCorner(ring($0)) }
      return rings.prefix(1) + rings.dropFirst().sorted { $0.lexicographicallyPrecedes($1, by: isBefore) }
    }
  }

  private func fromLeastCorner(_ ring: Range<Int>) -> [SIMD2<Double>] {
    let least = ring.min { isBefore(points[$0], points[$1]) } ?? ring.lowerBound
    return Array(points[least..<ring.upperBound] + points[ring.lowerBound..<least])
  }

  private init(asTheyAre polygons: [[[SIMD2<Double>]]]) {
    for rings in polygons {
      for ring in rings {
        points += ring
        ringEnds.append(points.count)
      }
      closePolygon()
    }
  }
}

extension ShapeColumn {
  /// Of one shape the number of its points and the sums of their coordinates' bits: equal for the same points in whatever
  /// order.
  public func pointSum(of index: Int) -> (count: Int, bits: SIMD2<UInt64>) {
    let range = points(of: index)
    var bits = SIMD2<UInt64>.zero
    for point in polygons.points[range] {
      // Adding zero makes one of the two zeros.
      bits &+= unsafeBitCast(point + 0, to: SIMD2<UInt64>.self)
    }
    return (range.count, bits)
  }
}

private func isBefore(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Bool { (one.x, one.y) < (other.x, other.y) }
