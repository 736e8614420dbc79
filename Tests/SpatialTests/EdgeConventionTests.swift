import Testing

@testable import Spatial

/// How far the official areas, straight between the corners in (L, F(B)), are from those with geodesic edges.
@Suite("边的取法")
struct EdgeConventionTests {
  /// The area of a square of so many degrees whose south-west corner is at 110° E, with edges cut into geodesic pieces.
  private static func areas(side: Double, latitude: Double) -> (official: Double, geodesic: Double) {
    let corners: [Geodesic.Place] = [
      (110, latitude), (110 + side, latitude), (110 + side, latitude + side), (110, latitude + side),
    ]
    let edges = zip(corners, corners[1...] + corners[..<1])
    let fine = edges.flatMap { Geodesic.path($0, $1, pieces: 256) }
    return (area(corners), area(fine))
  }

  private static func area(_ places: [Geodesic.Place]) -> Double {
    Shape(rings: [places.map { Plane.point(longitude: $0.longitude, latitude: $0.latitude) }]).area
  }

  @Test(
    "与测地线边的面积之差就是边的取法：一度见方六万平方米，十分之一度见方七平方米",
    arguments: [(1.0, 62_383.0, 5.0), (0.1, 6.8, 0.1)]
  )
  func squares(side: Double, difference: Double, margin: Double) {
    let (official, geodesic) = Self.areas(side: side, latitude: 30)
    #expect(abs(abs(official - geodesic) - difference) < margin)
  }

  @Test("图斑大小的边，两种取法相差不到十亿分之一", arguments: [18.0, 35, 53])
  func parcels(latitude: Double) {
    let (official, geodesic) = Self.areas(side: 0.001, latitude: latitude)
    #expect(abs(official / geodesic - 1) < 1e-9)
  }
}
