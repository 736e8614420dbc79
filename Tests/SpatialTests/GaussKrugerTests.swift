import Spatial
import Testing

@Suite("高斯—克吕格投影")
struct GaussKrugerTests {
  /// Reference values computed once with PROJ 9.5.1 (pyproj 3.7.2):
  /// +proj=tmerc +algo=poder_engsager +k=1 +x_0=500000 +a=6378137 +rf=298.257222101 and the central meridian.
  static let reference: [(meridian: Double, easting: Double, northing: Double, longitude: Double, latitude: Double)] =
    [
      (105, 618227.0668644741, 2282579.299847652, 106.134298, 20.630492),
      (105, 561151.2527621647, 5658585.097966729, 105.872171, 51.055168),
      (105, 312717.98899594304, 4631906.7621123865, 102.746625, 41.800259),
      (105, 283375.886925504, 1247211.636282318, 103.016384, 11.271322),
      (75, 485119.32849069056, 2771522.069061843, 74.852535, 25.049288),
      (75, 385653.00756803644, 4626468.915116236, 73.624903, 41.765177),
      (75, 685580.9619258243, 4085029.265473655, 77.081464, 36.878306),
      (75, 470792.53039515857, 4093556.101695391, 74.671986, 36.972921),
      (120, 504870.683374109, 1385354.4027314454, 120.044814, 12.526733),
      (120, 623920.1070877038, 3884433.614943481, 121.358759, 35.081089),
      (120, 576350.4537447575, 5596063.345822034, 121.075942, 50.491426),
      (120, 100249.84493584285, 4778751.124277897, 115.094862, 43.039047),
      (111, 606157.3823776664, 1520297.747149875, 111.981512, 13.744537),
      (111, 630656.4011790022, 3092828.457191678, 112.327558, 27.942946),
      (111, 386682.53215897083, 3782847.89685169, 109.771046, 34.166816),
      (111, 69225.59882497229, 1416386.2634568538, 107.035553, 12.777415),
    ]

  @Test("反算与 PROJ 相差不到 1e-9 度，有无带号都一样", arguments: reference.indices)
  func inverse(row: Int) {
    let expected = Self.reference[row]
    for prefix in [0.0, 38_000_000] {
      let zone = GaussKruger(centralMeridian: expected.meridian, falseEasting: 500_000 + prefix)
      let place = zone.geographic(easting: expected.easting + prefix, northing: expected.northing)
      #expect(abs(place.longitude - expected.longitude) < 1e-9)
      #expect(abs(place.latitude - expected.latitude) < 1e-9)
      let direct = zone.planePoint(easting: expected.easting + prefix, northing: expected.northing)
      let detour = Plane.point(longitude: expected.longitude, latitude: expected.latitude)
      #expect(abs(direct.x - detour.x) < 1e-4 && abs(direct.y - detour.y) < 1e-4)
    }
  }

  @Test("正算与 PROJ 相差不到千分之一毫米", arguments: reference.indices)
  func forward(row: Int) {
    let expected = Self.reference[row]
    let zone = GaussKruger(centralMeridian: expected.meridian, falseEasting: 500_000)
    let point = zone.projected(longitude: expected.longitude, latitude: expected.latitude)
    #expect(abs(point.x - expected.easting) < 1e-6 && abs(point.y - expected.northing) < 1e-6)
  }
}
