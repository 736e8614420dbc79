internal import RuleDSL
internal import Spatial

/// 铺满: whether the features of a layer cover a region, every place once.
extension RegionEvaluation {
  /// Of plans below that do not provide the layer nothing is known but that others overlap, or draw outside the region.
  mutating func tiling(
    _ layer: LayerReference,
    over region: Region,
    _ tolerance: SpatialTolerance
  ) -> RegionAnswer {
    let whole = value(of: region)
    let known = patches(layer).compactMap(\.found)
    var gaps = gaps(of: layer).gaps(with: whole)
    guard gaps.exemption == nil, !gaps.hasFailed, !known.isEmpty else { return RegionAnswer(nil, gaps) }
    guard let found = Tiling(of: known.flatMap(\.self), over: whole.shape, tolerance: Tolerance(tolerance)) else {
      gaps.hasFailed = true
      return RegionAnswer(nil, gaps)
    }
    let isComplete = gaps.isWhole
    let difference = RegionDifference(found, withGaps: isComplete)
    guard isComplete || !difference.isEmpty else { return RegionAnswer(nil, gaps) }
    let views = difference.isEmpty ? [] : views(layer, near: difference.neighbourhoods)
    let pieces =
      (isComplete ? found.gaps.map { FindingPiece(gap: $0, beside: views) }.largestFirst : [])
      + found.overlaps.map { FindingPiece(.overlap, $0, under: views) }.largestFirst
      + found.excess.map { FindingPiece(.excess, $0, under: views) }.largestFirst
    return RegionAnswer(RegionRelation(difference: difference, pieces: pieces), gaps)
  }
}

extension RegionDifference {
  fileprivate init(_ tiling: Tiling, withGaps: Bool) {
    missing = withGaps ? tiling.gaps : []
    excess = tiling.overlaps + tiling.excess
    slivers.add(tiling.slivers.count, Measurement.area(tiling.slivers.area).amount)
  }

  /// Boxes around the pieces; wide enough for whatever lies beside them.
  fileprivate var neighbourhoods: [Bounds] {
    (missing + excess).compactMap { $0.shape.bounds?.grown(by: 100 * FindingPiece.neighbourhood) }
  }
}

extension FindingPiece {
  /// How far around a gap features count as its neighbours, metres.
  fileprivate static let neighbourhood = 0.1

  fileprivate init(gap: Piece, beside views: [LayerView]) {
    self.init(.missing, gap, under: [])
    guard let around = Overlay.buffer(gap.shape, metres: Self.neighbourhood) else { return }
    features = views.flatMap { $0.features(within: around) }
  }
}
