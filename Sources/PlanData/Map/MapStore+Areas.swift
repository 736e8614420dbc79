internal import RuleDSL
internal import Synchronization
internal import Transmission

extension MapStore {
  /// Reads what is read for all units at once; later, all threads would wait for the one that needs it first.
  func prepare(_ layer: Int, _ version: PlanVersion, for use: LayerUse) {
    guard hasLayer(layer, version) else { return }
    let bindings = opened().bindings[layer]
    switch use {
    case .features: _ = indices(of: layer, bindings)
    case .areas:
      for binding in bindings where binding.version == version && !binding.isWhole { _ = measured(binding) }
    }
  }

  /// The areas of the features of a unit, measured and summed; `nil` where no file has the layer.
  func measuredArea(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Int128? {
    guard hasLayer(layer, version) else { return nil }
    let bindings = opened().bindings[layer].filter { $0.version == version }
    let sums = bindings.compactMap { binding -> Int128? in
      guard !binding.isWhole else {
        return mapParts(binding, nil, unit) { $0.measuredAreas.reduce(0, +) }?.reduce(0, +)
      }
      guard let measured = measured(binding) else { return nil }
      report(measured.flaws[unit] ?? [])
      let isOwner = (binding.owner ?? binding.soleUnit) == unit && !vocabulary.layers[layer].isTerritory
      return measured.areas[unit] ?? (isOwner ? 0 : nil)
    }
    return sums.isEmpty ? nil : sums.reduce(0, +)
  }

  /// What was measured of features that tell whose they are, all read at once; `nil` where the file is broken.
  private func measured(_ binding: MapBinding) -> MeasuredLayer? {
    measured.withLock { measured in
      let key = "\(binding.file)#\(binding.table.name)#\(binding.layer)"
      if let known = measured[key] { return known }
      var binding = binding
      // Nothing but shapes is asked for.
      (binding.areaField, binding.serialField, binding.readsFields) = (nil, nil, false)
      let (parts, flaws) = mapAll(binding) { columns, owned in owned.sums(of: columns.measuredAreas) }
      let made = parts.map { parts in
        MeasuredLayer(
          areas: parts.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) },
          flaws: Dictionary(grouping: flaws, by: \.unit)
        )
      }
      measured[key] = .some(made)
      return made
    }
  }
}

/// What is measured of a layer, by unit.
struct MeasuredLayer: Sendable {
  /// Sums in base units of area, of the units that any feature belongs to.
  var areas: [Int: Int128]
  /// Of features; reported when somebody asks for the unit.
  var flaws: [Int: [FeatureFlaw]]
}

/// Whose the features of a part are, told by themselves.
struct OwnedFeatures: Sendable {
  /// By feature of the columns.
  private var units: [Int32] = []
  /// Also those all of whose features had to be left out.
  private var met: Set<Int> = []

  mutating func add(_ unit: Int, isSound: Bool) {
    if units.last.map(Int.init) != unit { met.insert(unit) }
    if isSound { units.append(Int32(clamping: unit)) }
  }

  /// Sums by unit.
  func sums(of amounts: some Sequence<Int128>) -> [Int: Int128] {
    var sums = Dictionary(uniqueKeysWithValues: met.map { ($0, Int128(0)) })
    var (current, sum) = (units.first, Int128(0))
    for (unit, amount) in zip(units, amounts) {
      if unit != current {
        if let current { sums[Int(current), default: 0] += sum }
        (current, sum) = (unit, 0)
      }
      sum += amount
    }
    if let current { sums[Int(current), default: 0] += sum }
    return sums
  }
}

extension FeatureColumns {
  /// In base units, feature by feature.
  fileprivate var measuredAreas: [Int128] { indices.map { Int128(measuredArea(of: $0).base) } }
}
