internal import Spatial

/// Polygons as most files have them: flat, little-endian, closed.
///
/// Read without a detour, since a county has a million of them.  ``WKBReader`` finds out what anything else is.
enum PlainPolygon {
  /// Adds the polygons to others.
  ///
  /// - Returns: Their area in m²; `nil`, perhaps with some points added, when they are not as most are.
  static func read(_ wkb: UnsafeRawBufferPointer, into shape: inout Shape, _ projector: inout Projector) -> Double? {
    var cursor = Cursor(bytes: wkb)
    guard let kind = cursor.kind() else { return nil }
    switch kind {
    case 3: return append(&cursor, to: &shape, &projector)
    case 6:
      guard let count = cursor.count(), count > 0 else { return nil }
      var area = 0.0
      for _ in 0..<count {
        guard cursor.kind() == 3, let part = append(&cursor, to: &shape, &projector) else { return nil }
        area += part
      }
      return area
    default: return nil
    }
  }

  private static func append(_ cursor: inout Cursor, to shape: inout Shape, _ projector: inout Projector) -> Double? {
    guard let rings = cursor.count(), rings > 0 else { return nil }
    var area = 0.0
    for ring in 0..<rings {
      guard let bytes = cursor.ring(), projector.project(bytes, isRing: true, onto: &shape.points),
        let part = shape.closeRing(isOuter: ring == 0)
      else { return nil }
      area += part
    }
    shape.closePolygon()
    return area
  }

  private struct Cursor {
    let bytes: UnsafeRawBufferPointer
    var offset = 0

    mutating func count() -> Int? {
      guard bytes.count - offset >= 4 else { return nil }
      defer { offset += 4 }
      return Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    /// The code of a little-endian geometry.
    mutating func kind() -> Int? {
      guard offset < bytes.count, bytes[offset] == 1 else { return nil }
      offset += 1
      return count()
    }

    /// The points of a closed ring, the first one not again.
    mutating func ring() -> UnsafeRawBufferPointer? {
      guard let count = count(), count >= 4, count <= (bytes.count - offset) / 16 else { return nil }
      let ring = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + (count - 1) * 16])
      let (first, last) = (point(at: offset), point(at: offset + ring.count))
      offset += count * 16
      // The file's order of bytes is ours on every machine that Swift runs on for servers and desktops.
      return first == last && 1.littleEndian == 1 ? ring : nil
    }

    private func point(at place: Int) -> SIMD2<Double> {
      bytes.loadUnaligned(fromByteOffset: place, as: SIMD2<Double>.self)
    }
  }
}
