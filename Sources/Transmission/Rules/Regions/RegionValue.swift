internal import RuleDSL
internal import Spatial

/// What a region of a rule is for one plan.
struct RegionValue {
  /// `nil` where a layer is missing, where the rule does not concern the plan, and where an overlay fails.
  var shape: Shape?
  /// What is known all the same where some of the lower plans do not provide their layer.
  var bounds: RegionBounds?
  /// Feature by feature, of a layer of lines or points; `nil` where ``shape`` is `nil`.
  var lines: [Lines]?
  /// Units that do not provide a layer.
  var missing: Set<Int> = []
  /// Why the rule does not concern the plan: nobody in the plan set stands above it.
  var exemption: Reason?
  var hasFailed = false
  /// Tables of one layer that share ground, where they were to be added up.
  var overlapping: Set<LayerTable> = []
  /// Why a measure of it cannot be worked out though everything is provided.
  var flaw: Reason?

  /// The gaps of both parts.
  func gaps(with other: RegionValue) -> RegionValue {
    RegionValue(
      missing: missing.union(other.missing),
      exemption: exemption ?? other.exemption,
      hasFailed: hasFailed || other.hasFailed,
      overlapping: overlapping.union(other.overlapping)
    )
  }

  /// Both parts with their gaps; the shape is what the overlay makes of the two.
  func combined(with other: RegionValue, _ overlay: (Shape, Shape) -> Shape?) -> RegionValue {
    var result = gaps(with: other)
    guard let shape, let otherShape = other.shape else { return result }
    result.shape = overlay(shape, otherShape)
    result.hasFailed = result.shape == nil
    return result
  }

  /// Passes the gaps on to the rule.
  func report(to trace: inout Trace) {
    for unit in missing { trace.miss(unit) }
    if !missing.isEmpty { trace.lacksLayer = true }
    trace.exemption = trace.exemption ?? exemption
    if hasFailed { trace.hasFailedOverlay = true }
    trace.overlapping.formUnion(overlapping)
    trace.flaw = trace.flaw ?? flaw
  }
}

/// What is certain of a region that is only known in part: it covers at least one shape, and at most another.
struct RegionBounds {
  var certain: Shape
  /// `nil` where its extent is unknown.
  var possible: Shape?

  init(certain: Shape, possible: Shape?) {
    self.certain = certain
    self.possible = possible
  }

  init?(_ value: RegionValue) {
    if let shape = value.shape {
      self.init(certain: shape, possible: shape)
    } else if let bounds = value.bounds {
      self = bounds
    } else {
      return nil
    }
  }

  /// `nil` when an overlay fails.
  func intersection(_ other: RegionBounds) -> RegionBounds? {
    guard let certain = Overlay.intersection(certain, other.certain) else { return nil }
    guard let possible, let otherPossible = other.possible else {
      return RegionBounds(certain: certain, possible: possible ?? other.possible)
    }
    return Overlay.intersection(possible, otherPossible).map { RegionBounds(certain: certain, possible: $0) }
  }

  func difference(_ other: RegionBounds) -> RegionBounds? {
    guard let least = other.possible.map({ Overlay.difference(certain, $0) }) ?? Shape() else { return nil }
    guard let possible else { return RegionBounds(certain: least, possible: nil) }
    return Overlay.difference(possible, other.certain).map { RegionBounds(certain: least, possible: $0) }
  }

  func union(_ other: RegionBounds) -> RegionBounds? {
    guard let certain = Overlay.union(certain, other.certain) else { return nil }
    guard let possible, let otherPossible = other.possible else {
      return RegionBounds(certain: certain, possible: nil)
    }
    return Overlay.union(possible, otherPossible).map { RegionBounds(certain: certain, possible: $0) }
  }

  func buffer(metres: Double) -> RegionBounds? {
    guard let least = Overlay.buffer(certain, metres: metres) else { return nil }
    guard let possible else { return RegionBounds(certain: least, possible: nil) }
    return Overlay.buffer(possible, metres: metres).map { RegionBounds(certain: least, possible: $0) }
  }
}
