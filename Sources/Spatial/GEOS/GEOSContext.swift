import CGEOS

/// One handle of GEOS, silent: for one thread, and never for another.
///
/// Geometries that it returns are the caller's, to be given back with ``destroy(_:)`` before the context ends.
struct GEOSContext: ~Copyable {
  let handle: GEOSContextHandle_t

  init?() {
    guard let handle = GEOS_init_r() else { return nil }
    self.handle = handle
  }

  deinit { GEOS_finish_r(handle) }

  func destroy(_ geometry: OpaquePointer) { GEOSGeom_destroy_r(handle, geometry) }

  /// The shape as a multipolygon, without rings of fewer than three points and points that are not on the earth.
  func geometry(of shape: Shape) -> OpaquePointer? {
    collection(of: shape.polygonEnds.indices.compactMap { polygon($0, of: shape) }, GEOS_MULTIPOLYGON)
  }

  /// Geometries as the parts of one, to which they belong then.
  func collection(of parts: [OpaquePointer], _ type: GEOSGeomTypes) -> OpaquePointer? {
    var parts: [OpaquePointer?] = parts
    return parts.withUnsafeMutableBufferPointer { buffer in
      GEOSGeom_createCollection_r(handle, Int32(type.rawValue), buffer.baseAddress, UInt32(buffer.count))
    }
  }

  /// Points as GEOS takes them.
  func sequence(of points: ArraySlice<SIMD2<Double>>) -> OpaquePointer? {
    points.withUnsafeBytes { bytes in
      let numbers = bytes.assumingMemoryBound(to: Double.self).baseAddress
      return GEOSCoordSeq_copyFromBuffer_r(handle, numbers, UInt32(points.count), 0, 0)
    }
  }

  /// The geometry itself when it is valid; else it is repaired, given back, and the repaired one returned.
  func valid(_ geometry: OpaquePointer) -> (geometry: OpaquePointer, isRepaired: Bool)? {
    if GEOSisValid_r(handle, geometry) == 1 { return (geometry, false) }
    defer { destroy(geometry) }
    guard let options = GEOSMakeValidParams_create_r(handle) else { return nil }
    defer { GEOSMakeValidParams_destroy_r(handle, options) }
    // The structure method unites overlapping parts; the other one would cut out what two of them share.
    _ = GEOSMakeValidParams_setMethod_r(handle, options, GEOS_MAKE_VALID_STRUCTURE)
    _ = GEOSMakeValidParams_setKeepCollapsed_r(handle, options, 0)
    return GEOSMakeValidWithParams_r(handle, geometry, options).map { ($0, true) }
  }

  /// The polygons of a geometry; points and lines among them are left out.
  func shape(of geometry: OpaquePointer) -> Shape {
    var shape = Shape()
    appendPolygons(of: geometry, to: &shape)
    return shape
  }

  /// What makes a geometry invalid, in the words of GEOS, and where; `nil` when it is valid.
  func invalidity(of geometry: OpaquePointer) -> (reason: String, place: SIMD2<Double>?)? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = GEOSisValidDetail_r(handle, geometry, 0, &reason, &location)
    defer {
      if let reason { GEOSFree_r(handle, reason) }
      if let location { destroy(location) }
    }
    guard answer != 1 else { return nil }
    var place: SIMD2<Double>?
    if let location {
      var point = SIMD2<Double>()
      let isPoint = GEOSGeomGetX_r(handle, location, &point.x) == 1 && GEOSGeomGetY_r(handle, location, &point.y) == 1
      place = isPoint ? point : nil
    }
    return (reason.map { String(cString: $0) } ?? "", place)
  }
}

// MARK: - Operations

extension GEOSContext {
  /// An operation on two geometries.
  enum Operation: Sendable {
    case intersection
    case difference
    case union
  }

  func apply(_ operation: Operation, _ left: OpaquePointer, _ right: OpaquePointer) -> OpaquePointer? {
    switch operation {
    case .intersection: GEOSIntersection_r(handle, left, right)
    case .difference: GEOSDifference_r(handle, left, right)
    case .union: GEOSUnion_r(handle, left, right)
    }
  }

  /// The union of the parts of a geometry, which may overlap.
  func union(of geometry: OpaquePointer) -> OpaquePointer? { GEOSUnaryUnion_r(handle, geometry) }

  /// Everything within a distance, in units of the coordinates; quarter circles get 16 corners.
  func buffer(_ geometry: OpaquePointer, distance: Double) -> OpaquePointer? {
    GEOSBuffer_r(handle, geometry, distance, 16)
  }

  // MARK: Conversion

  /// One polygon of a shape, or `nil` when its outer ring has fewer than three points.
  func polygon(_ index: Int, of shape: Shape) -> OpaquePointer? {
    let rings = shape.rings(ofPolygon: index)
    guard let first = rings.first, let outer = ring(shape.ring(first), of: shape) else { return nil }
    var holes: [OpaquePointer?] = rings.dropFirst().compactMap { ring(shape.ring($0), of: shape) }
    return holes.withUnsafeMutableBufferPointer { buffer in
      GEOSGeom_createPolygon_r(handle, outer, buffer.baseAddress, UInt32(buffer.count))
    }
  }

  private func ring(_ range: Range<Int>, of shape: Shape) -> OpaquePointer? {
    var points: [SIMD2<Double>] = []
    points.reserveCapacity(range.count + 1)
    for point in shape.points[range] where point.isOnEarth && points.last != point { points.append(point) }
    guard points.count >= 3, let first = points.first else { return nil }
    if points.last != first { points.append(first) }
    guard points.count >= 4 else { return nil }
    return sequence(of: points[...]).flatMap { GEOSGeom_createLinearRing_r(handle, $0) }
  }

  private func appendPolygons(of geometry: OpaquePointer, to shape: inout Shape) {
    let type = GEOSGeomTypeId_r(handle, geometry)
    if type == Int32(GEOS_POLYGON.rawValue) {
      appendPolygon(geometry, to: &shape)
    } else if type >= Int32(GEOS_MULTIPOLYGON.rawValue) {
      for index in 0..<max(0, GEOSGetNumGeometries_r(handle, geometry)) {
        guard let part = GEOSGetGeometryN_r(handle, geometry, index) else { continue }
        appendPolygons(of: part, to: &shape)
      }
    }
  }

  private func appendPolygon(_ polygon: OpaquePointer, to shape: inout Shape) {
    guard GEOSisEmpty_r(handle, polygon) == 0, let outer = GEOSGetExteriorRing_r(handle, polygon) else { return }
    var rings = [points(of: outer)]
    for index in 0..<max(0, GEOSGetNumInteriorRings_r(handle, polygon)) {
      if let hole = GEOSGetInteriorRingN_r(handle, polygon, index) { rings.append(points(of: hole)) }
    }
    shape.append(polygon: rings)
  }

  func points(of ring: OpaquePointer) -> [SIMD2<Double>] {
    var count: UInt32 = 0
    guard let sequence = GEOSGeom_getCoordSeq_r(handle, ring), GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1
    else { return [] }
    var points = [SIMD2<Double>](repeating: .zero, count: Int(count))
    let isCopied = points.withUnsafeMutableBytes { bytes in
      GEOSCoordSeq_copyToBuffer_r(handle, sequence, bytes.assumingMemoryBound(to: Double.self).baseAddress, 0, 0)
    }
    return isCopied == 1 ? points : []
  }
}
