extension Piece {
  /// The squared perimeter over the area from which a piece may be something wide on long hairlines; a strip has as much
  /// that is forty times as long as wide.
  private static let leastStretched = 150.0

  /// The widest part of a piece that hangs on long narrow ones: what it is called by, and where it is shown.
  ///
  /// The piece itself where no part of it is twice as wide as the whole.
  public var widestPart: Piece {
    guard area > 0, perimeter * perimeter / area > Self.leastStretched else { return self }
    var width = meanWidth
    while let wider = inner(width * 2), !wider.isEmpty { width *= 2 }
    guard width > meanWidth else { return self }
    // Hairlines are cut off as near to the wide part as their own width allows.
    for share in [1.0 / 256, 1.0 / 64, 1.0 / 16, 1.0 / 4] {
      let cut = inner(width * share).flatMap { Overlay.buffer($0, metres: width * share / 2) }
      let parts = cut.flatMap { Overlay.intersection($0, shape) }?.pieces ?? []
      let widest = parts.max { ($0.meanWidth, $0.area) < ($1.meanWidth, $1.area) }
      if let widest, widest.meanWidth > width * 0.45 { return widest }
    }
    return self
  }

  /// What is left where a rim of half a width is taken off; `nil` when that fails.
  private func inner(_ width: Double) -> Shape? { Overlay.buffer(shape, metres: -width / 2) }
}
