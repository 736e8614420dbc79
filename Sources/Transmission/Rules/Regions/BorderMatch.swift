internal import RuleDSL
internal import Spatial

extension RegionEvaluation {
  /// 接边: compares every two lower plans that have a border in common, where the region above crosses it.
  ///
  /// Plans that provide no layer or no ground are named as gaps, and what the others lack is found all the same.
  mutating func match(_ layer: LayerReference, _ region: Region, _ tolerance: SpatialTolerance) -> RegionAnswer {
    var gaps = value(of: region).gaps(with: self.gaps(of: layer))
    guard let upper = value(of: region).shape, gaps.exemption == nil else { return RegionAnswer(nil, gaps) }
    let width = tolerance.width?.metres ?? 0
    let sides = sides(of: layer, &gaps)
    guard let matching = EdgeMatching(upper: upper, tolerance: Tolerance(tolerance)) else {
      gaps.hasFailed = true
      return RegionAnswer(nil, gaps)
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
    let isDone = !pieces.isEmpty || !gaps.hasFailed
    let holds = pieces.isEmpty ? isDone && gaps.isWhole ? true : nil : false
    return RegionAnswer(holds, gaps, isDone ? .border(pieces.largestFirst) : .nothing)
  }

  private typealias Side = (side: EdgeMatching.Side, view: LayerView)

  /// The lower plans that provide both the layer and their ground.
  private func sides(of layer: LayerReference, _ gaps: inout RegionValue) -> [Side] {
    guard let territory else { return [] }
    let ground = LayerReference(layer: territory, plan: layer.plan)
    return zip(views(layer), views(ground)).compactMap { line, ground -> Side? in
      guard let ground = ground.found else {
        gaps.missing.insert(line.unit)
        return nil
      }
      guard let view = line.found, let drawn = view.region, let land = ground.region else { return nil }
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
  func setStretches(_ finding: inout Finding, _ stretches: [FindingPiece]) {
    finding.regions.pieces = stretches
    (finding.amounts.unit, finding.amounts.decimals) = (Unit(.metre), 2)
    guard !stretches.isEmpty else { return }
    finding.amounts.difference = Rational(stretches.reduce(Int128(0)) { $0 + Int128($1.length?.base ?? 0) })
  }
}
