@testable internal import PlanData
internal import Testing

struct CoordinateTests {
  static let esriText = """
    GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
    SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
    """
  static let oldText = """
    GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
    """
  static let compoundText = """
    COMPD_CS["China Geodetic Coordinate System 2000 + 1985",GEOGCS["China Geodetic Coordinate System 2000",\
    DATUM["China_2000"],UNIT["degree",0.01]],VERT_CS["Yellow Sea 1985",UNIT["metre",1]]]
    """

  @Test(
    "国家标准的分带和代号",
    arguments: [
      (4491, 75.0, 13_500_000.0), (4501, 135, 23_500_000), (4502, 75, 500_000), (4512, 135, 500_000),
      (4513, 75, 25_500_000), (4526, 114, 38_500_000), (4533, 135, 45_500_000), (4534, 75, 500_000),
      (4546, 111, 500_000), (4549, 120, 500_000), (4554, 135, 500_000),
    ]
  )
  func zones(epsg: Int, meridian: Double, easting: Double) {
    let system = CoordinateSystem(epsg: epsg, text: "")
    #expect(system == .gaussKruger(centralMeridian: meridian, falseEasting: easting, text: "EPSG:\(epsg)"))
  }

  @Test(
    "没有代号时按文字认",
    arguments: [
      (esriText, CoordinateSystem.geographic), (compoundText, .geographic),
      (#"GEOGCS["WGS 84",DATUM["WGS_1984"],UNIT["degree",0.01]]"#, .worldGeographic),
      ("", .missing), ("undefined", .missing), (#"LOCAL_CS["Undefined Cartesian SRS"]"#, .missing),
    ]
  )
  func texts(text: String, system: CoordinateSystem) {
    #expect(CoordinateSystem(epsg: nil, text: text) == system)
  }

  @Test("高斯投影的文字：中央经线和假东都认，变了比例就不是")
  func gaussKrugerText() {
    let text = """
      PROJCS["CGCS2000_3_Degree_GK_Zone_37",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]],\
      PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",37500000.0],PARAMETER["False_Northing",0.0],\
      PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],\
      UNIT["Meter",1.0]]
      """
    let zone = CoordinateSystem(epsg: nil, text: text)
    #expect(zone == .gaussKruger(centralMeridian: 111, falseEasting: 37_500_000, text: text))
    let scaled = text.replacing("\"Scale_Factor\",1.0", with: "\"Scale_Factor\",0.9996")
    #expect(CoordinateSystem(epsg: nil, text: scaled) == .foreign(name: "CGCS2000_3_Degree_GK_Zone_37", text: scaled))
  }

  private func planePoints(_ system: CoordinateSystem, _ points: [SIMD2<Double>]) throws -> [SIMD2<Double>]? {
    var projector = try Projector(system)
    return projector.planePoints(points)
  }

  @Test("自己的高斯反算与 PROJ 相差不到一毫米", arguments: [4546, 4525, 4500])
  func agreesWithPROJ(epsg: Int) throws {
    let system = CoordinateSystem(epsg: epsg, text: "")
    guard case .gaussKruger(_, let easting, let text) = system else {
      Issue.record("no zone")
      return
    }
    let points = stride(from: -150_000.0, through: 150_000, by: 50_000).flatMap { east in
      stride(from: 2_000_000.0, through: 5_500_000, by: 500_000).map { SIMD2(easting + east, $0) }
    }
    let ours = try #require(try planePoints(system, points))
    let theirs = try #require(try planePoints(.foreign(name: "", text: text), points))
    for (mine, other) in zip(ours, theirs) { #expect(((mine - other) * (mine - other)).sum() < 1e-6) }
  }

  @Test("不是地球上的坐标就没有结果")
  func outside() throws {
    #expect(try planePoints(.geographic, [SIMD2(40, 111)]) == nil)
    #expect(try planePoints(.geographic, [SIMD2(.nan, 40)]) == nil)
    let zone = CoordinateSystem(epsg: 4546, text: "")
    #expect(try planePoints(zone, [SIMD2(37_500_000, 4_000_000)]) == nil)
    #expect(throws: ProjectionFailure.missing) { try planePoints(.missing, []) }
    #expect(throws: ProjectionFailure.unusable("x")) {
      try planePoints(.foreign(name: "x", text: "no system at all"), [])
    }
  }

  @Test("没有转换参数的旧坐标系不硬转，WGS 84 上的投影可以转")
  func ballpark() throws {
    // For Beijing 1954 there are parameters, but each for one basin only.
    for code in ["EPSG:4610", "EPSG:2345", "EPSG:4214", "EPSG:2434", Self.oldText] {
      #expect(throws: ProjectionFailure.unusable("旧")) {
        try planePoints(.foreign(name: "旧", text: code), [])
      }
    }
    let zone = try planePoints(.foreign(name: "UTM", text: "EPSG:32649"), [SIMD2(500_000, 4_427_757)])
    let expected = try planePoints(.geographic, [SIMD2(111, 40)])
    let step = try #require(zone?.first) - #require(expected?.first)
    #expect((step * step).sum() < 1)
  }

  @Test("带高程的复合坐标系，不管用哪一版文字写，都认出平面部分")
  func compound() {
    let modern = """
      COMPOUNDCRS["China Geodetic Coordinate System 2000 + Yellow Sea 1985 height",GEODCRS["China Geodetic Coordinate \
      System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101]],CS[ellipsoidal,2],ID["EPSG",4490]],\
      VERTCRS["Yellow Sea 1985 height",VDATUM["Yellow Sea 1985"],CS[vertical,1],ID["EPSG",5737]]]
      """
    #expect(CoordinateSystem(epsg: nil, text: modern) == .geographic)
  }
}
