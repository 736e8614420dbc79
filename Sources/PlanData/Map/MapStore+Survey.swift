internal import RuleDSL
internal import Spatial
internal import Synchronization
internal import Transmission

extension MapStore {
  /// Reads what is read for all units at once; later, all threads would wait for the one that needs it first.
  func prepare(_ layer: Int, _ version: PlanVersion, for use: LayerUse) {
    guard hasLayer(layer, version) else { return }
    let bindings = opened().bindings[layer]
    let shared = bindings.filter { $0.version == version && !$0.isWhole }
    survey(shared, for: use.intersection([.areas, .patches]))
    // Where patches were given up, plans are read one by one.
    let hasGivenUp =
      use.contains(.patches) && shared.contains { survey($0, for: .patches).map { $0.patches == nil } ?? false }
    if use.contains(.features) || hasGivenUp { _ = indices(of: layer, bindings) }
  }

  /// Surveys files that were not surveyed for a use, several at a time.
  private func survey(_ bindings: [MapBinding], for use: LayerUse) {
    let known = surveys.withLock { $0.mapValues(\.use) }
    let files = bindings.filter { !known[$0.key, default: []].isSuperset(of: use) }
    let made = parallelMap(files.count, jobs: jobs) { self.made(files[$0], for: use) }
    surveys.withLock { surveys in
      for (binding, survey) in zip(files, made) { surveys[binding.key] = (use, survey) }
    }
  }

  /// The areas of the features of a unit, measured and summed; `nil` where no file has the layer.
  func measuredArea(_ layer: Int, of unit: Int, _ version: PlanVersion) -> MeasuredArea? {
    guard hasLayer(layer, version) else { return nil }
    let bindings = opened().bindings[layer].filter { $0.version == version }
    let sums = bindings.compactMap { binding -> Int128? in
      guard !binding.isWhole else {
        return mapParts(binding, nil, unit) { $0.measuredArea }?.results.reduce(0, +)
      }
      guard let survey = survey(binding, for: .areas) else { return nil }
      report(survey.flaws[unit] ?? [])
      return survey.areas[unit] ?? (isEmptyHanded(unit, binding) ? 0 : nil)
    }
    // What stands in several files is told by reading them together, which is what is done with them next.
    if sums.count > 1 { _ = self.layer(layer, of: unit, version) }
    return sums.isEmpty ? nil : MeasuredArea(area: sums.reduce(0, +), tables: sums.count)
  }

  /// The features of a unit in patches; `nil` where no file has the layer.
  func patches(_ layer: Int, of unit: Int, _ version: PlanVersion) -> [Patch]? {
    guard hasLayer(layer, version) else { return nil }
    let bindings = opened().bindings[layer]
    let found = bindings.indices.compactMap { place -> [Patch]? in
      let binding = bindings[place]
      guard binding.version == version, !binding.isWhole || owns(unit, binding) else { return nil }
      guard let survey = binding.isWhole ? made(binding, for: .patches) : survey(binding, for: .patches) else {
        return nil
      }
      guard let patches = survey.patches else {
        return mapParts(binding, indices(of: layer, bindings)[place], unit) { Patch(of: $0.shapes) }?.results
      }
      report(survey.flaws[unit] ?? [])
      let isProvided = binding.isWhole || survey.areas[unit] != nil || isEmptyHanded(unit, binding)
      return patches[unit]?.map(\.patch) ?? (isProvided ? [] : nil)
    }
    // As above.
    if found.count > 1 { _ = mapParts(layer, of: unit, version) { _ in } }
    return found.isEmpty ? nil : found.flatMap(\.self)
  }

  private func owns(_ unit: Int, _ binding: MapBinding) -> Bool { (binding.owner ?? binding.soleUnit) == unit }

  /// Whether a unit that has no features in a file says by that that it has none.
  private func isEmptyHanded(_ unit: Int, _ binding: MapBinding) -> Bool {
    owns(unit, binding) && !vocabulary.layers[binding.layer].isTerritory
  }

  /// The features that meet any of some boxes, and perhaps others: all of them where they were not surveyed.
  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion, near boxes: [Bounds]) -> LayerState {
    guard hasLayer(layer, version) else { return .unprovided }
    var found: [FeatureColumns] = []
    for binding in opened().bindings[layer] where binding.version == version {
      guard !binding.isWhole, let patches = survey(binding, for: .patches)?.patches else {
        return self.layer(layer, of: unit, version)
      }
      let near = LayerPart(patches[unit]?.map { $0.features(near: boxes) } ?? [])
      guard let parts = mapParts(binding, [near], unit, { $0 }) else { return .unprovided }
      found += parts.results
    }
    return .known(found)
  }

  /// What is told of all units by a file whose features tell whose they are, kept; `nil` where the file is broken.
  private func survey(_ binding: MapBinding, for use: LayerUse) -> LayerSurvey? {
    surveys.withLock { surveys in
      let known = surveys[binding.key]
      if let known, known.use.isSuperset(of: use) { return known.survey }
      let use = use.union(known?.use ?? [])
      let made = made(binding, for: use)
      surveys[binding.key] = (use, made)
      return made
    }
  }

  private func made(_ binding: MapBinding, for use: LayerUse) -> LayerSurvey? {
    var binding = binding
    // Nothing but shapes is asked for.
    (binding.areaField, binding.serialField, binding.readsFields) = (nil, nil, false)
    let surveyor = LayerSurveyor(withPatches: use.contains(.patches), mostEdges: mostEdges)
    return readAll(binding, surveyor).map { surveyor.survey($0) }
  }
}

extension MapBinding {
  fileprivate var key: String { "\(file)#\(table.name)#\(layer)" }
}
