internal import CGEOS
internal import Glibc

// A private stand-in until the real module is merged: the lead deletes this file.

public struct Piece: Sendable {
  public var area: Double
  public var perimeter: Double
  public var meanWidth: Double
  public var place: (longitude: Double, latitude: Double)
  public var shape: Shape
}

public struct Tolerance: Hashable, Sendable {
  public var area: Double?
  public var width: Double?
  public init(area: Double? = nil, width: Double? = nil) {
    self.area = area
    self.width = width
  }
  public func isSliver(_ piece: Piece) -> Bool {
    piece.area <= max(area ?? 0, 0.01) || width.map { piece.meanWidth <= $0 } ?? false
  }
}

public struct SpatialComparison: Sendable {
  public var missing: [Piece] = []
  public var excess: [Piece] = []
  public var missingSlivers = Slivers()
  public var excessSlivers = Slivers()
}

public struct Slivers: Hashable, Sendable {
  public var count = 0
  public var area = 0.0
}

public func comparison(expected: Shape, own: Shape, tolerance: Tolerance) -> SpatialComparison? {
  guard let missing = Overlay.difference(expected, own), let excess = Overlay.difference(own, expected) else {
    return nil
  }
  var result = SpatialComparison()
  func take(_ pieces: [Piece], _ slivers: inout Slivers) -> [Piece] {
    for piece in pieces where tolerance.isSliver(piece) && piece.area > 0 {
      slivers.count += 1
      slivers.area += piece.area
    }
    return pieces.filter { !tolerance.isSliver($0) }
  }
  result.missing = take(missing.pieces, &result.missingSlivers)
  result.excess = take(excess.pieces, &result.excessSlivers)
  return result
}

extension Shape {
  func rings() -> [[[SIMD2<Double>]]] {
    var result: [[[SIMD2<Double>]]] = []
    var ring = 0
    for end in polygonEnds {
      result.append(
        (ring..<end).map { Array(points[($0 == 0 ? 0 : ringEnds[$0 - 1])..<ringEnds[$0]]) }
      )
      ring = end
    }
    return result
  }

  public var area: Double { rings().joined().reduce(0) { $0 + signed($1) } }

  private func signed(_ ring: [SIMD2<Double>]) -> Double {
    guard let first = ring.first else { return 0 }
    var sum = 0.0
    for (index, point) in ring.enumerated() {
      let next = ring[(index + 1) % ring.count]
      sum += (point.x - first.x) * (next.y - first.y) - (next.x - first.x) * (point.y - first.y)
    }
    return sum / 2
  }

  public var perimeter: Double {
    rings().joined().reduce(0) { sum, ring in
      ring.indices.reduce(sum) {
        let step = ring[($1 + 1) % ring.count] - ring[$1]
        return $0 + (step * step).sum().squareRoot()
      }
    }
  }

  public var pieces: [Piece] {
    rings().compactMap { polygon in
      let shape = Shape(polygons: [polygon])
      guard shape.area > 0 else { return nil }
      let perimeter = shape.perimeter
      let place = Geos().pointOn(shape) ?? SIMD2(0, 0)
      let degrees = Plane.geographic(place)
      return Piece(
        area: (shape.area * 100).rounded() / 100,
        perimeter: perimeter,
        meanWidth: 2 * shape.area / perimeter,
        place: degrees,
        shape: shape
      )
    }
  }

  public init(polygons: [[[SIMD2<Double>]]]) {
    self.init()
    for polygon in polygons {
      for (index, ring) in polygon.enumerated() {
        let turned = (signed(ring) > 0) == (index == 0) ? ring : ring.reversed()
        points += turned
        ringEnds.append(points.count)
      }
      polygonEnds.append(ringEnds.count)
    }
  }
}

public enum Overlay {
  public static func intersection(_ left: Shape, _ right: Shape) -> Shape? { Geos().apply(left, right, GEOSIntersection_r) }
  public static func difference(_ left: Shape, _ right: Shape) -> Shape? { Geos().apply(left, right, GEOSDifference_r) }
  public static func union(_ left: Shape, _ right: Shape) -> Shape? { Geos().apply(left, right, GEOSUnion_r) }
  public static func union(_ shapes: [Shape]) -> Shape? {
    shapes.reduce(Shape()) { sum, next in sum.flatMap { union($0, next) } }
  }
  public static func buffer(_ shape: Shape, metres: Double) -> Shape? { Geos().buffer(shape, metres) }
}

private struct Geos {
  let context: OpaquePointer? = GEOS_init_r()

