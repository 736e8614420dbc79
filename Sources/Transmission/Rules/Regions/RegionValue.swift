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
  /// Whether of a layer that is provided features were left out which may belong to it.
  var leavesOut = false
  /// Why the rule does not concern the plan: nobody in the plan set stands above it.
  var exemption: Reason?
  var hasFailed = false
  /// Tables of one layer that share ground, where they were to be added up.
  var overlapping: Set<LayerTable> = []
  /// Why a measure of it cannot be worked out though everything is provided.
  var flaw: Reason?

  /// Whether everything is provided, by somebody.
  var isComplete: Bool { isWhole && exemption == nil }

  /// Whether nothing is missing, no layer and no feature.
  var isWhole: Bool { missing.isEmpty && !leavesOut }

  /// The gaps of both parts.
  func gaps(with other: RegionValue) -> RegionValue {
    RegionValue(
      missing: missing.union(other.missing),
      leavesOut: leavesOut || other.leavesOut,
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
    if !isWhole { trace.lacksLayer = true }
    trace.exemption = trace.exemption ?? exemption
    if hasFailed { trace.hasFailedOverlay = true }
    trace.overlapping.formUnion(overlapping)
    trace.flaw = trace.flaw ?? flaw
  }
}

extension RegionBounds {
  init?(_ value: RegionValue) {
    if let shape = value.shape {
      self.init(certain: shape, possible: shape)
    } else if let bounds = value.bounds {
      self = bounds
    } else {
      return nil
    }
  }
}
