/// Many shapes behind one another in the same few arrays, since an array of a million shapes is three million arrays.
///
/// INVARIANT: as of ``Shape``; a shape may have no polygon.
public struct ShapeColumn: Hashable, Sendable {
  /// The polygons of all shapes, in order.
  public private(set) var polygons = Shape()
  /// Where each shape ends in ``Shape/polygonEnds``.
  public private(set) var ends: [Int] = []
  /// Of each shape, as of ``area(of:)``.
  private var areas: [Double] = []

  public init() {}

  public var count: Int { ends.count }

  /// Makes room for so many parcels as there mostly are; memory that nothing is written to costs nothing.
  public mutating func reserve(_ count: Int) {
    polygons.points.reserveCapacity(count * Self.mostlyPoints)
    polygons.ringEnds.reserveCapacity(count + count / 8)
    polygons.polygonEnds.reserveCapacity(count)
    ends.reserveCapacity(count)
    areas.reserveCapacity(count)
  }

  private static let mostlyPoints = 40

  /// Adds a shape, as it is.
  public mutating func append(_ shape: Shape) {
    polygons.append(shape)
    ends.append(polygons.polygonEnds.count)
    areas.append(shape.area)
  }

  /// Adds a shape that is made in place, behind the polygons that are there.
  ///
  /// - Parameters:
  ///   - make: Adds polygons by ``Shape/closeRing(isOuter:)`` and ``Shape/closePolygon()`` and returns their area, or gives
  ///     up.
  ///   - isKept: Whether the shape at a place of the column stays there.
  /// - Returns: `false`, with nothing added, when the shape was given up or is not kept.
  mutating func append(_ make: (inout Shape) -> Double?, where isKept: (ShapeColumn, Int) -> Bool) -> Bool {
    let (points, rings, parts) = (polygons.points.count, polygons.ringEnds.count, polygons.polygonEnds.count)
    let area = make(&polygons)
    ends.append(polygons.polygonEnds.count)
    if let area, isKept(self, count - 1) {
      areas.append(area)
      return true
    }
    ends.removeLast()
    polygons.points.removeLast(polygons.points.count - points)
    polygons.ringEnds.removeLast(polygons.ringEnds.count - rings)
    polygons.polygonEnds.removeLast(polygons.polygonEnds.count - parts)
    return false
  }

  /// Adds some shapes of another column.
  public mutating func append(_ other: ShapeColumn, _ range: Range<Int>) {
    guard let last = range.last else { return }
    let (rings, own) = (other.rings(of: range), other.polygons(of: range.lowerBound).lowerBound..<other.ends[last])
    let points = other.points(of: range)
    let pointOffset = polygons.points.count &- points.lowerBound
    let ringOffset = polygons.ringEnds.count &- rings.lowerBound
    let offset = polygons.polygonEnds.count &- own.lowerBound
    polygons.points += other.polygons.points[points]
    polygons.ringEnds += other.polygons.ringEnds[rings].lazy.map { $0 &+ pointOffset }
    polygons.polygonEnds += other.polygons.polygonEnds[own].lazy.map { $0 &+ ringOffset }
    ends += other.ends[range].lazy.map { $0 &+ offset }
    areas += other.areas[range]
  }

  /// A copy of one shape; ``polygons(of:)`` and what follows from it need none.
  public subscript(index: Int) -> Shape {
    let (own, rings, points) = (polygons(of: index), rings(of: index), points(of: index))
    var shape = Shape()
    shape.points = Array(polygons.points[points])
    shape.ringEnds = polygons.ringEnds[rings].map { $0 - points.lowerBound }
    shape.polygonEnds = polygons.polygonEnds[own].map { $0 - rings.lowerBound }
    return shape
  }
}

// MARK: - Parts

extension ShapeColumn {
  /// Indices into ``Shape/polygonEnds`` of one shape.
  public func polygons(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The shape that a polygon belongs to.
  func shape(of polygon: Int) -> Int { ends.indices.partitionPoint { ends[$0] > polygon } }

  /// Indices into ``Shape/ringEnds`` of one shape; of each polygon the outer ring comes first.
  public func rings(of index: Int) -> Range<Int> {
    let own = polygons(of: index)
    return ringStart(own.lowerBound)..<ringStart(own.upperBound)
  }

  /// Indices into ``Shape/points`` of one shape.
  public func points(of index: Int) -> Range<Int> {
    let own = rings(of: index)
    return pointStart(own.lowerBound)..<pointStart(own.upperBound)
  }

  /// Where the rings of a polygon begin, which is where those of the one before it end.
  private func ringStart(_ polygon: Int) -> Int { polygon == 0 ? 0 : polygons.polygonEnds[polygon - 1] }

  private func pointStart(_ ring: Int) -> Int { ring == 0 ? 0 : polygons.ringEnds[ring - 1] }

  /// Ellipsoidal area of one shape in m²; holes count negative.
  public func area(of index: Int) -> Double { areas[index] }

  /// The rectangle around one shape, or `nil` when no point is on the earth.
  public func bounds(of index: Int) -> Bounds? { Bounds(polygons.points[points(of: index)]) }

  /// The rectangle around some shapes, or `nil` when no point is on the earth.
  public func bounds(of range: Range<Int>) -> Bounds? { Bounds(polygons.points[points(of: range)]) }

  /// Points of some shapes that stand one behind the other.
  public func pointCount(of range: Range<Int>) -> Int { points(of: range).count }

  /// Indices into ``Shape/ringEnds`` of some shapes that stand one behind the other.
  func rings(of range: Range<Int>) -> Range<Int> {
    range.isEmpty ? 0..<0 : rings(of: range.lowerBound).lowerBound..<rings(of: range.upperBound - 1).upperBound
  }

  private func points(of range: Range<Int>) -> Range<Int> {
    let own = rings(of: range)
    return own.isEmpty ? 0..<0 : pointStart(own.lowerBound)..<polygons.ringEnds[own.upperBound - 1]
  }
}
