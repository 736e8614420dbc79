/// Areas as they come out when they are taken wrongly, to recognise them; never for a verdict.
extension Shape {
  /// The area of longitudes and latitudes taken as lengths, in square degrees.
  public var squareDegrees: Double {
    mapped { point in
      let place = Plane.geographic(point)
      return SIMD2(place.longitude, place.latitude)
    }.area
  }

  /// The area in m² in the plane of a Gauss–Krüger zone, straight between its corners there.
  public func area(in zone: GaussKruger) -> Double {
    mapped { point in
      let place = Plane.geographic(point)
      return zone.projected(longitude: place.longitude, latitude: place.latitude)
    }.area
  }

  private func mapped(_ transform: (SIMD2<Double>) -> SIMD2<Double>) -> Shape {
    var shape = self
    for index in shape.points.indices { shape.points[index] = transform(shape.points[index]) }
    return shape
  }
}
