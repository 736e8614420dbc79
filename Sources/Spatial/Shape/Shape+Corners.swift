private import Glibc

extension Shape {
  /// Rings within others.
  public var holeCount: Int { ringEnds.count - polygonEnds.count }

  /// How many corners of the boundary are sharper than so many degrees, on either side of it.
  ///
  /// Angles are those on the ground: the plane keeps areas and not angles, so both arms of a corner are stretched back.
  public func cornerCount(sharperThan degrees: Double) -> Int {
    let least = cos(degrees * .pi / 180)
    var (count, start) = (0, 0)
    for end in ringEnds {
      let ring = points[start..<end]
      start = end
      guard ring.count > 2 else { continue }
      for index in ring.indices {
        let corner = ring[index]
        let scale = Plane.scale(at: corner)
        let stretch = SIMD2(scale, 1 / scale)
        let back = (ring[index == ring.startIndex ? ring.endIndex - 1 : index - 1] - corner) * stretch
        let on = (ring[index + 1 == ring.endIndex ? ring.startIndex : index + 1] - corner) * stretch
        let lengths = ((back * back).sum() * (on * on).sum()).squareRoot()
        if lengths > 0, (back * on).sum() > least * lengths { count += 1 }
      }
    }
    return count
  }
}
