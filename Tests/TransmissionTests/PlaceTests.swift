import RuleDSL
import Spatial
import Testing

@testable import Transmission

@Suite("地点的次序")
struct PlaceTests {
  @Test("差不到百万分之一度的经度算同一个，由纬度定先后")
  func lastBits() {
    let south = FindingPiece.Place(longitude: 111.000_000_000_3, latitude: 40)
    let north = FindingPiece.Place(longitude: 111, latitude: 40.5)
    let east = FindingPiece.Place(longitude: 111.000_001, latitude: 39)
    #expect([east, north, south].sorted() == [south, north, east])
  }

  @Test("同样大的选址按地点排")
  func sites() {
    let north = site(longitude: 111, latitude: 40.5)
    let south = site(longitude: 111.000_000_000_3, latitude: 40)
    #expect(south.ranks(before: north) && !north.ranks(before: south))
  }

  private func site(longitude: Double, latitude: Double) -> Site {
    Site(
      unit: 0,
      shape: Shape(),
      area: Measurement.area(10_000),
      width: Measurement.width(100),
      place: FindingPiece.Place(longitude: longitude, latitude: latitude),
      conditions: []
    )
  }
}
