@testable internal import PlanData
internal import Testing
internal import Transmission

@Suite("写明的坐标系")
struct StatedSystemTests {
  @Test(
    "坐标系的文字不引出文件",
    arguments: [
      ("EPSG:4490", true), ("4490", false), ("EPSG:x", false), ("/etc/passwd", false), ("GEOGCS[\"a\"]", true),
      (#"PROJCS["a",EXTENSION["PROJ4","+proj=merc +nadgrids=@null +wktext"]]"#, true),
      (#"PROJCS["a",EXTENSION["PROJ4","+proj=merc +nadgrids=@null"]]"#, true),
      (#"PROJCS["a",EXTENSION["PROJ4","+proj=merc +nadgrids=@null,/a.gsb"]]"#, false),
      (#"PROJCS["a",EXTENSION["PROJ4","+proj=merc +nadgrids= /a.gsb"]]"#, false),
      ("PROJCS[\"a\",EXTENSION[\"PROJ4\",\"+proj=merc +nadgrids=\u{338}a.gsb\"]]", false),
      (#"BOUNDCRS[SOURCECRS[x],PARAMETERFILE["a","b"]]"#, false),
    ]
  )
  func namesNoFile(text: String, isSafe: Bool) {
    #expect(WellKnownText.namesNoFile(text) == isSafe)
  }

  @Test(
    "叫得出名字的坐标系认得，别的一个也不当成它",
    arguments: [
      ("EPSG:4490", CoordinateSystem.geographic), ("urn:ogc:def:crs:EPSG::4490", .geographic),
      ("http://www.opengis.net/def/crs/EPSG/0/4490", .geographic), ("CGCS2000", .geographic),
      ("GCS_China_Geodetic_Coordinate_System_2000", .geographic), ("国家大地坐标系2000", .geographic),
      ("urn:ogc:def:crs:OGC:1.3:CRS84", .worldGeographic), ("WGS 84", .worldGeographic),
      ("CGCS2000国家大地坐标系", .geographic), ("2000国家大地坐标系（CGCS2000）", .geographic),
      ("CGCS2000 三度带 37带", CoordinateSystem(epsg: 4525, text: "")),
      ("CGCS2000 高斯-克吕格 3度分带 中央经线111度", CoordinateSystem(epsg: 4546, text: "")),
      ("CGCS2000 3度带 中央经线110度", .notUnderstood("CGCS2000 3度带 中央经线110度")),
      ("2000国家大地坐标系 阿尔伯斯投影", .notUnderstood("2000国家大地坐标系 阿尔伯斯投影")),
      ("CGCS2000_3_Degree_GK_CM_111E", CoordinateSystem(epsg: 4546, text: "")),
      ("CGCS2000 / 3-degree Gauss-Kruger zone 37", CoordinateSystem(epsg: 4525, text: "")),
      ("CGCS2000 / Gauss-Kruger zone 19", CoordinateSystem(epsg: 4497, text: "")),
      ("CGCS2000_GK_CM_111E", CoordinateSystem(epsg: 4508, text: "")),
      ("CGCS2000_GK_CM_114E", .notUnderstood("CGCS2000_GK_CM_114E")),
      ("CGCS2000_3_Degree_GK_Zone_19", .notUnderstood("CGCS2000_3_Degree_GK_Zone_19")),
      ("CGCS2000 Albers", .notUnderstood("CGCS2000 Albers")), ("GCS_Xian_1980", .notUnderstood("GCS_Xian_1980")),
      ("西安80", .notUnderstood("西安80")), ("WGS 72", .notUnderstood("WGS 72")),
      ("EPSG:4610", .foreign(name: "EPSG:4610", text: "EPSG:4610")),
    ]
  )
  func names(name: String, system: CoordinateSystem) {
    #expect(CoordinateSystem(named: name) == system)
  }

  @Test(
    "名称说是一个坐标系、椭球或起始子午线却是另一个的，不当成它",
    arguments: [
      (298.3, 6_378_245.0, "Greenwich", 0.0), (298.257, 6_378_140, "Greenwich", 0),
      (298.257222101, 6_378_137, "Ferro", -17.66666666666667),
    ]
  )
  func contradictions(flattening: Double, axis: Double, meridian: String, longitude: Double) {
    let text = """
      GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",\(axis),\(flattening)]],\
      PRIMEM["\(meridian)",\(longitude)],UNIT["Degree",0.0174532925199433]]
      """
    let system = CoordinateSystem(epsg: nil, text: text)
    let name = "GCS_China_Geodetic_Coordinate_System_2000"
    #expect(system == (longitude == 0 ? .notUnderstood(name) : .foreign(name: name, text: text)))
  }

  @Test("代号或基准是一个坐标系、名称是另一个的，不当成哪一个")
  func twoNames() {
    let text = CoordinateTests.esriText.replacing("GCS_China_Geodetic_Coordinate_System_2000", with: "GCS_Xian_1980")
    #expect(CoordinateSystem(epsg: nil, text: text) == .notUnderstood("GCS_Xian_1980"))
    #expect(CoordinateSystem(epsg: 4490, text: text) == .notUnderstood("GCS_Xian_1980"))
    #expect(CoordinateSystem(epsg: 4490, text: CoordinateTests.oldText) == .notUnderstood("GCS_Beijing_1954"))
    #expect(CoordinateSystem(epsg: 4490, text: CoordinateTests.esriText) == .geographic)
  }

  @Test(
    "文本图层的坐标系写在前面、后面、写成名称、代号、链接都看得到，要素里的不算",
    arguments: [
      (#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"西安80"}},"features":[]}"#, "西安80"),
      (#"{"features":[{"crs":"no","properties":{"crs":"no"}}], "crs" : {"properties":{"name" : "A"}} }"#, "A"),
      (#"{"crs":{"type":"EPSG","properties":{"code":4610}}}"#, "EPSG:4610"),
      (#"{"crs":{"type":"link","properties":{"href":"x.proj4","type":"proj4"}}}"#, "x.proj4"),
      (#"{"crs":"EPSG:4490"}"#, "EPSG:4490"), (#"{"crs":null}"#, nil), (#"{"features":[{"crs":"no"}]}"#, nil),
      (#"{"name":"crs","features":["\"crs\":"]}"#, nil), ("", nil), (#"{"crs":"#, nil),
    ] as [(String, String?)]
  )
  func member(text: String, name: String?) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.geojson")
    #expect(StatedSystem.member(of: folder.path + "/a.geojson") == name)
    // The same behind more features than are looked at first.
    let filler = #""x":[\#(String(repeating: #"{"crs":"no"},"#, count: 40_000))0],"#
    try folder.write(text.replacing("{", with: "{" + filler, maxReplacements: 1), to: "b.geojson")
    #expect(StatedSystem.member(of: folder.path + "/b.geojson") == name)
  }

  @Test(
    "坐标不在中国或不在写明的带里，看得出像什么",
    arguments: [
      (4490, SIMD2(45.0, 82), Misplacement.swapped), (4490, SIMD2(40, 111), .swapped),
      (4490, SIMD2(2.3, 48.8), .outsideChina),
      (4490, SIMD2(0, 0), .outsideChina), (4490, SIMD2(501_707, 4_431_749), .metres), (4490, SIMD2(500, 95), nil),
      (4490, SIMD2(.nan, 40), nil), (4490, SIMD2(111, 40), nil), (4546, SIMD2(500_000, 4_430_000), nil),
      (4546, SIMD2(4_430_000, 500_000), .swapped), (4546, SIMD2(111, 40), .degrees),
      (4546, SIMD2(37_500_000, 4_430_000), .otherZone(37)), (4525, SIMD2(38_245_580, 4_436_006), .otherZone(38)),
      (4525, SIMD2(19_500_000, 4_430_000), .otherZone(19)), (4525, SIMD2(500_000, 4_430_000), .outsideZone),
      (4525, SIMD2(4_436_006, 38_245_580), .swapped), (4546, SIMD2(1_100_000, 4_430_000), .outsideZone),
      (4546, SIMD2(500_000, -1_000), .outsideZone), (4546, SIMD2(12_356_000, 4_865_000), .outsideZone),
    ] as [(Int, SIMD2<Double>, Misplacement?)]
  )
  func misplaced(epsg: Int, point: SIMD2<Double>, kind: Misplacement?) throws {
    let system = CoordinateSystem(epsg: epsg, text: "")
    var projector = try Projector(system)
    #expect(projector.misplacement(of: [point])?.kind == kind)
    let isSound =
      kind == nil && point.x.isFinite && abs(point.y) <= 90 || epsg == 4546 && point.x == 500_000 && kind == nil
    #expect((projector.planePoints([point]) != nil) == isSound)
    // A single corner is enough, wherever it stands.
    let sound = epsg == 4490 ? SIMD2(111.0, 40) : SIMD2(epsg == 4525 ? 37_500_000 : 500_000, 4_430_000)
    #expect((projector.planePoints([sound, sound, point]) != nil) == isSound)
  }
}
