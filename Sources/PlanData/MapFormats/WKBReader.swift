internal import RuleDSL

/// Reads well-known binary: OGC 06-103r4 (ISO), with the flags of EWKB; any byte order, every count checked.
struct WKBReader {
  private static let depthLimit = 16

  /// What stands before a geometry.
  struct Head {
    var code: UInt32
    var isLittle: Bool
    /// Ordinates of a point: 2, 3 or 4.
    var ordinates: Int
  }

  let bytes: UnsafeRawBufferPointer
  var offset = 0
  var geometry = RawGeometry()

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
      keepLine([try readPoint(head)])
    case 2, 8, 9:
      geometry.kinds.insert(.line)
      var ring: [SIMD2<Double>] = []
      try readCurve(head, into: &ring, depth: depth)
      keepLine(ring)
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

  private mutating func keepLine(_ points: [SIMD2<Double>]) {
    guard !points.isEmpty else { return }
    geometry.linePoints += points
    geometry.lineEnds.append(geometry.linePoints.count)
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
}
