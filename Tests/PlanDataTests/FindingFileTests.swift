internal import Foundation
internal import Chuandao
@testable internal import PlanData
@testable internal import Reporting
internal import Spatial
internal import Testing

struct FindingFileTests {
  static let rows = [
    finding(
      "甲\"\\\n",
      [
        [(111, 40), (111.2, 40), (111.2, 40.1), (111, 40.1)],
        [(111.05, 40.02), (111.05, 40.04), (111.1, 40.04)],
      ]
    ),
    finding("乙", [[(111.5, 40), (111.6, 40), (111.55, 40.1)]], [[(112, 41), (112.1, 41), (112.1, 41.1)]]),
    finding("没有图形"),
  ]

  @Test("写成 GeoJSON 再读，内容不变")
  func geoJSON() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/findings.geojson"
    try writeFindings(Self.rows, to: path, format: .geojson)
    let parsed = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any]
    let features = try #require(parsed?["features"] as? [[String: Any]])
    #expect(features.count == 3)
    let properties = try #require(features[0]["properties"] as? [String: Any])
    #expect(properties["title"] as? String == "甲\"\\\n")
    #expect(properties["area_m2"] as? Double == 1234.57)
    #expect(properties["area_ha"] as? Double == 0.1235)
    #expect(properties["width_m"] as? Double == 12.35)
    #expect(properties["sources"] as? [String] == ["150100.gpkg[STBHHX] A1", "x"])
    #expect(features[2]["geometry"] is NSNull)
    let geometry = try #require(features[0]["geometry"] as? [String: Any])
    let rings = try #require(geometry["coordinates"] as? [[[Double]]])
    #expect(rings.map(\.count) == [5, 4])
    #expect(rings[0] == [[111, 40], [111.2, 40], [111.2, 40.1], [111, 40.1], [111, 40]])
    #expect(rings.allSatisfy { $0.first == $0.last })
  }

  @Test("两种格式再读，图形与写的相同", arguments: FindingFormat.allCases)
  func reads(format: FindingFormat) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/findings.\(format.rawValue)"
    try writeFindings(Self.rows, to: path, format: format)
    for isGeoPackage in format == .gpkg ? [true, false] : [false] {
      let reader = try openMap(path, isGeoPackage: isGeoPackage, within: "/")
      let tables = try reader.tables()
      let table = try #require(tables.first)
      #expect(tables.map(\.name) == ["findings"])
      #expect(table.system == (format == .gpkg ? .geographic : .worldGeographic))
      var titles: [String?] = []
      var counts: [Int] = []
      var projector = try Projector(table.system)
      try reader.scan(table, MapRequest(fields: ["title"])) { raw in
        titles.append(raw.text(0))
        guard case .wkb(let bytes) = raw.bytes, let geometry = try? WKBReader.read(bytes) else { return }
        counts.append(geometry.ringEnds.count)
        let points = projector.planePoints(geometry.points) ?? []
        #expect(points.count == geometry.points.count)
        guard case .shape(let shape) = Self.rows[counts.count - 1].geometry else { return }
        for point in shape.points {
          #expect(points.contains { (($0 - point) * ($0 - point)).sum() < 1e-6 })
        }
      }
      #expect(titles == ["甲\"\\", "乙", "没有图形"] || titles == ["甲\"\\\n", "乙", "没有图形"])
      #expect(counts == [2, 2])
    }
  }

  @Test("同样的内容，字节相同；没有内容也是完整的文件", arguments: FindingFormat.allCases)
  func deterministic(format: FindingFormat) throws {
    let folder = try TemporaryFolder()
    for (name, rows) in [("a", Self.rows), ("b", Self.rows), ("c", [])] {
      try writeFindings(rows, to: "\(folder.path)/\(name).\(format.rawValue)", format: format)
    }
    let files = ["a", "b", "c"].map { URL(filePath: "\(folder.path)/\($0).\(format.rawValue)") }
    #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
    #expect(try OGRReader(path: files[2].path, within: "/").tables().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }

  @Test("写不成时说明原因，不留下半个文件", arguments: FindingFormat.allCases)
  func failure(format: FindingFormat) throws {
    let folder = try TemporaryFolder()
    #expect(throws: SystemFailure.self) {
      try writeFindings(Self.rows, to: folder.path + "/没有/findings", format: format)
    }
    try FileManager.default.createDirectory(atPath: folder.path + "/占用", withIntermediateDirectories: false)
    #expect(throws: SystemFailure.self) {
      try writeFindings(Self.rows, to: folder.path + "/占用", format: format)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["占用"])
  }

  @Test("顶替的文件权限不变；别的一次没写完的文件不碍事，也不动", arguments: FindingFormat.allCases)
  func permissions(format: FindingFormat) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/findings.\(format.rawValue)"
    for mode: mode_t in [0o600, 0o664] {
      try Data("旧".utf8).write(to: URL(filePath: path))
      #expect(chmod(path, mode) == 0)
      try folder.write("没写完", to: ".findings.\(format.rawValue).partial-\(getpid())")
      try writeFindings(Self.rows, to: path, format: format)
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == mode)
      #expect(try OGRReader(path: path, within: "/").tables().count == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test("链接写到它指的文件，管道和设备不被文件顶替", arguments: FindingFormat.allCases)
  func linksAndStreams(format: FindingFormat) throws {
    let folder = try TemporaryFolder()
    let (link, file, pipe) = (folder.path + "/链接", "\(folder.path)/文件.\(format.rawValue)", folder.path + "/管道")
    try Data("旧".utf8).write(to: URL(filePath: file))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    try writeFindings(Self.rows, to: link, format: format)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
    #expect(try OGRReader(path: file, within: "/").tables().count == 1)

    #expect(mkfifo(pipe, 0o600) == 0)
    // A reader that is there lets the pipe be opened; what is written is small enough to stay in it.
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    switch format {
    case .geojson: try writeFindings(Self.rows, to: pipe, format: format)
    case .gpkg:
      #expect(throws: SystemFailure(pipe, .streamUnfit)) {
        try writeFindings(Self.rows, to: pipe, format: format)
      }
    }
    var status = stat()
    #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }

  @Test(
    "定长小数",
    arguments: [
      (1.5, 2, "1.5"), (-0.004, 2, "0"), (-0.25, 2, "-0.25"), (111, 9, "111"), (0.000000001, 9, "0.000000001"),
    ]
  )
  func digits(number: Double, decimals: Int, text: String) {
    #expect(fixedDigits(number, decimals: decimals) == text)
    #expect(fixedDigits(.nan, decimals: 2) == nil)
    #expect(fixedDigits(1e30, decimals: 2) == nil)
  }

  static func finding(_ title: String, _ polygons: [[(Double, Double)]]...) -> FindingFeature {
    var shape = Shape()
    for polygon in polygons {
      for ring in polygon {
        shape.points += ring.map { Plane.point(longitude: $0.0, latitude: $0.1) }
        shape.ringEnds.append(shape.points.count)
      }
      shape.polygonEnds.append(shape.ringEnds.count)
    }
    return FindingFeature(
      rule: "L-01",
      ruleTitle: title,
      obligation: "honour",
      verdict: "fail",
      kind: "missing",
      message: "红线少了一块",
      unitCode: "150102",
      unitName: "新城区",
      issuerCode: "150100",
      issuerName: "呼和浩特市",
      sizes: .init(squareMetres: 1234.567, widthMetres: 12.345),
      sources: ["150100.gpkg[STBHHX] A1", "x"],
      geometry: shape.isEmpty ? .none : .shape(shape)
    )
  }
}
