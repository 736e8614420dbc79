public import RuleDSL
internal import Synchronization
public import Transmission

extension PlanMap {
  /// See ``MapWorld/recording()``.
  public func recording() -> any MapWorld { PlanMap(store, isRecording: true) }

  /// See ``MapWorld/again(_:of:_:)``.
  public func again(_ layer: Int, of unit: Int, _ version: PlanVersion) {
    let key = LayerKey(layer: layer, unit: unit, version: version)
    ledger.note(.features(layer, unit, version))
    guard provides(layer, version) else { return }
    _ = indices(of: layer, opened().bindings[layer])
    _ = leavesOut(layer, of: unit, version)
    ledger.add(store.flaws(of: key), from: .layer(key))
  }

  /// See ``MapWorld/prepareNothing(_:_:for:)``.
  public func prepareNothing(_ layer: Int, _ version: PlanVersion, for use: LayerUse) {
    guard provides(layer, version) else { return }
    let shared = opened().bindings[layer].filter { $0.version == version && !$0.isWhole }
    let hasGivenUp = use.contains(.patches) && shared.contains { takeSurvey($0, withPatches: true) }
    if use.contains(.features) || hasGivenUp { takeOwners(of: layer) }
  }

  /// Counts what a measurement found as found by this run, and what is wrong by now with the files that it read.
  func take(_ trace: MapTrace) {
    if !trace.questions.isEmpty { _ = opened() }
    for layer in trace.asked { ledger.ask(layer) }
    report(Array(trace.flaws.ofLayers))
    report(Array(trace.flaws.ofFeatures))
    for layer in trace.owners { takeOwners(of: layer) }
    for survey in trace.surveys {
      for binding in opened().bindings[survey.layer] where binding.version == survey.version {
        switch survey.use {
        case .areas: if !binding.isWhole { takeSurvey(binding, withPatches: false) }
        case .patches: if !binding.isWhole, takeSurvey(binding, withPatches: true) { takeOwners(of: survey.layer) }
        case .nearby: break
        }
      }
      if survey.use == .nearby { takeNearby(survey) }
    }
  }

  /// Whether the same would be found again, be it in files of several units that a measurement read as a whole.
  func isLasting(_ trace: MapTrace) -> Bool {
    let owners = store.indices.withLock { indices in trace.owners.compactMap { indices[$0]?.flaws } }
    let bindings = trace.surveys.flatMap { survey in
      opened().bindings[survey.layer].filter { $0.version == survey.version && !$0.isWhole }
    }
    let surveys = store.surveys.withLock { surveys in bindings.compactMap { surveys[$0.key]?.survey.flaws } }
    return ([trace.flaws] + owners + surveys).allSatisfy(\.areLasting)
  }

  /// As ``PlanMap/layer(_:of:_:near:)`` goes: file by file, up to one that has to be read plan by plan.
  private func takeNearby(_ survey: MapTrace.Survey) {
    for binding in opened().bindings[survey.layer] where binding.version == survey.version {
      if binding.isWhole || takeSurvey(binding, withPatches: true) { return takeOwners(of: survey.layer) }
    }
  }

  private func takeOwners(of layer: Int) {
    guard ledger.isNew(.owners(layer: layer)) else { return }
    let known = store.knownFlaws.withLock { $0.owners[layer] }
    if let known, store.indices.withLock({ $0[layer] == nil }) {
      ledger.add(known, from: .owners(layer: layer))
    } else {
      _ = indices(of: layer, opened().bindings[layer])
    }
  }

  /// Returns whether patches of the file are not to be had.
  @discardableResult
  private func takeSurvey(_ binding: MapBinding, withPatches: Bool) -> Bool {
    let isMade = store.surveys.withLock { $0[binding.key].map { $0.withPatches || !withPatches } ?? false }
    if !isMade, let known = store.knownFlaws.withLock({ $0.surveys[binding.key] }),
      !withPatches || known.lacksPatches != nil
    {
      ledger.add(known.flaws, from: .survey(binding.key))
      return known.lacksPatches ?? false
    }
    return survey(binding, withPatches: withPatches)?.patches == nil
  }
}
