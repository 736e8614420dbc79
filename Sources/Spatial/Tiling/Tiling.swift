/// What keeps features from covering a region exactly once.
public struct Tiling: Hashable, Sendable {
  /// What no feature covers.
  public private(set) var gaps: [Piece] = []
  /// What several features cover.
  public private(set) var overlaps: [Piece] = []
  /// What a feature covers outside the region.
  public private(set) var excess: [Piece] = []
  /// Pieces under the tolerance; those of less than 0.005 m² are rounding and not counted.
  public private(set) var slivers = Slivers()

  /// Finds the pieces without overlaying shapes.
  ///
  /// Edges that two features share cancel, and of what is left the faces are counted: how many features cover each, less
  /// one within the region.  Fails when the counts make no sense, which valid shapes are not known to bring about.
  ///
  /// - Parameters:
  ///   - patches: Features, each in one patch.
  ///   - region: A valid shape; `nil` where it is not known, and only overlaps can be found.
  ///   - tolerance: What is smaller or narrower is a sliver.
  public init?(of patches: [Patch], over region: Shape?, tolerance: Tolerance) {
    var boundary = BoundaryEdges(capacity: region?.points.count ?? 0)
    for patch in patches {
      guard let rim = patch.rim, boundary.edges.count + rim.edges.count < 1 << 28 else { return nil }
      for (from, to) in rim.edges { boundary.add(from: from, to: to) }
    }
    if let region, !boundary.add(region, weight: -1, source: 0) { return nil }
    guard let pieces = Self.faces(&boundary) else { return nil }
    let covered = patches.reduce(0) { $0 + $1.area }
    let whole = region?.area ?? 0
    guard abs(pieces.balance - (covered - whole)) <= 0.01 + 1e-9 * (covered + whole) else { return nil }
    let sorted = region.map { take(pieces, $0, tolerance) } ?? takeOverlaps(pieces, tolerance)
    guard sorted else { return nil }
    (gaps, overlaps, excess) = (gaps.ordered(), overlaps.ordered(), excess.ordered())
  }

  /// The faces between edges.
  ///
  /// Cutting bends edges by rounding; where they meet others for it, they are cut once more, and where points lie too
  /// close to distinguish them, they are moved together by some micrometres at most.
  private static func faces(_ boundary: inout BoundaryEdges) -> FacePieces? {
    for step in [nil, nil, 0x1p-24, 0x1p-22, 0x1p-20, 0x1p-18] {
      if let step { boundary.snap(to: step) }
      if let faces = FacePieces(boundary.arrangement(withinSources: true)) { return faces }
    }
    return nil
  }

  private mutating func take(_ pieces: FacePieces, _ region: Shape, _ tolerance: Tolerance) -> Bool {
    var window: WindowedShape?
    for (cycle, count) in pieces.all where pieces.area(of: cycle) > 0 {
      guard count >= -1 else { return false }
      let shape = pieces.shape(of: cycle)
      if count < 0 {
        add(shape, to: \.gaps, tolerance)
        continue
      }
      // One too many within the region, or one outside it, or both where the rims coincide.
      let whole = window ?? WindowedShape(region)
      window = whole
      guard let inside = Overlay.intersection(shape, whole), let outside = Overlay.difference(shape, whole) else {
        return false
      }
      add(inside, to: \.overlaps, tolerance)
      add(outside, to: \.excess, tolerance)
    }
    return true
  }

  private mutating func takeOverlaps(_ pieces: FacePieces, _ tolerance: Tolerance) -> Bool {
    for (cycle, count) in pieces.all where pieces.area(of: cycle) > 0 {
      guard count >= 0 else { return false }
      if count > 1 { add(pieces.shape(of: cycle), to: \.overlaps, tolerance) }
    }
    return true
  }

  private mutating func add(_ shape: Shape, to list: WritableKeyPath<Tiling, [Piece]>, _ tolerance: Tolerance) {
    for piece in shape.pieces {
      let sorted = tolerance.sorted(piece)
      self[keyPath: list] += sorted.real
      slivers.add(area: sorted.sliver)
    }
  }
}
