internal import RuleDSL
internal import Spatial

/// 接边: a layer of the plans below, and the region whose crossings of their borders have to meet.
struct BorderQuestion: Hashable, Sendable {
  let layer: LayerReference
  let upper: Region
}

/// The stretches of borders that only the plan on one side reaches, the longest first.
struct BorderMatch {
  var pieces: [FindingPiece]

  /// Their lengths together, in base units.
  var total: Rational { Rational(pieces.reduce(Int128(0)) { $0 + Int128($1.length?.base ?? 0) }) }
}

extension RegionEvaluation {
  /// Compares every two lower plans that have a border in common.
  ///
  /// The outcome is `nil` where nothing can be compared; plans that provide no layer or no ground are named as gaps,
  /// and what the others lack is found all the same.
  mutating func match(
    _ question: BorderQuestion,
    _ tolerance: SpatialTolerance
  ) -> (outcome: BorderMatch?, gaps: RegionValue) {
    var gaps = value(of: question.upper).gaps(with: self.gaps(of: question.layer))
    guard let upper = value(of: question.upper).shape, gaps.exemption == nil else { return (nil, gaps) }
    let width = tolerance.width?.metres ?? 0
    let sides = sides(of: question.layer, &gaps)
    guard let matching = EdgeMatching(upper: upper, tolerance: Tolerance(tolerance)) else {
      gaps.hasFailed = true
      return (nil, gaps)
    }
    var pieces: [FindingPiece] = []
    for (place, left) in sides.enumerated() {
      for right in sides[(place + 1)...] {
        guard let found = matching.gaps(left.side, right.side) else {
          gaps.hasFailed = true
          continue
        }
        pieces += found.compactMap { FindingPiece($0, width: width, under: [left.view, right.view]) }
      }
    }
    return (gaps.hasFailed && pieces.isEmpty ? nil : BorderMatch(pieces: pieces.largestFirst), gaps)
  }

  private typealias Side = (side: EdgeMatching.Side, view: LayerView)

  /// The lower plans that provide both the layer and their ground.
  private func sides(of layer: LayerReference, _ gaps: inout RegionValue) -> [Side] {
    guard let territory else { return [] }
    let ground = LayerReference(layer: territory, plan: layer.plan)
    return zip(views(layer), views(ground)).compactMap { line, ground -> Side? in
      guard let ground = ground.view else {
        gaps.missing.insert(line.unit)
        return nil
      }
      guard let view = line.view, let drawn = view.region, let land = ground.region else { return nil }
      return (EdgeMatching.Side(ground: land, drawn: drawn), view)
    }
  }
}

extension FindingPiece {
  /// A stretch of a border, drawn as a narrow strip.
  fileprivate init?(_ stretch: Lines, width: Double, under layers: [LayerView]) {
    guard let middle = stretch.middle, let strip = Overlay.buffer(stretch, metres: max(width, 0.001)) else {
      return nil
    }
    self.init(
      kind: .unmatched,
      shape: strip,
      place: Place(middle),
      area: Measurement.area(0),
      width: Measurement.width(width),
      features: layers.flatMap { $0.features(within: strip) }
    )
    length = Measurement.length(stretch.length)
  }
}

extension RunContext {
  /// Puts the stretches that do not meet into the finding, and their length.
  func setStretches(_ finding: inout Finding, _ match: BorderMatch) {
    finding.regions.pieces = match.pieces
    (finding.amounts.unit, finding.amounts.decimals) = (Unit(.metre), 2)
    if !match.pieces.isEmpty { finding.amounts.difference = match.total }
  }
}
