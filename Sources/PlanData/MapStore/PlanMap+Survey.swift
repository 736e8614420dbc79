public import RuleDSL
public import Spatial
internal import Synchronization
public import Transmission

extension PlanMap {
  /// Sorts out whose features a file holds, or surveys them, with as many threads as there are: later, all threads would
  /// wait for the one that needs it first.
  public func prepare(_ layer: Int, _ version: PlanVersion, for use: LayerUse) {
    guard provides(layer, version) else { return }
    let bindings = opened().bindings[layer]
    let shared = bindings.filter { $0.version == version && !$0.isWhole }
    let withPatches = use.contains(.patches)
    if withPatches || use.contains(.areas) { survey(shared, withPatches: withPatches) }
    // Where patches were given up, plans are read one by one.
    let hasGivenUp =
      withPatches && shared.contains { survey($0, withPatches: true).map { $0.patches == nil } ?? false }
    if use.contains(.features) || hasGivenUp { _ = indices(of: layer, bindings) }
  }

  /// Surveys files that were not surveyed so before, several at a time.
  private func survey(_ bindings: [MapBinding], withPatches: Bool) {
    let known = store.surveys.withLock { $0.mapValues(\.withPatches) }
    let files = bindings.filter { known[$0.key].map { !$0 && withPatches } ?? true }
    let made = parallelMap(files.count, jobs: store.jobs) { place in
      noting { $0.made(files[place], withPatches: withPatches) }
    }
    store.surveys.withLock { surveys in
      for (binding, survey) in zip(files, made) { surveys[binding.key] = (withPatches, survey) }
    }
  }

  /// The areas of the features of a unit, measured and summed; a file that holds features of several units is read once.
  ///
  /// `nil` where no file has the layer, and for ground that draws nothing (``LayerState/ground(_:)``).
  public func measuredArea(_ layer: Int, of unit: Int, _ version: PlanVersion) -> MeasuredArea? {
    ledger.note(.features(layer, unit, version))
    guard provides(layer, version) else { return nil }
    ledger.note(MapTrace.Survey(layer: layer, version: version, use: .areas))
    let bindings = opened().bindings[layer].filter { $0.version == version }
    let sums = bindings.compactMap { binding -> Int128? in
      guard !binding.isWhole else {
        return mapParts(binding, nil, unit) { $0.measuredArea }?.results.reduce(0, +)
      }
      guard let survey = survey(binding, withPatches: false) else { return nil }
      report(survey.flaws[unit] ?? [])
      return survey.areas[unit] ?? (isEmptyHanded(unit, binding) ? 0 : nil)
    }
    if sums.count > 1 { findRepeats(in: layer, of: unit, version) }
    let sum = sums.reduce(0, +)
    guard !sums.isEmpty, sum > 0 || !store.vocabulary.layers[layer].isTerritory else { return nil }
    return MeasuredArea(area: sum, tables: sums.count)
  }

  /// The features of a unit in patches; `nil` as above.
  public func patches(_ layer: Int, of unit: Int, _ version: PlanVersion) -> [Patch]? {
    ledger.note(.features(layer, unit, version))
    guard provides(layer, version) else { return nil }
    ledger.note(MapTrace.Survey(layer: layer, version: version, use: .patches))
    let bindings = opened().bindings[layer]
    let found = bindings.indices.compactMap { place -> [Patch]? in
      let binding = bindings[place]
      guard binding.version == version, !binding.isWhole || owns(unit, binding) else { return nil }
      // A plan's own file is read once.
      let made = binding.isWhole ? made(binding, withPatches: true) : survey(binding, withPatches: true)
      guard let survey = made else { return nil }
      guard let patches = survey.patches else {
        return mapParts(binding, indices(of: layer, bindings)[place], unit) { Patch(of: $0.shapes) }?.results
      }
      report(survey.flaws[unit] ?? [])
      let isProvided = binding.isWhole || survey.areas[unit] != nil || isEmptyHanded(unit, binding)
      return patches[unit]?.map(\.patch) ?? (isProvided ? [] : nil)
    }
    if found.count > 1 { findRepeats(in: layer, of: unit, version) }
    let patches = found.flatMap(\.self)
    let isGround = store.vocabulary.layers[layer].isTerritory
    return found.isEmpty || isGround && !patches.contains { $0.edgeCount > 0 } ? nil : patches
  }

  /// Features that stand in several files are found by reading these together.
  private func findRepeats(in layer: Int, of unit: Int, _ version: PlanVersion) {
    _ = mapParts(layer, of: unit, version) { _ in }
  }

  private func owns(_ unit: Int, _ binding: MapBinding) -> Bool { (binding.owner ?? binding.soleUnit) == unit }

  /// Whether a unit that has no features in a file says by that that it has none.
  private func isEmptyHanded(_ unit: Int, _ binding: MapBinding) -> Bool {
    owns(unit, binding) && !store.vocabulary.layers[binding.layer].isTerritory
  }

  /// The features that meet any of some boxes, and perhaps others: all of them where they were not surveyed.
  public func layer(_ layer: Int, of unit: Int, _ version: PlanVersion, near boxes: [Bounds]) -> LayerState {
    ledger.note(.features(layer, unit, version))
    guard provides(layer, version) else { return .unprovided }
    ledger.note(MapTrace.Survey(layer: layer, version: version, use: .nearby))
    var found: [FeatureTable] = []
    for binding in opened().bindings[layer] where binding.version == version {
      guard !binding.isWhole, let patches = survey(binding, withPatches: true)?.patches else {
        return self.layer(layer, of: unit, version)
      }
      let near = LayerPart(patches[unit]?.map { $0.features(near: boxes) } ?? [])
      guard let parts = mapParts(binding, [near], unit, { $0 }) else { return .unprovided }
      found += parts.results
    }
    return .known(found)
  }

  /// What a file says about all units whose features it holds, kept; `nil` where the file is broken.
  func survey(_ binding: MapBinding, withPatches: Bool) -> LayerSurvey? {
    let found = store.surveys.withLock { surveys in
      if let known = surveys[binding.key], known.withPatches || !withPatches { return known.survey }
      let made = noting { $0.made(binding, withPatches: withPatches) }
      surveys[binding.key] = (withPatches, made)
      return made
    }
    return take(found, .survey(binding.key))
  }

  private func made(_ binding: MapBinding, withPatches: Bool) -> LayerSurvey? {
    var binding = binding
    // Nothing but shapes is needed.
    (binding.areaField, binding.serialField, binding.readsFields) = (nil, nil, false)
    let surveyor = LayerSurveyor(withPatches: withPatches, mostEdges: store.mostEdges)
    return readAll(binding, surveyor).map { surveyor.survey($0) }
  }
}
