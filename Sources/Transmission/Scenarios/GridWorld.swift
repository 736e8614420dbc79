internal import RuleDSL
internal import Spatial

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

  /// Takes the maps, and where each of the scenario's plans stands in the drawn plan set; returns `nil` where nothing is
  /// drawn.
  init?(_ maps: [Scenario.Map], _ places: [Int], _ vocabulary: Vocabulary, title: String) {
    let drawings = maps.filter { places.indices.contains($0.plan) }
    guard !drawings.isEmpty else { return nil }
    boundary = vocabulary.territory
    for drawing in drawings where vocabulary.layers.indices.contains(drawing.layer) {
      let key = Key(unit: places[drawing.plan], layer: drawing.layer, version: drawing.version)
      let layer = vocabulary.layers[drawing.layer]
      var drawn = features[key] ?? []
      for (shape, lines) in drawing.features(of: layer.geometry) {
        let number = drawn.count + 1
        let source = FeatureSource(file: "案例 \(title)", layer: layer.name, feature: number)
        var feature = MapFeature(id: "\(number)", shape: shape, lines: lines, source: source)
        (feature.statedArea, feature.fields) = (drawing.statedArea, drawing.fields)
        drawn.append(feature)
      }
      features[key] = drawn
    }
    let grounds = drawings.map { drawing in
      GridMap.shape(rows: drawing.rows.map { $0.map { _ in true } }, cellMetres: drawing.cellMetres.metres)
    }
    guard let shape = LayerView.union(grounds), !shape.isEmpty else { return }
    let source = FeatureSource(file: "案例 \(title)", layer: "行政区", feature: 1)
    ground = [MapFeature(id: "1", shape: shape, source: source)]
  }

  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState {
    let drawn = features[Key(unit: unit, layer: layer, version: version)]
    if layer == boundary { return .ground(FeatureTable.columns(of: drawn ?? ground)) }
    return drawn.map { .drawn($0) } ?? .unprovided
  }

  func hasLayer(_ layer: Int, _ version: PlanVersion) -> Bool {
    layer == boundary || features.keys.contains { $0.layer == layer && $0.version == version }
  }

  func isMaintained(_ unit: Int) -> Bool { features.keys.contains { $0.unit == unit && $0.version != .current } }
}

extension Scenario {
  /// Number that a polygon map gets as a feature, among those of its layer that draw anything.
  func featureNumber(ofMap index: Int) -> Int {
    let own = maps[index]
    return 1
      + maps[..<index].count { map in
        map.plan == own.plan && map.layer == own.layer && map.version == own.version
          && map.rows.contains { $0.contains(true) }
      }
  }
}

extension Scenario.Map {
  /// The cells as one polygon feature, as lines from middle to middle, or each as a point.
  fileprivate func features(of geometry: Layer.Geometry) -> [(shape: Shape, lines: Lines)] {
    switch geometry {
    case .polygon:
      let shape = GridMap.shape(rows: rows, cellMetres: cellMetres.metres)
      return shape.isEmpty ? [] : [(shape, Lines())]
    case .line:
      let lines = GridMap.lines(rows: rows, cellMetres: cellMetres.metres)
      return lines.isEmpty ? [] : [(Shape(), lines)]
    case .point: return GridMap.points(rows: rows, cellMetres: cellMetres.metres).map { (Shape(), $0) }
    }
  }
}
