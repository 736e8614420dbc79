internal import RuleDSL
internal import Spatial

/// A layer of one plan, made ready for overlays: its polygons with rectangles around them.
struct LayerView {
  let unit: Int
  /// The features, file by file.
  let parts: [FeatureTable]
  /// Whether there may be more of them, see ``MapWorld/leavesOut(_:of:_:)``.
  private(set) var isPartial = false
  private let made = Made()

  private struct Polygon {
    /// Place in ``parts``.
    let part: Int
    /// Place in the columns.
    let feature: Int
    /// Place among the polygons of the columns.
    let place: Int
    let bounds: Bounds
  }

  /// The polygons; a class, since they are made when they are needed first.
  private final class Made {
    var polygons: [Polygon]?
  }

  init(unit: Int, _ parts: [FeatureTable]) {
    self.unit = unit
    self.parts = parts
    isEmpty = parts.drawNothing
  }

  private var polygons: [Polygon] {
    if let polygons = made.polygons { return polygons }
    var polygons: [Polygon] = []
    for (part, columns) in parts.enumerated() {
      for feature in columns.indices {
        for place in columns.shapes.polygons(of: feature) {
          guard let bounds = columns.shapes.polygons.bounds(ofPolygon: place) else { continue }
          polygons.append(Polygon(part: part, feature: feature, place: place, bounds: bounds))
        }
      }
    }
    made.polygons = polygons
    return polygons
  }

  /// `nil` where no file of the plan set has the layer.
  init?(_ map: any MapWorld, _ layer: Int, of unit: Int, _ version: PlanVersion = .current) {
    self.init(unit: unit, map.layer(layer, of: unit, version))
    isPartial = map.leavesOut(layer, of: unit, version)
  }

  init?(unit: Int, _ state: LayerState) {
    switch state {
    case .unprovided: return nil
    case .known(let parts): self.init(unit: unit, parts)
    }
  }

  /// Whether the layer covers nothing that could be measured.
  let isEmpty: Bool

  /// What the layer covers; `nil` when the overlay fails.
  var region: Shape? { LayerView.union(parts.map(\.shapes)) }

  /// The features that have a measurable part within a piece, by id.
  func features(within piece: Shape) -> [FindingPiece.Feature] {
    guard let bounds = piece.bounds else { return [] }
    let found = shapes(meeting: bounds).filter {
      guard let common = Overlay.intersection($0.shape, piece) else { return true }
      return Measurement.area(common.area).base > 0
    }
    return found.map { place in
      let part = parts[place.part]
      return FindingPiece.Feature(unit: unit, id: part.id(place.feature), source: part.source(place.feature))
    }
    .sorted { ($0.id, $0.source.feature) < ($1.id, $1.source.feature) }
  }

  /// The polygons whose rectangle meets another, feature by feature.
  private func shapes(meeting bounds: Bounds) -> [(part: Int, feature: Int, shape: Shape)] {
    var chosen: [(part: Int, feature: Int, polygons: [Int])] = []
    for polygon in polygons where polygon.bounds.meets(bounds) {
      if let last = chosen.indices.last, chosen[last].part == polygon.part, chosen[last].feature == polygon.feature {
        chosen[last].polygons.append(polygon.place)
      } else {
        chosen.append((polygon.part, polygon.feature, [polygon.place]))
      }
    }
    return chosen.map { ($0.part, $0.feature, parts[$0.part].shapes.polygons.polygons($0.polygons)) }
  }

  /// What any of the shapes of layers cover; one alone is taken as it is.
  static func union(_ columns: [ShapeColumn]) -> Shape? {
    let drawn = columns.filter { !$0.polygons.isEmpty }
    let filled = drawn.flatMap { column in
      (0..<column.count).lazy.filter { !column.polygons(of: $0).isEmpty }.prefix(2).map { (column, $0) }
    }
    return filled.count > 1 ? Overlay.union(drawn) : filled.first.map { $0.0[$0.1] } ?? Shape()
  }

  /// What any of the shapes cover; one alone is taken as it is.
  static func union(_ shapes: [Shape]) -> Shape? {
    let filled = shapes.filter { !$0.isEmpty }
    return filled.count > 1 ? Overlay.union(filled) : filled.first ?? Shape()
  }
}
