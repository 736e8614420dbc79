internal import RuleDSL
internal import Spatial

/// Regions seen from one plan; every different one is worked out once.
///
/// Belongs to one thread, and is made anew for every plan.
struct RegionEvaluation {
  let map: any MapWorld
  let units: UnitTable
  let unit: Int
  /// Index of 行政区 in the vocabulary's layers.
  let territory: Int?
  /// Who stands above and below whom where the rule's 层级 says so.
  let family: Family?
  private var values: [Region: RegionValue] = [:]
  private let known = KnownViews()

  /// Layers that were read before; a class, so that looking one up changes nothing for the caller.
  private final class KnownViews {
    var byReference: [LayerReference: [(unit: Int, view: LayerView?)]] = [:]
    /// Of layers that were measured without being looked at.
    var areas: [LayerReference: [(unit: Int, area: Interval?)]] = [:]
    /// Of layers that were added up, plan by plan, but for those that were measured and are one table.
    var tables: [LayerReference: [LayerTables]] = [:]
    var patches: [LayerReference: [(unit: Int, patches: [Patch]?)]] = [:]
  }

  init(_ map: any MapWorld, _ units: UnitTable, unit: Int, territory: Int? = nil, _ family: Family? = nil) {
    self.territory = territory
    self.family = family
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
      return combined(left, right, Overlay.intersection, { $0.intersection($1) }, Overlay.clip)
    case .difference(let left, let right):
      return combined(left, right, Overlay.difference, { $0.difference($1) }, Overlay.difference)
    case .union(let left, let right):
      return combined(left, right, { Overlay.union($0, $1) }, { $0.union($1) }, nil)
    case .buffer(let inner, let distance): return buffered(value(of: inner), distance.metres)
    case .fragments(let inner, let limit): return fragments(of: value(of: inner), below: limit)
    case .select(let reference, let condition): return select(reference, condition)
    case .changed(let before, let after): return changed(before, after)
    }
  }

  /// Two regions overlaid: exactly, or else what is certain of the result; lines are cut by the area on the right.
  private mutating func combined(
    _ left: Region,
    _ right: Region,
    _ overlay: (Shape, Shape) -> Shape?,
    _ bounds: (RegionBounds, RegionBounds) -> RegionBounds?,
    _ cut: (([Lines], Shape) -> [Lines]?)?
  ) -> RegionValue {
    let (one, other) = (value(of: left), value(of: right))
    var result = one.combined(with: other, overlay)
    if let lines = one.lines, let shape = other.shape, let cut {
      result.lines = lines.isEmpty ? [] : cut(lines, shape)
      if result.lines == nil { (result.shape, result.hasFailed) = (nil, true) }
    }
    if result.shape == nil, !result.hasFailed, let first = RegionBounds(one), let second = RegionBounds(other) {
      result.bounds = bounds(first, second)
      result.hasFailed = result.bounds == nil
    }
    return result
  }

  private func buffered(_ inner: RegionValue, _ metres: Double) -> RegionValue {
    var value = inner
    if let shape = inner.shape {
      let parts =
        [shape.isEmpty ? shape : Overlay.buffer(shape, metres: metres)]
        + (inner.lines ?? []).map { Overlay.buffer($0, metres: metres) }
      value.lines = []
      value.shape = parts.contains(nil) ? nil : LayerView.union(parts.compactMap(\.self))
      value.hasFailed = value.shape == nil
    } else if let bounds = inner.bounds {
      value.bounds = bounds.buffer(metres: metres)
      value.hasFailed = value.bounds == nil
    }
    return value
  }

  /// 碎片: nothing is certain of them where a part of the region is not known.
  private func fragments(of inner: RegionValue, below limit: Quantity) -> RegionValue {
    var value = inner.gaps(with: RegionValue())
    guard let pieces = inner.shape?.pieces else { return value }
    let small = pieces.filter { Measurement.area($0.area).base < limit.base }
    value.shape = LayerView.union(small.map(\.shape))
    value.hasFailed = value.shape == nil
    return value
  }

  /// A layer of the plan, of the one above it, or of all below it together.
  ///
  /// Of several lower plans those that are known show what is covered at least.
  private func layer(_ reference: LayerReference) -> RegionValue {
    let views = views(reference)
    var value = RegionValue(missing: Set(views.filter { $0.view == nil }.map(\.unit)))
    if views.isEmpty { value.exemption = .nobodyThere }
    let parts = views.compactMap(\.view).flatMap(\.parts)
    guard value.missing.count < views.count else { return value }
    guard value.missing.isEmpty || reference.plan == .children else { return value }
    let known = LayerView.union(parts.map(\.shapes))
    value.hasFailed = known == nil
    if value.missing.isEmpty {
      value.shape = known
      value.lines = parts.flatMap(\.lines).filter { !$0.isEmpty }
    } else {
      value.bounds = known.map { RegionBounds(certain: $0, possible: nil) }
    }
    return value
  }

  /// The plans that a reference means; none where nobody stands above, or below.
  func views(_ reference: LayerReference) -> [(unit: Int, view: LayerView?)] {
    if let views = known.byReference[reference] { return views }
    let views = map.plans(of: reference, units, unit, family).map { plan in
      (unit: plan, view: LayerView(map, reference.layer, of: plan, reference.version))
    }
    known.byReference[reference] = views
    return views
  }
}

