import Foundation
import TestKit

/// A city and its one county, whose layers a test writes as GeoJSON files.
final class GeneratedFamily {
  enum Geometry {
    case null
    case empty
    /// Polygons of open rings, the outer one first.
    case polygons([[[SIMD2<Double>]]])
  }

  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let units = "code,name,tier,parent_code\n990100,甲市,市级,\n990101,甲东县,县级,990100\n"
    try Data(units.utf8).write(to: folder.appending(path: "units.csv"))
    let ground = [SIMD2(110.0, 39), SIMD2(113.0, 39), SIMD2(113.0, 42), SIMD2(110.0, 42)]
    try write("990101", "XJXZQ", [.polygons([[ground]])])
  }

  /// The plan set.
  var path: String { folder.path }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ unit: String, _ layer: String, _ geometries: [Geometry]) throws {
    let features = geometries.enumerated().map { (index: Int, geometry: Geometry) -> String in
      let properties = #"{"BSM":"\#(index + 1)","XZQDM":"\#(unit)","MJ":1,"YJJBNTMJ":1}"#
      return #"{"type":"Feature","properties":\#(properties),"geometry":\#(text(of: geometry))}"#
    }
    let collection = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}\n"
    let file = folder.appending(path: unit)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    try Data(collection.utf8).write(to: file.appending(path: "\(layer).geojson"))
  }

  private func text(of geometry: Geometry) -> String {
    switch geometry {
    case .null: return "null"
    case .empty: return #"{"type":"Polygon","coordinates":[]}"#
    case .polygons(let polygons):
      let parts = polygons.map { rings in "[" + rings.map(closed).joined(separator: ",") + "]" }
      return #"{"type":"MultiPolygon","coordinates":["# + parts.joined(separator: ",") + "]}"
    }
  }

  private func closed(_ ring: [SIMD2<Double>]) -> String {
    let points = (ring + ring.prefix(1)).map { "[\($0.x),\($0.y)]" }
    return "[" + points.joined(separator: ",") + "]"
  }

  /// What the command says about the family, in JSON.
  func check() throws -> Outcome {
    let rules = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    let ids = "KX-01,KX-03,KX-06"
    let run = try RunningCommand(
      ["check", folder.path, "--format", "json", "--only", ids],
      in: Repository.root,
      environment: rules
    )
    let report = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any]
    return Outcome(status: run.status, findings: report?["findings"] as? [[String: Any]] ?? [])
  }

  struct Outcome {
    let status: Int32
    let findings: [[String: Any]]

    /// `KX-01 honour 990101 fail`.
    var verdicts: [String] {
      findings.map { finding in
        ["rule", "obligation", "plan", "verdict"].map { finding[$0] as? String ?? "?" }.joined(separator: " ")
      }
    }

    func evidence(of rule: String, _ obligation: String) -> [[String: Any]] {
      let own = findings.filter { $0["rule"] as? String == rule && $0["obligation"] as? String == obligation }
      return own.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }
    }
  }
}

/// Outlines for tests, in degrees.
enum Outline {
  /// A lobed island with as many holes, and two more islands: 50 000 vertices with a thousand.
  static func huge(holes: Int) -> [[[SIMD2<Double>]]] {
    let side = Int(Double(holes).squareRoot().rounded(.up))
    let step = 0.2 / Double(side)
    let spots = (0..<holes).map { (index: Int) -> SIMD2<Double> in
      let (column, row) = (Double(index % side), Double(index / side))
      return SIMD2(111.0, 40.0) + step * SIMD2(column + 0.25, row + 0.25)
    }
    let inner = spots.map { lobed(at: $0, radius: step / 5, count: 12) }
    return [
      [lobed(at: SIMD2(111.1, 40.1), radius: 0.2, count: 30_000)] + inner,
      [lobed(at: SIMD2(111.7, 40.1), radius: 0.2, count: 5_000)],
      [lobed(at: SIMD2(112.3, 40.1), radius: 0.2, count: 5_000)],
    ]
  }

  static func diamond(at centre: SIMD2<Double>, radius: Double) -> [SIMD2<Double>] {
    lobed(at: centre, radius: radius, count: 4)
  }

  private static func lobed(at centre: SIMD2<Double>, radius: Double, count: Int) -> [SIMD2<Double>] {
    (0..<count).map { (index: Int) -> SIMD2<Double> in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let waves: Double = 0.05 * sin(17 * angle) + 0.01 * sin(401 * angle)
      let reach: Double = radius * (1 + waves)
      return rounded(centre + reach * SIMD2(cos(angle), sin(angle)))
    }
  }

  /// One of twenty by twenty cells that do not touch.
  static func cell(_ index: Int) -> [SIMD2<Double>] {
    let corner = SIMD2(111 + 0.02 * Double(index % 20), 40 + 0.02 * Double(index / 20))
    return [SIMD2(0, 0), SIMD2(0.01, 0), SIMD2(0.01, 0.01), SIMD2(0, 0.01)].map { rounded(corner + $0) }
  }

  /// A cell whose boundary crosses itself in the middle.
  static func bow(_ cell: [SIMD2<Double>]) -> [SIMD2<Double>] { [cell[0], cell[2], cell[1], cell[3]] }

  private static func rounded(_ point: SIMD2<Double>) -> SIMD2<Double> {
    (point * 1e9).rounded(.toNearestOrEven) / 1e9
  }
}
