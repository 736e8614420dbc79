/// 容差: ten times as much.
extension MutantMaker {
  static let tolerance = MutantMaker("tolerance", "容差大十倍", "the tolerance is ten times as much") { statement, _ in
    switch statement {
    case .rule(let own): tenfold(own.tolerance).map { changed(own, \.tolerance, to: $0) }.map { .rule($0) }
    case .line(let own): tenfold(own.tolerance).map { changed(own, \.tolerance, to: $0) }.map { .line($0) }
    case .matrix(let own):
      (tenfold(own.tolerance.sliver).map { changed(own, \.tolerance.sliver, to: $0) }
        + [own.tolerance.share].compactMap { $0?.tenfold }.map { changed(own, \.tolerance.share, to: $0) })
        .map { .matrix($0) }
    case .monitor(let own):
      [own.margin].compactMap { $0?.tenfold }.map { changed(own, \.margin, to: $0) }.map { .monitor($0) }
        + (own.trajectory?.withoutQuota ?? []).map { .monitor(changed(own, \.trajectory, to: $0)) }
    case .figures, .entries: []
    }
  }

  private static func tenfold(_ tolerance: SpatialTolerance) -> [SpatialTolerance] {
    [
      tolerance.area?.tenfold.map { changed(tolerance, \.area, to: $0) },
      tolerance.width?.tenfold.map { changed(tolerance, \.width, to: $0) },
    ]
    .compactMap { $0 }
  }
}

extension Quantity {
  fileprivate var tenfold: Quantity? {
    let (base, overflow) = base.multipliedReportingOverflow(by: 10)
    return overflow ? nil : Quantity(base: base, unit: unit, decimals: decimals)
  }
}

extension Trajectory {
  /// Without each of its quotas.
  fileprivate var withoutQuota: [Trajectory] {
    quotas.indices.map {
      var copy = self
      copy.quotas.remove(at: $0)
      return copy
    }
  }
}
