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
        other.drawn.distinct != drawn.distinct && Self.sharesGround(other.ground, ground)
      }
      guard let ground, !differ else {
        return Rivalry(contested: Array(bindings.indices))
      }
      before.append((place, drawn, ground))
    }
    return rivalry
  }

  /// Holds a file of many units against those of the same layer that are one unit's own, each on that unit's ground.
  ///
  /// - Parameter bindings: The file of many units first.
  /// - Returns: What is contested, by place among the files; the file of many units as a copy where it says nothing else.
  func mixedRivalry(of bindings: [MapBinding]) -> Rivalry {
    var rivalry = Rivalry()
    guard let shared = bindings.first, let units = index(shared)?.ranges.keys else { return rivalry }
    var same: Set<Int> = []
    for (place, binding) in bindings.enumerated().dropFirst() {
      guard let owner = binding.owner, units.contains(owner), let own = drawn(binding),
        let theirs = drawn(shared, of: [owner])
      else { continue }
      if own.features[owner] == theirs.features[owner] {
        same.insert(owner)
      } else if own.sharesGround(with: theirs) {
        rivalry.contested.append(place)
      }
    }
    guard rivalry.contested.isEmpty else { return Rivalry(contested: [0] + rivalry.contested) }
    if !same.isEmpty, same.isSuperset(of: units) { rivalry.copies[0] = 1 }
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

    func sharesGround(with other: Drawing) -> Bool {
      PlanMap.sharesGround(Overlay.union([shapes]), Overlay.union([other.shapes]))
    }
  }

  /// Whether two cover ground together, or may, since an overlay fails.
  private static func sharesGround(_ one: Shape?, _ other: Shape?) -> Bool {
    guard let one, let other, let common = Overlay.intersection(one, other) else { return true }
    return common.area > leastShared
  }

  /// What a file draws, of all units or of some; `nil` for one that cannot be read.
  private func drawn(_ binding: MapBinding, of some: [Int]? = nil) -> Drawing? {
    let index = binding.isWhole ? nil : index(binding)
    let units = some ?? binding.owner.map { [$0] } ?? index?.ranges.keys.sorted() ?? []
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
