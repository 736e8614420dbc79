internal import RuleDSL
internal import Spatial

/// One map of a 案例: cells in rows, filled or not.
struct GridDrawing: Hashable, Sendable {
  /// Place in the drawn plan set.
  var unit: Int
  /// Index into the vocabulary's layers.
  var layer: Int
  var version: PlanVersion = .current
  /// From north to south, each from west to east.
  var rows: [[Bool]]
  var cellMetres: Double
  var statedArea: Quantity?
}

/// The maps that a 案例 draws.
///
/// What is not drawn is 未提供, except 行政区: where a unit's is not drawn, it is all the ground on which any map of the
/// 案例 is drawn.
struct GridWorld: MapWorld {
  private struct Key: Hashable {
    var unit: Int
    var layer: Int
    var version: PlanVersion
  }

  private var features: [Key: [MapFeature]] = [:]
  private let boundary: Int?
  private var ground: [MapFeature] = []

  /// Returns `nil` where nothing is drawn.
  init?(_ drawings: [GridDrawing], _ vocabulary: Vocabulary, title: String) {
    guard !drawings.isEmpty else { return nil }
    boundary = vocabulary.layer(named: Layer.territoryName)
    for drawing in drawings {
      let key = Key(unit: drawing.unit, layer: drawing.layer, version: drawing.version)
      let name = vocabulary.layers.indices.contains(drawing.layer) ? vocabulary.layers[drawing.layer].name : ""
      let number = (features[key]?.count ?? 0) + 1
      let source = FeatureSource(file: "案例 \(title)", layer: name, feature: number)
      let shape = GridMap.shape(rows: drawing.rows, cellMetres: drawing.cellMetres)
      let feature = MapFeature(id: "\(number)", shape: shape, statedArea: drawing.statedArea, source: source)
      features[key, default: []] += shape.isEmpty ? [] : [feature]
    }
    let grounds = drawings.map { drawing in
      GridMap.shape(rows: drawing.rows.map { $0.map { _ in true } }, cellMetres: drawing.cellMetres)
    }
    guard let shape = LayerView.union(grounds), !shape.isEmpty else { return }
    let source = FeatureSource(file: "案例 \(title)", layer: "行政区", feature: 1)
    ground = [MapFeature(id: "1", shape: shape, source: source)]
  }

  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState {
    if let drawn = features[Key(unit: unit, layer: layer, version: version)] { return .known(drawn) }
    return layer == boundary ? .known(ground) : .unprovided
  }
}

extension Scenario {
  /// The scenario's maps, with plans as places in the drawn plan set.
  func drawings(_ places: [Int]) -> [GridDrawing] {
    maps.filter { places.indices.contains($0.plan) }.map { map in
      GridDrawing(
        unit: places[map.plan],
        layer: map.layer,
        version: map.version,
        rows: map.rows,
        cellMetres: map.cellMetres.metres,
        statedArea: map.statedArea
      )
    }
  }
}
