import Spatial
import Testing

@testable import RuleDSL
@testable import Transmission

/// A family of plans with maps drawn in cells, and one control line that travels down it.
struct LineSketch {
  static let territory = 0
  static let red = 1
  static let blue = 2

  /// A layer of a plan, feature by feature; each feature as rows of `#` and `.`, or of cells.
  struct Drawing {
    var unit: String
    var layer: Int
    var version: PlanVersion
    var features: [[[Bool]]]
  }

  var sketch = Sketch()
  var drawings: [Drawing] = []
  var order = LineTransmission.Order.protect
  var tolerance = SpatialTolerance()
  var tiers = [0, 1, 2, 3, 4]
  var cellMetres = 100.0

  mutating func place(_ code: String, _ tier: Int, under parent: String? = nil) {
    sketch.place(code, tier, under: parent)
  }

  /// Draws a layer as one feature; without rows the plan provides an empty layer.
  mutating func draw(_ unit: String, _ layer: Int = red, _ version: PlanVersion = .current, _ rows: String...) {
    let features = rows.isEmpty ? [] : [rows.map { $0.map { $0 == "#" } }]
    drawings.append(Drawing(unit: unit, layer: layer, version: version, features: features))
  }

  var program: RuleProgram {
    var program = Programs.program([])
    program.vocabulary.layers = [
      Layer(name: "县级行政区", aliases: ["行政区"], codes: ["XZQ"]), Layer(name: "生态保护红线", codes: ["STBHHX"]),
      Layer(name: "城镇开发边界", codes: ["CZKFBJ"]),
    ]
    let heading = Programs.heading("KX-01")
    program.statements = [
      .line(LineTransmission(heading: heading, layer: Self.red, tiers: tiers, order: order, tolerance: tolerance))
    ]
    return program
  }

  func map(_ world: PlanWorld) throws -> DrawnMap {
    var map = DrawnMap()
    for drawing in drawings {
      let unit = try #require(world.units.codes.firstIndex(of: drawing.unit))
      let features = drawing.features.enumerated().map { index, rows in
        MapFeature(
          id: "\(drawing.unit)-\(index)",
          shape: GridMap.shape(rows: rows, cellMetres: cellMetres),
          statedArea: Quantity(base: Int64(index + 1) * 30_000, unit: Unit(.squareMetre), decimals: 0),
          source: FeatureSource(file: "lines.gpkg", layer: "L\(drawing.layer)", feature: index + 1)
        )
      }
      map.layers[.init(layer: drawing.layer, unit: unit, version: drawing.version)] = features
    }
    return map
  }

  func checked(keepingAll: Bool = true, jobs: Int = 2) throws -> CheckedLine {
    let world = try sketch.world()
    let map = try map(world)
    let run = check(program, world, map: map, keepingAll: keepingAll, jobs: jobs)
    let explainer = Explainer(program, world, map: map, run)
    return CheckedLine(world: world, run: run, findings: run.outcomes.map { explainer.finding(of: $0) })
  }
}

struct DrawnMap: MapWorld {
  struct Key: Hashable {
    var layer: Int
    var unit: Int
    var version: PlanVersion
  }

  var layers: [Key: [MapFeature]] = [:]

  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState {
    layers[Key(layer: layer, unit: unit, version: version)].map { .drawn($0) } ?? .unprovided
  }

  func hasLayer(_ layer: Int, _ version: PlanVersion) -> Bool {
    layers.keys.contains { $0.layer == layer && $0.version == version }
  }

  func isMaintained(_ unit: Int) -> Bool { layers.keys.contains { $0.unit == unit && $0.version != .current } }
}

/// A run over a drawn family, asked for single findings by code.
struct CheckedLine {
  let world: PlanWorld
  let run: CheckRun
  let findings: [Finding]

  func found(_ obligation: Obligation, _ code: String) -> Finding? {
    findings.first { $0.obligation == obligation && world.units.codes[$0.plan] == code }
  }

  func finding(_ obligation: Obligation, _ code: String) throws -> Finding {
    try #require(found(obligation, code), "no \(obligation) of \(code)")
  }

  func names(_ units: [Int]) -> [String] { units.map { world.units.names[$0] } }
}
