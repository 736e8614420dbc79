import CGEOS

/// Lines and points as GEOS has them.
extension GEOSContext {
  /// The same geometry, which must outlive it, made ready for many tests.
  func prepared(_ geometry: OpaquePointer) -> OpaquePointer? { GEOSPrepare_r(handle, geometry) }

  func destroy(prepared: OpaquePointer) { GEOSPreparedGeom_destroy_r(handle, prepared) }

  /// An operation on lines and an area; of points those are kept that touch the area, or do not.
  ///
  /// Of lines without points, no two of which run along one another, the parts that the rim of the area cuts may be cut
  /// at once, since each cut costs as much as the area is large.
  func overlaid(
    _ operation: Operation,
    _ lines: Lines,
    _ area: OpaquePointer,
    _ prepared: OpaquePointer,
    atOnce: Bool = false
  ) -> Lines? {
    var (result, cut) = wholeParts(operation, lines, prepared)
    for part in atOnce ? [cut] : cut.parts where !part.isEmpty {
      guard append(operation, part, area, to: &result) else { return nil }
    }
    return result
  }

  /// What is left of the parts that are left as they are or not at all, and the other parts.
  private func wholeParts(
    _ operation: Operation,
    _ lines: Lines,
    _ prepared: OpaquePointer
  ) -> (left: Lines, cut: Lines) {
    var (left, cut) = (Lines(), Lines())
    for index in lines.ends.indices {
      let part = lines.points[lines.part(index)]
      guard part.allSatisfy(\.isOnEarth), let geometry = geometry(ofLine: part) else { continue }
      defer { destroy(geometry) }
      switch isWhole(operation, geometry, prepared) {
      case true?: left.append(part)
      case false?: break
      case nil: cut.append(part)
      }
    }
    return (left, cut)
  }

  /// Adds what an operation leaves of lines; `false` when GEOS gives up.
  private func append(_ operation: Operation, _ lines: Lines, _ area: OpaquePointer, to result: inout Lines) -> Bool {
    guard let geometry = geometry(of: lines) else { return false }
    defer { destroy(geometry) }
    guard let left = apply(operation, geometry, area) else { return false }
    defer { destroy(left) }
    append(left, to: &result)
    return true
  }

  /// Lines of several parts, without points and parts that are not on the earth.
  func geometry(of lines: Lines) -> OpaquePointer? {
    let parts = lines.ends.indices.compactMap { index in
      let part = lines.points[lines.part(index)]
      return part.count > 1 && part.allSatisfy(\.isOnEarth) ? geometry(ofLine: part) : nil
    }
    return collection(of: parts, GEOS_MULTILINESTRING)
  }

  /// The same lines joined where two, and no more, end at one point.
  func merged(_ geometry: OpaquePointer) -> OpaquePointer? { GEOSLineMerge_r(handle, geometry) }

  /// The lines of a geometry.
  func lines(of geometry: OpaquePointer) -> Lines {
    var lines = Lines()
    append(geometry, to: &lines)
    return lines
  }

  /// Whether all or nothing is left, where that shows without an overlay.
  private func isWhole(_ operation: Operation, _ line: OpaquePointer, _ area: OpaquePointer) -> Bool? {
    let isInside = GEOSPreparedCovers_r(handle, area, line) == 1
    guard isInside || GEOSPreparedIntersects_r(handle, area, line) != 1 else { return nil }
    switch operation {
    case .intersection: return isInside
    case .difference: return !isInside
    case .union: return true
    }
  }

  private func geometry(ofLine part: ArraySlice<SIMD2<Double>>) -> OpaquePointer? {
    sequence(of: part).flatMap {
      part.count == 1 ? GEOSGeom_createPoint_r(handle, $0) : GEOSGeom_createLineString_r(handle, $0)
    }
  }

  /// Where a line only touches the area, a point is left: that is nothing of the line.
  private func append(_ geometry: OpaquePointer, to lines: inout Lines) {
    guard GEOSisEmpty_r(handle, geometry) == 0 else { return }
    let type = GEOSGeomTypeId_r(handle, geometry)
    if type == Int32(GEOS_LINESTRING.rawValue) {
      lines.append(points(of: geometry))
    } else if type >= Int32(GEOS_MULTIPOINT.rawValue) {
      for index in 0..<max(0, GEOSGetNumGeometries_r(handle, geometry)) {
        if let part = GEOSGetGeometryN_r(handle, geometry, index) { append(part, to: &lines) }
      }
    }
  }
}
