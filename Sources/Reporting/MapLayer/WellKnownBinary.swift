internal import Spatial

/// Geometries as databases keep them: well-known binary, little-endian (OGC 06-103r4, 8.2), in degrees.
enum WellKnownBinary {
  /// A multipolygon or a point, and its box; `nil` for what covers nothing.
  ///
  /// With a system it is told in the number of the type, as PostGIS does.
  static func make(_ geometry: FindingFeature.Geometry, system: UInt32? = nil) -> (bytes: [UInt8], box: Bounds)? {
    var bytes: [UInt8] = []
    switch geometry {
    case .none: return nil
    case .place(let longitude, let latitude):
      bytes.addType(1, system)
      bytes.add(longitude)
      bytes.add(latitude)
      let place = SIMD2(longitude, latitude)
      return (bytes, Bounds(low: place, high: place))
    case .shape(let shape):
      let polygons = shape.degrees
      guard let box = Bounds(polygons.joined().joined()) else { return nil }
      bytes.addType(6, system)
      bytes.add(UInt32(clamping: polygons.count))
      for rings in polygons {
        bytes.addType(3, nil)
        bytes.add(UInt32(clamping: rings.count))
        for ring in rings {
          bytes.add(UInt32(clamping: ring.count))
          for place in ring {
            bytes.add(place.x)
            bytes.add(place.y)
          }
        }
      }
      return (bytes, box)
    }
  }
}

extension [UInt8] {
  mutating func add(_ number: UInt32) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  mutating func add(_ number: Double) {
    Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func addType(_ type: UInt32, _ system: UInt32?) {
    append(1)
    guard let system else { return add(type) }
    add(type | 0x2000_0000)
    add(system)
  }
}
