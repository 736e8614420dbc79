internal import RuleDSL
internal import Spatial
internal import Transmission

extension PlanMap {
  /// m²; what two drawings of adjoining parts share by rounding is less.
  private static let leastShared = 1.0

  /// Holds files against one another that hold the same layer of one plan: parts of it lie apart, and a copy says the same
  /// of every feature.
  func rivalry(of bindings: [MapBinding]) -> Rivalry {
    var rivalry = Rivalry()
    var before: [(place: Int, drawn: Drawing, ground: Shape)] = []
    for (place, binding) in bindings.enumerated() {
      guard let drawn = drawn(binding) else { continue }
      if let same = before.first(where: { $0.drawn.features == drawn.features }) {
        rivalry.copies[place] = same.place
        continue
      }
      let ground = Overlay.union([drawn.shapes])
      let differ = before.contains { other in
        let shared = ground.flatMap { Overlay.intersection(other.ground, $0)?.area } ?? .infinity
        return shared > Self.leastShared && other.drawn.distinct != drawn.distinct
      }
      guard let ground, !differ else {
        rivalry.isContested = true
        return rivalry
      }
      before.append((place, drawn, ground))
    }
    return rivalry
  }

  /// What rules may know of a feature, but for its place in the file.
  private struct Drawn: Hashable {
    var shape: Shape
    var lines: Lines
    var area: Int64?
    var fields: [String?]
  }

  /// What a file draws.
  private struct Drawing {
    /// How often it says what, by unit.
    var features: [Int: [Drawn: Int]] = [:]
    var shapes = ShapeColumn()

    var distinct: Set<Shape> { Set(features.values.flatMap { $0.keys.map(\.shape) }) }
  }

  /// `nil` for a file that cannot be read.
  private func drawn(_ binding: MapBinding) -> Drawing? {
    let index = binding.isWhole ? nil : index(binding)
    let units = binding.owner.map { [$0] } ?? index?.ranges.keys.sorted() ?? []
    let isKept = store.vocabulary.layers[binding.layer].fields.map { $0.trait == nil }
    var drawing = Drawing()
    for unit in units {
      guard let parts = mapParts(binding, index, unit, { $0 })?.results else { return nil }
      for feature in parts.joined() {
        let one = Drawn(
          shape: feature.shape.ordered,
          lines: feature.lines,
          area: feature.statedArea?.base,
          fields: zip(feature.fields, isKept).map { $1 ? $0 : nil }
        )
        drawing.features[unit, default: [:]][one, default: 0] += 1
        drawing.shapes.append(feature.shape)
      }
    }
    return drawing
  }
}
