internal import RuleDSL
internal import Spatial

/// A layer of one plan, made ready for overlays: its polygons with boxes around them.
struct LayerView {
  let unit: Int
  let features: [MapFeature]
  private let parts: [Part]

  private struct Part {
    let feature: Int
    /// Place of the polygon in the feature's shape.
    let polygon: Int
    let box: Box
  }

  init(unit: Int, _ features: [MapFeature]) {
    self.unit = unit
    self.features = features
    parts = features.indices.flatMap { feature in
      let shape = features[feature].shape
      return shape.polygonEnds.indices.map { Part(feature: feature, polygon: $0, box: shape.box(of: $0)) }
    }
  }

  /// `nil` where no file of the plan set has the layer.
  init?(_ map: any MapWorld, _ layer: Int, of unit: Int, _ version: PlanVersion = .current) {
    switch map.layer(layer, of: unit, version) {
    case .unprovided: return nil
    case .known(let features): self.init(unit: unit, features)
    }
  }

  /// Whether the layer covers nothing that could be measured.
  var isEmpty: Bool { features.allSatisfy { Measurement.area($0.shape.area).base == 0 } }

  /// A box around everything.
  var box: Box {
    var box = Box([])
    for part in parts { box.add(part.box) }
    return box
  }

  /// What the layer covers; `nil` when the overlay fails.
  var region: Shape? { LayerView.union(features.map(\.shape)) }

  /// The features that have a measurable part within a piece, by id.
  func features(within piece: Shape) -> [FindingPiece.Feature] {
    let found = shapes(meeting: Box(piece.points)).filter {
      guard let common = Overlay.intersection($0.shape, piece) else { return true }
      return Measurement.area(common.area).base > 0
    }
    return found.map { features[$0.feature] }
      .map { FindingPiece.Feature(unit: unit, id: $0.id, source: $0.source) }
      .sorted { ($0.id, $0.source.feature) < ($1.id, $1.source.feature) }
  }

  /// The polygons whose box meets another, feature by feature.
  private func shapes(meeting box: Box) -> [(feature: Int, shape: Shape)] {
    var chosen: [(feature: Int, polygons: [Int])] = []
    for part in parts where part.box.meets(box) {
      if let last = chosen.indices.last, chosen[last].feature == part.feature {
        chosen[last].polygons.append(part.polygon)
      } else {
        chosen.append((part.feature, [part.polygon]))
      }
    }
    return chosen.map { ($0.feature, features[$0.feature].shape.polygons($0.polygons)) }
  }

  /// What any of the shapes cover; one alone is taken as it is.
  static func union(_ shapes: [Shape]) -> Shape? {
    let filled = shapes.filter { !$0.isEmpty }
    return filled.count > 1 ? Overlay.union(filled) : filled.first ?? Shape()
  }
}
