/// One feature of one layer.
public struct FeatureIndex: Hashable, Comparable, Sendable {
  public var layer: Int
  public var feature: Int

  public init(layer: Int, feature: Int) {
    self.layer = layer
    self.feature = feature
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.layer, left.feature) < (right.layer, right.feature)
  }
}

/// What two features of different layers both cover.
public struct Overlap: Hashable, Sendable {
  public var first: FeatureIndex
  public var second: FeatureIndex
  /// By falling area.
  public var pieces: [Piece]
  /// In m², rounded to 0.01 m².
  public var area: Double { roundedArea(pieces.reduce(0) { $0 + $1.area }) }
}

/// Finds all that features of different layers have in common, pieces that round to 0.00 m² left out.
///
/// - Parameter layers: Features of each layer, valid ones (``Shape/flaws``); within a layer they are not compared and may overlap.
/// - Returns: By first and second feature, the first of the lower layer; `nil` when GEOS gives up.
public func overlaps(of layers: [[Shape]]) -> [Overlap]? {
  var overlaps: [Overlap] = []
  for first in layers.indices {
    for second in layers.indices where second > first {
      guard let found = LayerPair(layers[first], layers[second]).overlaps() else { return nil }
      overlaps += found.map { pair in
        Overlap(
          first: FeatureIndex(layer: first, feature: pair.first),
          second: FeatureIndex(layer: second, feature: pair.second),
          pieces: pair.pieces
        )
      }
    }
  }
  return overlaps
}

/// Two layers whose boundaries are cut once, all features together.
private struct LayerPair {
  private let left: [Shape]
  private let right: [Shape]
  private let leftIndex: BoundsIndex
  private let rightIndex: BoundsIndex

  init(_ left: [Shape], _ right: [Shape]) {
    self.left = left
    self.right = right
    leftIndex = BoundsIndex(left.map(\.bounds))
    rightIndex = BoundsIndex(right.map(\.bounds))
  }

  typealias Found = (first: Int, second: Int, pieces: [Piece])

  func overlaps() -> [Found]? {
    guard let common = commonFaces() else { return overlapsOfPairs() }
    var shapes: [[Int]: Shape] = [:]
    for face in common {
      guard let bounds = face.bounds else { continue }
      let firsts = leftIndex.items(meeting: bounds)
      let seconds = rightIndex.items(meeting: bounds)
      for first in firsts {
        for second in seconds {
          // With one candidate on either side there is nothing to share out.
          let isOnlyPair = firsts.count + seconds.count == 2
          guard let part = isOnlyPair ? face : Self.common(face, left[first], right[second]) else { return nil }
          if !part.isEmpty { shapes[[first, second], default: Shape()].append(part) }
        }
      }
    }
    return shapes.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.compactMap { pair in
      Self.found(pair[0], pair[1], shapes[pair] ?? Shape())
    }
  }

  private static func common(_ face: Shape, _ first: Shape, _ second: Shape) -> Shape? {
    Overlay.intersection(face, first).flatMap { Overlay.intersection($0, second) }
  }

  /// The parts that both layers cover, without regard to features; `nil` when the counts make no sense.
  private func commonFaces() -> [Shape]? {
    let leftPart = left.filter { shape in shape.bounds.map { !rightIndex.items(meeting: $0).isEmpty } ?? false }
    let rightPart = right.filter { shape in shape.bounds.map { !leftIndex.items(meeting: $0).isEmpty } ?? false }
    var boundary = BoundaryEdges(capacity: (leftPart + rightPart).reduce(0) { $0 + $1.points.count })
    for shape in leftPart where !boundary.add(shape, weight: 1, source: 0) { return nil }
    for shape in rightPart where !boundary.add(shape, weight: Self.step, source: 1) { return nil }
    guard let pieces = FacePieces(boundary.arrangement(withinSources: true)) else { return nil }
    var common: [Shape] = []
    for (cycle, count) in pieces.all {
      let inRight = (count + Int(Self.step / 2)) >> 16
      let inLeft = count - (inRight << 16)
      guard inLeft >= 0, inRight >= 0 else { return nil }
      if inLeft > 0, inRight > 0, pieces.area(of: cycle) > 0 { common.append(pieces.shape(of: cycle)) }
    }
    return common
  }

  /// What a feature on the right counts, next to one for a feature on the left.
  private static let step: Int32 = 1 << 16

  private func overlapsOfPairs() -> [Found]? {
    var found: [Found] = []
    for (first, shape) in left.enumerated() {
      guard let bounds = shape.bounds else { continue }
      for second in rightIndex.items(meeting: bounds) {
        guard let common = Overlay.intersection(shape, right[second]) else { return nil }
        if let overlap = Self.found(first, second, common) { found.append(overlap) }
      }
    }
    return found
  }

  private static func found(_ first: Int, _ second: Int, _ shape: Shape) -> Found? {
    let pieces = shape.pieces.filter { $0.area > 0 }.ordered()
    return pieces.isEmpty ? nil : (first, second, pieces)
  }
}
