internal import RuleDSL
internal import Spatial

/// What a region of a rule is for one plan.
struct RegionValue {
  /// `nil` where a layer is missing, where the rule does not concern the plan, and where an overlay fails.
  var shape: Shape?
  /// Units that do not hand in a layer.
  var missing: Set<Int> = []
  /// Why the rule does not concern the plan: nobody in the plan set stands above it.
  var exemption: Reason?
  var hasFailed = false

  /// Both parts with their gaps; the shape is what the overlay makes of the two.
  func combined(with other: RegionValue, _ overlay: (Shape, Shape) -> Shape?) -> RegionValue {
    var result = RegionValue(
      missing: missing.union(other.missing),
      exemption: exemption ?? other.exemption,
      hasFailed: hasFailed || other.hasFailed
    )
    guard let shape, let otherShape = other.shape else { return result }
    result.shape = overlay(shape, otherShape)
    result.hasFailed = result.shape == nil
    return result
  }

  /// Passes the gaps on to the rule that asked.
  func report(to trace: inout Trace) {
    for unit in missing { trace.miss(unit) }
    trace.exemption = trace.exemption ?? exemption
    if hasFailed { trace.hasFailedOverlay = true }
  }
}

/// Regions seen from one plan; every different one is worked out once.
///
/// Belongs to one thread, and is made anew for every plan.
struct RegionEvaluation {
  let map: any MapWorld
  let units: UnitTable
  let unit: Int
  private var values: [Region: RegionValue] = [:]

  init(_ map: any MapWorld, _ units: UnitTable, unit: Int) {
    self.map = map
    self.units = units
    self.unit = unit
  }

  mutating func value(of region: Region) -> RegionValue {
    if let value = values[region] { return value }
    let value = compute(region)
    values[region] = value
    return value
  }

  /// Every part is worked out, so that the units named as missing do not depend on the order of parts.
  private mutating func compute(_ region: Region) -> RegionValue {
    switch region {
    case .layer(let reference): return layer(reference)
    case .intersection(let left, let right):
      return value(of: left).combined(with: value(of: right), Overlay.intersection)
    case .difference(let left, let right): return value(of: left).combined(with: value(of: right), Overlay.difference)
    case .union(let left, let right):
      return value(of: left).combined(with: value(of: right)) { Overlay.union($0, $1) }
    case .buffer(let inner, let distance):
      var value = value(of: inner)
      guard let shape = value.shape, !shape.isEmpty else { return value }
      value.shape = Overlay.buffer(shape, metres: distance.metres)
      value.hasFailed = value.shape == nil
      return value
    }
  }

  /// A layer of the plan, of the one above it, or of all below it together.
  private func layer(_ reference: LayerReference) -> RegionValue {
    let views = views(reference)
    var value = RegionValue(missing: Set(views.filter { $0.view == nil }.map(\.unit)))
    if views.isEmpty { value.exemption = .notConcerned }
    guard !views.isEmpty, value.missing.isEmpty else { return value }
    value.shape = LayerView.union(views.flatMap { $0.view?.features.map(\.shape) ?? [] })
    value.hasFailed = value.shape == nil
    return value
  }

  /// The plans that a reference means; none where nobody stands above, or below.
  func views(_ reference: LayerReference) -> [(unit: Int, view: LayerView?)] {
    units.plans(reference.plan, of: unit).map {
      ($0, LayerView(map, reference.layer, of: $0, reference.version))
    }
  }
}

extension Region {
  /// The layers it is made of, in the order they are written, each once.
  var distinctLayers: [LayerReference] {
    var found: [LayerReference] = []
    collect(&found)
    return found
  }

  private func collect(_ found: inout [LayerReference]) {
    switch self {
    case .layer(let reference): if !found.contains(reference) { found.append(reference) }
    case .buffer(let inner, _): inner.collect(&found)
    case .intersection(let left, let right), .difference(let left, let right), .union(let left, let right):
      left.collect(&found)
      right.collect(&found)
    }
  }
}