  func geometry(_ shape: Shape) -> OpaquePointer? {
    var parts: [OpaquePointer?] = shape.rings().map { polygon in
      var rings: [OpaquePointer?] = polygon.map { ring in
        let sequence = GEOSCoordSeq_create_r(context, UInt32(ring.count + 1), 2)
        for (index, point) in (ring + ring.prefix(1)).enumerated() {
          GEOSCoordSeq_setXY_r(context, sequence, UInt32(index), point.x, point.y)
        }
        return GEOSGeom_createLinearRing_r(context, sequence)
      }
      let outer = rings.removeFirst()
      return GEOSGeom_createPolygon_r(context, outer, &rings, UInt32(rings.count))
    }
    return GEOSGeom_createCollection_r(context, 6, &parts, UInt32(parts.count))
  }

  func shape(_ geometry: OpaquePointer?) -> Shape? {
    guard let geometry else { return nil }
    var polygons: [[[SIMD2<Double>]]] = []
    collect(geometry, &polygons)
    return Shape(polygons: polygons)
  }

  private func collect(_ geometry: OpaquePointer, _ polygons: inout [[[SIMD2<Double>]]]) {
    switch GEOSGeomTypeId_r(context, geometry) {
    case 3:
      guard GEOSisEmpty_r(context, geometry) == 0 else { return }
      var rings = [ring(GEOSGetExteriorRing_r(context, geometry))]
      for hole in 0..<GEOSGetNumInteriorRings_r(context, geometry) {
        rings.append(ring(GEOSGetInteriorRingN_r(context, geometry, hole)))
      }
      polygons.append(rings)
    case 4...7:
      for part in 0..<GEOSGetNumGeometries_r(context, geometry) {
        if let member = GEOSGetGeometryN_r(context, geometry, part) { collect(member, &polygons) }
      }
    default: break
    }
  }

  private func ring(_ geometry: OpaquePointer?) -> [SIMD2<Double>] {
    let sequence = GEOSGeom_getCoordSeq_r(context, geometry)
    var size: UInt32 = 0
    GEOSCoordSeq_getSize_r(context, sequence, &size)
    var points: [SIMD2<Double>] = []
    for index in 0..<(max(size, 1) - 1) {
      var point = SIMD2<Double>(0, 0)
      GEOSCoordSeq_getX_r(context, sequence, index, &point.x)
      GEOSCoordSeq_getY_r(context, sequence, index, &point.y)
      points.append(point)
    }
    return points
  }

  func apply(
    _ left: Shape,
    _ right: Shape,
    _ operation: (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
  ) -> Shape? {
    let (one, other) = (geometry(left), geometry(right))
    let result = operation(context, one, other)
    defer {
      GEOSGeom_destroy_r(context, one)
      GEOSGeom_destroy_r(context, other)
      GEOSGeom_destroy_r(context, result)
      GEOS_finish_r(context)
    }
    return shape(result)
  }

  func buffer(_ shape: Shape, _ metres: Double) -> Shape? {
    let one = geometry(shape)
    return self.shape(GEOSBuffer_r(context, one, metres, 8))
  }

  func pointOn(_ shape: Shape) -> SIMD2<Double>? {
    let point = GEOSPointOnSurface_r(context, geometry(shape))
    var place = SIMD2<Double>(0, 0)
    GEOSGeomGetX_r(context, point, &place.x)
    GEOSGeomGetY_r(context, point, &place.y)
    return place
  }
}

extension Plane {
  public static func geographic(_ point: SIMD2<Double>) -> (longitude: Double, latitude: Double) {
    let radius = 5_229_000.0
    return (105 + point.x / radius * 180 / .pi, asin(min(max(point.y * radius / 6_371_000 / 6_371_000, -1), 1)) * 180 / .pi)
  }
}

public enum GridMap {
  public static let corner = SIMD2<Double>(0, 4_464_000)
  public static func shape(rows: [[Bool]], cellMetres: Double) -> Shape {
    let origin = corner
    var shapes: [Shape] = []
    for (row, line) in rows.enumerated() {
      for (column, isFull) in line.enumerated() where isFull {
        let low = origin + SIMD2(Double(column), -Double(row + 1)) * cellMetres
        let high = low + SIMD2(cellMetres, cellMetres)
        shapes.append(Shape(polygons: [[[low, SIMD2(high.x, low.y), high, SIMD2(low.x, high.y)]]]))
      }
    }
    return Overlay.union(shapes) ?? Shape()
  }
}
