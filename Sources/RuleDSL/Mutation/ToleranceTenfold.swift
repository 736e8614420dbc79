/// 容差: ten times as much.
extension MutantMaker {
  static let tolerance = MutantMaker("tolerance", "容差大十倍", "the tolerance is ten times as much") { statement, _ in
    switch statement {
    case .rule(let own): tenfold(own.tolerance).map { with(own, \.tolerance, $0) }.map { .rule($0) }
    case .line(let own): tenfold(own.tolerance).map { with(own, \.tolerance, $0) }.map { .line($0) }
    case .matrix(let own):
      (tenfold(own.tolerance.sliver).map { with(own, \.tolerance.sliver, $0) }
        + [own.tolerance.share].compactMap { $0?.tenfold }.map { with(own, \.tolerance.share, $0) })
        .map { .matrix($0) }
    case .monitor(let own):
      [own.margin].compactMap { $0?.tenfold }.map { with(own, \.margin, $0) }.map { .monitor($0) }
    case .figures, .entries: []
    }
  }

  private static func with<Whole, Part>(
    _ whole: Whole,
    _ part: WritableKeyPath<Whole, Part>,
    _ value: Part
  ) -> Whole {
    var copy = whole
    copy[keyPath: part] = value
    return copy
  }

  private static func tenfold(_ tolerance: SpatialTolerance) -> [SpatialTolerance] {
    [
      tolerance.area?.tenfold.map { with(tolerance, \.area, $0) },
      tolerance.width?.tenfold.map { with(tolerance, \.width, $0) },
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
