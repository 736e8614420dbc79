extension Overlay {
  /// Whether a shape covers a point of the plane, or one within some metres of it.
  public static func covers(_ shape: Shape, _ point: SIMD2<Double>, within reach: Double) -> Bool {
    let corners = [SIMD2(-reach, -reach), SIMD2(reach, -reach), SIMD2(reach, reach), SIMD2(-reach, reach)]
    let around = Shape(rings: [corners.map { point + $0 }])
    return !(intersection(around, shape)?.isEmpty ?? true)
  }
}

extension Plane {
  /// True metres between two points of the plane that are near to each other.
  public static func metres(from one: SIMD2<Double>, to two: SIMD2<Double>) -> Double {
    let scale = scale(at: one)
    guard scale > 0 else { return .infinity }
    let way = (one - two) * SIMD2(scale, 1 / scale)
    return (way * way).sum().squareRoot()
  }
}
