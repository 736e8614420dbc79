public import RuleDSL
public import Spatial
public import Transmission

extension PlanMap {
  /// The features that meet a box, read from the files now: from GeoPackages in degrees with a spatial index.
  public func nearby(
    _ layer: Int,
    of unit: Int,
    _ version: PlanVersion,
    within box: () -> Bounds?
  ) -> [FeatureTable]? {
    ledger.note(.features(layer, unit, version))
    guard provides(layer, version) else { return nil }
    let files = opened().bindings[layer].filter { $0.version == version && (!$0.isWhole || $0.owner == unit) }
    guard !files.isEmpty, files.allSatisfy({ !$0.isSetAside && isIndexed($0) }), let box = box() else { return nil }
    let found = files.compactMap { nearby($0, unit, box.grown(by: Self.margin)) }
    return found.count == files.count ? found.flatMap(\.self) : nil
  }

  /// Metres around a box: overlays look at what is near, too.
  private static let margin = 10.0

  private func isIndexed(_ binding: MapBinding) -> Bool {
    guard binding.isWhole, binding.table.system.isGeographic else { return false }
    let found = withReader(of: binding) { reader throws(TableFailure) in try reader.hasSpatialIndex(binding.table) }
    return (try? found.get()) ?? false
  }

  private func nearby(_ binding: MapBinding, _ unit: Int, _ box: Bounds) -> [FeatureTable]? {
    let (low, high) = (Plane.geographic(box.low), Plane.geographic(box.high))
    let found = withReader(of: binding) { reader throws(TableFailure) in
      try reader.features(
        of: binding.table,
        from: SIMD2(low.longitude, low.latitude),
        to: SIMD2(high.longitude, high.latitude)
      )
    }
    guard let near = try? found.get() else { return nil }
    // What is wrong with a layer is found where it is read as a whole.
    return noting { $0.mapParts(binding, [LayerPart([near])], unit, keeping: true) { $0 }?.results }.value
  }
}

extension CoordinateSystem {
  fileprivate var isGeographic: Bool {
    switch self {
    case .geographic, .worldGeographic: true
    case .gaussKruger, .foreign, .notUnderstood, .missing: false
    }
  }
}
