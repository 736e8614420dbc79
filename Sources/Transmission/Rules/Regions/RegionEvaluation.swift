internal import RuleDSL
internal import Spatial

/// Regions seen from one plan; every different one is worked out once.
///
/// Belongs to one thread, and is made anew for every plan.
struct RegionEvaluation {
  private(set) var map: any MapWorld
  let units: UnitTable
  let unit: Int
  /// Index of 行政区 in the vocabulary's layers.
  let territory: Int?
  /// Who stands above and below whom where the rule's 层级 says so.
  let family: Family?
  private var values: [Region: RegionValue] = [:]
  private var known = KnownViews()

  /// Layers that were read before; a class, so that looking one up changes nothing for the caller.
  private final class KnownViews {
    var byReference: [LayerReference: ByPlan<LayerView>] = [:]
    /// Of layers that were measured without being looked at.
    var areas: [LayerReference: ByPlan<Interval>] = [:]
    /// Of layers that were added up, plan by plan, but for those that were measured and are one table.
    var tables: [LayerReference: [LayerTables]] = [:]
    var patches: [LayerReference: ByPlan<[Patch]>] = [:]
  }

  /// What each plan that is meant has; `nil` for those that do not provide the layer.
  typealias ByPlan<Found> = [(unit: Int, found: Found?)]

  init(_ map: any MapWorld, _ units: UnitTable, unit: Int, territory: Int? = nil, _ family: Family? = nil) {
    self.territory = territory
    self.family = family
    self.map = map
    self.units = units
    self.unit = unit
  }

  /// The same plan on another map, which differs in some layers only.
  func seeing(_ map: any MapWorld, anew layers: Set<Int>) -> RegionEvaluation {
    func isSame(_ reference: LayerReference) -> Bool { !layers.contains(reference.layer) }
    var evaluation = self
    evaluation.map = map
    evaluation.values = values.filter { $0.key.layers.allSatisfy(isSame) }
    evaluation.known = KnownViews()
    evaluation.known.byReference = known.byReference.filter { isSame($0.key) }
    evaluation.known.areas = known.areas.filter { isSame($0.key) }
    evaluation.known.tables = known.tables.filter { isSame($0.key) }
    evaluation.known.patches = known.patches.filter { isSame($0.key) }
    return evaluation
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
  /// Of several lower plans those that are known show what is covered at least, as does what is known of a layer that
  /// leaves features out.
  private func layer(_ reference: LayerReference) -> RegionValue {
    let views = provided(reference)
    var value = gaps(of: reference)
    let parts = views.flatMap(\.parts)
    guard !views.isEmpty else { return value }
    guard value.missing.isEmpty || reference.plan == .children else { return value }
    let known = LayerView.union(parts.map(\.shapes))
    value.hasFailed = known == nil
    if value.isWhole {
      value.shape = known
      value.lines = parts.flatMap(\.lines).filter { !$0.isEmpty }
    } else {
      value.bounds = known.map { RegionBounds(certain: $0, possible: nil) }
    }
    return value
  }

  /// The plans that a reference means; none where nobody stands above, or below.
  func views(_ reference: LayerReference) -> ByPlan<LayerView> {
    once(\.byReference, reference) { LayerView(map, reference.layer, of: $0, reference.version) }
  }

  /// The layers of the plans that provide what a reference means.
  func provided(_ reference: LayerReference) -> [LayerView] { views(reference).compactMap(\.found) }

  /// Looks something up for each plan that a reference means, unless that was done before.
  private func once<Found>(
    _ list: ReferenceWritableKeyPath<KnownViews, [LayerReference: ByPlan<Found>]>,
    _ reference: LayerReference,
    _ look: (Int) -> Found?
  ) -> ByPlan<Found> {
    if let plans = known[keyPath: list][reference] { return plans }
    let plans = map.plans(of: reference, units, unit, family).map { (unit: $0, found: look($0)) }
    known[keyPath: list][reference] = plans
    return plans
  }

  /// The measured area of each plan that a reference means, in base units.
  func measuredAreas(_ reference: LayerReference) -> ByPlan<Interval> {
    once(\.areas, reference) { measuredArea(reference, of: $0) }
  }

  /// What each plan that a reference means draws, in patches.
  func patches(_ reference: LayerReference) -> ByPlan<[Patch]> {
    once(\.patches, reference) { map.patches(reference.layer, of: $0, reference.version) }
  }

  /// The plans that provide what a reference means, with the features that meet any of some boxes, and perhaps others.
  func views(_ reference: LayerReference, near boxes: [Bounds]) -> [LayerView] {
    if let views = known.byReference[reference] { return views.compactMap(\.found) }
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
    let tables = views(reference).map { $0.found.map { LayerTables($0) } }
    known.tables[reference] = tables.compactMap(\.self)
    return tables
  }

  /// The tables of a layer that was added up that share ground.
  func overlapping(_ reference: LayerReference) -> Set<LayerTable> {
    known.tables[reference, default: []].reduce(into: []) { $0.formUnion($1.overlapping) }
  }

  /// The plans that a reference means, and whether they provide the layer.
  func handedIn(_ reference: LayerReference) -> [(unit: Int, isKnown: Bool)] {
    if let areas = known.areas[reference] { return areas.map { ($0.unit, $0.found != nil) } }
    if let patches = known.patches[reference] { return patches.map { ($0.unit, $0.found != nil) } }
    return views(reference).map { ($0.unit, $0.found != nil) }
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
    var seen: Set<LayerReference> = []
    return layers.filter { seen.insert($0).inserted }
  }
}
