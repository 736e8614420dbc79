internal import Spatial
internal import Transmission

extension PlanMap {
  /// m²; what two drawings of adjoining parts share by rounding is less.
  private static let leastShared = 1.0

  /// Whether files that hold the same layer of one plan draw some ground both, and not the same on it: parts of one layer lie
  /// apart, and a copy has the same shapes.
  func areContested(_ bindings: [MapBinding]) -> Bool {
    var before: [(shapes: Set<Shape>, all: Shape)] = []
    for binding in bindings {
      guard let owner = binding.owner, let parts = mapParts(binding, nil, owner, { $0.shapes })?.results else {
        continue
      }
      let shapes = Set(parts.flatMap { column in (0..<column.count).map { column[$0].ordered } })
      guard let all = Overlay.union(parts) else { return true }
      let differ = before.contains { other in
        other.shapes != shapes && (Overlay.intersection(other.all, all)?.area ?? .infinity) > Self.leastShared
      }
      if differ { return true }
      before.append((shapes, all))
    }
    return false
  }
}
