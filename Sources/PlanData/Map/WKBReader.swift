internal import RuleDSL

/// Reads well-known binary: OGC 06-103r4 (ISO), with the flags of EWKB; any byte order, every count checked.
struct WKBReader {
  private static let depthLimit = 16

  /// What stands before a geometry.
  private struct Head {
    var code: UInt32
    var isLittle: Bool
    /// Ordinates of a point: 2, 3 or 4.
    var ordinates: Int
  }

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  private var geometry = RawGeometry()

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The geometry in these bytes; what follows it is not looked at.
  static func read(_ bytes: UnsafeRawBufferPointer) throws(WKBFlaw) -> RawGeometry {
    var reader = WKBReader(bytes)
    try reader.readGeometry(depth: 0)
    return reader.geometry
  }

  private mutating func readGeometry(depth: Int) throws(WKBFlaw) {
    guard depth < Self.depthLimit else { throw .tooDeep }
    let head = try readHead()
    switch head.code {
    case 1:
      geometry.kinds.insert(.point)
      keepOther(try readPoint(head))
    case 2, 8, 9:
      geometry.kinds.insert(.line)
      var ring: [SIMD2<Double>] = []
      try readCurve(head, into: &ring, depth: depth)
      keepOther(ring.first)
    case 3, 17: try readPolygon(head)
    case 10: try readCurvePolygon(head, depth: depth)
    case 4, 5, 6, 7, 11, 12, 15, 16:
      if let kind = Self.kind(ofCollection: head.code) { geometry.kinds.insert(kind) }
      for _ in 0..<(try readCount(head, least: 5)) { try readGeometry(depth: depth + 1) }
    default: throw .unknownType
    }
  }

  private static func kind(ofCollection code: UInt32) -> Layer.Geometry? {
    switch code {
    case 4: .point
    case 5, 11: .line
    case 7: nil
    default: .polygon
    }
  }

  private mutating func keepOther(_ point: SIMD2<Double>?) {
    if geometry.firstOther == nil { geometry.firstOther = point }
  }

  private mutating func readPolygon(_ head: Head) throws(WKBFlaw) {
    geometry.kinds.insert(.polygon)
    let rings = try readCount(head, least: 4)
    for _ in 0..<rings {
      geometry.points += try readPoints(head)
      geometry.ringEnds.append(geometry.points.count)
    }
    if rings > 0 { geometry.polygonEnds.append(geometry.ringEnds.count) }
  }

  private mutating func readCurvePolygon(_ head: Head, depth: Int) throws(WKBFlaw) {
    geometry.kinds.insert(.polygon)
    let rings = try readCount(head, least: 9)
    for _ in 0..<rings {
      var ring: [SIMD2<Double>] = []
      try readCurve(try readHead(), into: &ring, depth: depth + 1)
      geometry.points += ring
      geometry.ringEnds.append(geometry.points.count)
    }
    if rings > 0 { geometry.polygonEnds.append(geometry.ringEnds.count) }
  }

  /// Appends the points of a line, an arc string or a chain of both.
  private mutating func readCurve(_ head: Head, into ring: inout [SIMD2<Double>], depth: Int) throws(WKBFlaw) {
    guard depth < Self.depthLimit else { throw .tooDeep }
    switch head.code {
    case 2: ring += try readPoints(head)
    case 8:
      let arc = try readPoints(head)
      geometry.hasCurves = true
      appendArcs(arc, to: &ring)
    case 9:
      for _ in 0..<(try readCount(head, least: 9)) {
        var part: [SIMD2<Double>] = []
        try readCurve(try readHead(), into: &part, depth: depth + 1)
        ring += part.first == ring.last ? part.dropFirst() : part[...]
      }
    default: throw .unknownType
    }
  }

  private mutating func readHead() throws(WKBFlaw) -> Head {
    guard offset < bytes.count else { throw .truncated }
    let order = bytes[offset]
    guard order < 2 else { throw .byteOrder }
    offset += 1
    let isLittle = order == 1
    let type = try readInteger(isLittle: isLittle)
    let iso = (type & 0x0FFF_FFFF) / 1000
    guard iso < 4 else { throw .unknownType }
    let hasZ = type & 0x8000_0000 != 0 || iso & 1 != 0
    let hasM = type & 0x4000_0000 != 0 || iso & 2 != 0
    if type & 0x2000_0000 != 0 { _ = try readInteger(isLittle: isLittle) }
    if hasZ || hasM { geometry.hasHeights = true }
    return Head(code: (type & 0x0FFF_FFFF) % 1000, isLittle: isLittle, ordinates: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
  }

  /// A number of parts, each of at least so many bytes.
  private mutating func readCount(_ head: Head, least: Int) throws(WKBFlaw) -> Int {
    let count = Int(try readInteger(isLittle: head.isLittle))
    guard count <= (bytes.count - offset) / least else { throw .truncated }
    return count
  }

  private mutating func readInteger(isLittle: Bool) throws(WKBFlaw) -> UInt32 {
    guard bytes.count - offset >= 4 else { throw .truncated }
    let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    offset += 4
    return isLittle ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
  }

  private mutating func readPoint(_ head: Head) throws(WKBFlaw) -> SIMD2<Double> {
    let size = head.ordinates * 8
    guard bytes.count - offset >= size else { throw .truncated }
    defer { offset += size }
    return point(at: offset, isLittle: head.isLittle)
  }

  private mutating func readPoints(_ head: Head) throws(WKBFlaw) -> [SIMD2<Double>] {
    let size = head.ordinates * 8
    let count = try readCount(head, least: size)
    defer { offset += count * size }
    return (0..<count).map { point(at: offset + $0 * size, isLittle: head.isLittle) }
  }

  @inline(__always)
  private func point(at offset: Int, isLittle: Bool) -> SIMD2<Double> {
    let x = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let y = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
    return isLittle
      ? SIMD2(Double(bitPattern: UInt64(littleEndian: x)), Double(bitPattern: UInt64(littleEndian: y)))
      : SIMD2(Double(bitPattern: UInt64(bigEndian: x)), Double(bitPattern: UInt64(bigEndian: y)))
  }
}
