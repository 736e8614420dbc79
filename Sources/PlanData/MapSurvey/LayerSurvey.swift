internal import Spatial
internal import Transmission

/// What a survey finds out about the features of all units in a file, without keeping the features.
struct LayerSurvey: Sendable {
  /// Sums in base units of area, of the units that any feature belongs to.
  var areas: [Int: Int128] = [:]
  /// By unit; `nil` where it is not needed, or where neighbours stand too far from one another in the file.
  var patches: [Int: [SurveyedPatch]]?
  /// What is wrong with features; reported when the unit is read.
  var flaws: [Int: [FeatureFlaw]] = [:]
}

/// Features of one unit that stand near one another in a file.
struct SurveyedPatch: Sendable {
  let patch: Patch
  /// By feature in the order of the file: its identifier, and its number in the layer.
  private var ids: [Int64] = []
  private var numbers: [Int32] = []
  /// Around what a few features draw; `nil` where no point of it is on the earth.
  private let bounds: [Bounds?]

  /// Features in one of the bounds.
  private static let few = 8

  init(of stretches: [OwnedStretches]) {
    var shapes = ShapeColumn()
    let count = stretches.reduce(0) { $0 + $1.ranges.reduce(0) { $0 + $1.count } }
    shapes.reserve(count)
    for some in stretches {
      for range in some.ranges {
        shapes.append(some.part.columns.shapes, range)
        ids += some.part.ids[range]
        numbers += some.part.columns.numbers[range].lazy.map { Int32(clamping: $0) }
      }
    }
    patch = Patch(of: shapes)
    bounds = stride(from: 0, to: count, by: Self.few).map { shapes.bounds(of: $0..<min($0 + Self.few, count)) }
  }

  /// The features that meet any of some boxes, and perhaps others.
  func features(near boxes: [Bounds]) -> (ids: [Int64], numbers: [Int32]) {
    let near = ids.indices.filter { place in
      bounds[place / Self.few].map { bounds in boxes.contains { $0.meets(bounds) } } ?? true
    }
    return (near.map { ids[$0] }, near.map { numbers[$0] })
  }
}
