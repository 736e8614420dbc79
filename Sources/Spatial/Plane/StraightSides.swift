/// Long sides of a layer, cut where the layer draws them straight: mapped at their ends alone, they would leave the line
/// that was drawn, by metres over some kilometres.
///
/// The cuts lie where a side crosses lines of a grid, so that two sides along one line are cut at the same places, wherever
/// either of them begins.  Pieces of projected sides leave the line by less than 0.1 mm, those in degrees by 0.2 mm.
public struct StraightSides: Sendable {
  /// Metres between two lines of the grid; a side that extends no farther stays as it is.
  private static let metres = 40.0
  /// Rings that would be cut more often are none on Earth; they are cut less finely.
  private static let mostCuts = 1_048_576.0
  /// Coordinates beyond are no places.
  private static let farthest = 1e9

  /// Degrees between two lines of the grid, about 110 m.
  private static let degrees = 0.001
  /// A side in degrees that extends over no more of them to the north leaves its line by less than 2 cm; one along a
  /// meridian or a parallel never does.
  private static let mostDegrees = 0.01

  private let isInDegrees: Bool
  private let step: Double
  /// Cuts are kept to so much, so that they are the same from whichever end they are worked out: some 10⁻⁵ m.
  private let grain: Double

  /// For coordinates whose unit is so many metres long; `nil` for degrees.
  public init(metresPerUnit: Double? = 1) {
    isInDegrees = metresPerUnit == nil
    step = metresPerUnit.map { Self.metres / $0 } ?? Self.degrees
    grain = step.binade / 2_097_152
  }

  /// Points with the cuts of the sides between them, given as numbers of 64 bits.
  ///
  /// - Parameters:
  ///   - raw: Two coordinates of each point.
  ///   - isRing: Whether a side leads from the last point to the first.
  /// - Returns: `nil` where no side is long.
  public func cut(_ raw: UnsafeRawBufferPointer, isRing: Bool) -> [SIMD2<Double>]? {
    let count = raw.count / MemoryLayout<SIMD2<Double>>.size
    guard count > 1 else { return nil }
    var last = Self.point(raw, isRing ? count - 1 : 0)
    var (hasLong, cuts) = (false, 0.0)
    for index in 0..<count {
      let next = Self.point(raw, index)
      let way = next - last
      last = next
      if isLong(way) { (hasLong, cuts) = (true, cuts + Self.extent(way) / step) }
    }
    return hasLong ? cut(raw, count, isRing, everySteps: max(1, (cuts / Self.mostCuts).rounded(.up))) : nil
  }

  private func cut(
    _ raw: UnsafeRawBufferPointer,
    _ count: Int,
    _ isRing: Bool,
    everySteps: Double
  ) -> [SIMD2<Double>] {
    var points: [SIMD2<Double>] = []
    points.reserveCapacity(count * 2)
    for index in 0..<count {
      let point = Self.point(raw, index)
      points.append(point)
      guard isRing || index + 1 < count else { break }
      append(from: point, to: Self.point(raw, index + 1 < count ? index + 1 : 0), every: step * everySteps, &points)
    }
    return points
  }

  /// Adds the cuts of a side, without its ends.
  private func append(
    from start: SIMD2<Double>,
    to end: SIMD2<Double>,
    every step: Double,
    _ points: inout [SIMD2<Double>]
  ) {
    let way = end - start
    guard isLong(way), Self.extent(way) > step, Self.extent(way) < Self.farthest,
      max(abs(start.x), abs(start.y), abs(end.x), abs(end.y)) < Self.farthest
    else { return }
    let axis = abs(way.x) >= abs(way.y) ? 0 : 1
    let (low, high) = (min(start[axis], end[axis]), max(start[axis], end[axis]))
    let first = (low / step).rounded(.down) + 1
    let count = ((high / step).rounded(.up) - first).rounded()
    guard count >= 1 else { return }
    for number in 0..<Int(count) {
      let place = (way[axis] > 0 ? first + Double(number) : first + count - 1 - Double(number)) * step
      let across = start[1 - axis] + way[1 - axis] * ((place - start[axis]) / way[axis])
      var point = SIMD2(repeating: (across / grain).rounded() * grain)
      point[axis] = place
      points.append(point)
    }
  }

  /// Whether a side has to be cut; NaN is none.
  @inline(__always)
  private func isLong(_ way: SIMD2<Double>) -> Bool {
    isInDegrees ? abs(way.y) > Self.mostDegrees && way.x != 0 : Self.extent(way) > step
  }

  @inline(__always)
  private static func extent(_ way: SIMD2<Double>) -> Double { max(abs(way.x), abs(way.y)) }

  @inline(__always)
  private static func point(_ raw: UnsafeRawBufferPointer, _ index: Int) -> SIMD2<Double> {
    raw.loadUnaligned(fromByteOffset: index * MemoryLayout<SIMD2<Double>>.size, as: SIMD2<Double>.self)
  }
}