extension RegionEvaluation {
  /// The measured area of each plan that a reference means, in base units; `nil` for those that do not provide the
  /// layer.
  func measuredAreas(_ reference: LayerReference) -> [(unit: Int, area: Interval?)] {
    if let areas = known.areas[reference] { return areas }
    let areas = map.plans(of: reference, units, unit, family).map {
      (unit: $0, area: measuredArea(reference, of: $0))
    }
    known.areas[reference] = areas
    return areas
  }

  /// What each plan that a reference means draws, in patches; `nil` for those that do not provide the layer.
  func patches(_ reference: LayerReference) -> [(unit: Int, patches: [Patch]?)] {
    if let patches = known.patches[reference] { return patches }
    let patches = map.plans(of: reference, units, unit, family).map { plan in
      (unit: plan, patches: map.patches(reference.layer, of: plan, reference.version))
    }
    known.patches[reference] = patches
    return patches
  }

  /// The plans that provide what a reference means, with the features that meet any of some boxes, and perhaps others.
  func views(_ reference: LayerReference, near boxes: [Bounds]) -> [LayerView] {
    if let views = known.byReference[reference] { return views.compactMap(\.view) }
    return map.plans(of: reference, units, unit, family).compactMap { plan in
      LayerView(unit: plan, map.layer(reference.layer, of: plan, reference.version, near: boxes))
    }
  }

  private func measuredArea(_ reference: LayerReference, of plan: Int) -> Interval? {
    guard let sum = map.measuredArea(reference.layer, of: plan, reference.version) else { return nil }
    // Only where there are several does anything hang on where they lie.
    guard sum.tables > 1, let view = LayerView(map, reference.layer, of: plan, reference.version) else {
      return Interval(Rational(sum.area))
    }
    let tables = LayerTables(view)
    known.tables[reference, default: []].append(tables)
    return tables.sum { $0.reduce(0) { $0 + $1.measuredArea } }
  }

  /// The tables of each plan that a reference means; `nil` for those that do not provide the layer.
  func tables(_ reference: LayerReference) -> [LayerTables?] {
    let tables = views(reference).map { $0.view.map { LayerTables($0) } }
    known.tables[reference] = tables.compactMap(\.self)
    return tables
  }

  /// The tables of a layer that was added up that share ground.
  func overlapping(_ reference: LayerReference) -> Set<LayerTable> {
    known.tables[reference, default: []].reduce(into: []) { $0.formUnion($1.overlapping) }
  }

  /// The plans that a reference means, and whether they provide the layer.
  func handedIn(_ reference: LayerReference) -> [(unit: Int, isKnown: Bool)] {
    if let areas = known.areas[reference] { return areas.map { ($0.unit, $0.area != nil) } }
    if let patches = known.patches[reference] { return patches.map { ($0.unit, $0.patches != nil) } }
    return views(reference).map { ($0.unit, $0.view != nil) }
  }
}

extension MapWorld {
  /// The plans that provide what a reference means, seen from a unit.
  ///
  /// Of the plans below, a state before or after maintenance means those that are being maintained: the others stay as
  /// they are.
  func plans(of reference: LayerReference, _ units: UnitTable, _ unit: Int, _ family: Family?) -> [Int] {
    let plans = units.plans(reference.plan, of: unit, in: family)
    guard reference.plan == .children, reference.version != .current else { return Array(plans) }
    return plans.filter(isMaintained)
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
    case .buffer(let inner, _), .fragments(let inner, _): inner.collect(&found)
    case .select, .changed: for reference in layers where !found.contains(reference) { found.append(reference) }
    case .intersection(let left, let right), .difference(let left, let right), .union(let left, let right):
      left.collect(&found)
      right.collect(&found)
    }
  }
}
