internal import Spatial

/// Polygons as most files have them: flat, little-endian, closed.
///
/// Read without a detour, since a county has a million of them.  What anything else is, ``WKBReader`` tells.
enum PlainPolygon {
  /// Adds the polygons to others; `false`, perhaps with some points added, when they are not as most are.
  static func read(_ wkb: UnsafeRawBufferPointer, into shape: inout Shape, _ projector: inout Projector) -> Bool {
    var cursor = Cursor(bytes: wkb)
    guard let kind = cursor.kind() else { return false }
    switch kind {
    case 3: return append(&cursor, to: &shape, &projector)
    case 6:
      guard let count = cursor.count(), count > 0 else { return false }
      for _ in 0..<count {
        guard cursor.kind() == 3, append(&cursor, to: &shape, &projector) else { return false }
      }
      return true
    default: return false
    }
  }

  private static func append(_ cursor: inout Cursor, to shape: inout Shape, _ projector: inout Projector) -> Bool {
    guard let rings = cursor.count(), rings > 0 else { return false }
    for ring in 0..<rings {
      let start = shape.points.count
      guard cursor.takeRing(into: &shape.points), projector.project(&shape.points, from: start),
        shape.closeRing(isOuter: ring == 0)
      else { return false }
    }
    shape.closePolygon()
    return true
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

    /// Appends the points of a closed ring, the first one not again.
    mutating func takeRing(into points: inout [SIMD2<Double>]) -> Bool {
      guard let count = count(), count >= 4, count <= (bytes.count - offset) / 16 else { return false }
      let ring = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count * 16])
      offset += ring.count
      let start = points.count
      points.append(contentsOf: repeatElement(.zero, count: count))
      points.withUnsafeMutableBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: bytes[(start * 16)...]).copyMemory(from: ring)
      }
      // The file's order of bytes is ours on every machine that Swift runs on for servers and desktops.
      guard let first = points.last, points[start] == first, 1.littleEndian == 1 else { return false }
      points.removeLast()
      return true
    }
  }
}
