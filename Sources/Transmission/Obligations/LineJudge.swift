internal import RuleDSL
internal import Spatial

/// Judges one control line, unit by unit; every unit by itself, so that threads share nothing but the map.
struct LineJudge {
  let subject: LineSubject
  /// Another one for each plan where what is asked is noted.
  var map: any MapWorld
  /// Whether the run judges a plan, by unit; `nil` for every plan.
  let plans: [Bool]?
  /// The upper plan's layer, kept because siblings come one after another.
  private var upper: (unit: Int, view: LayerView?)?
  /// What the upper plan's layer covers, made ready to be cut; for the unit of ``upper``.
  private var upperRegion: WindowedShape?

  init(_ subject: LineSubject, _ map: any MapWorld, plans: [Bool]? = nil) {
    self.subject = subject
    self.map = map
    self.plans = plans
  }

  /// The verdicts on one plan: 承接, 落实, 汇总, those of them that apply.
  mutating func findings(of unit: Int) -> [(obligation: Obligation, finding: Finding)] {
    let own = view(of: unit)
    var findings: [(obligation: Obligation, finding: Finding)] = []
    if let parent = subject.family.parent(of: unit) {
      let expectation = expectation(of: unit, from: parent)
      carry(unit, own, expectation).map { findings.append((.carry, $0)) }
      honour(unit, own, expectation).map { findings.append((.honour, $0)) }
      for place in findings.indices { findings[place].finding.issuer = parent }
    }
    aggregate(unit, own).map { findings.append((.aggregate, $0)) }
    return findings
  }

  func view(of unit: Int) -> LayerView? { LayerView(map, subject.line.layer, of: unit) }

  /// What the upper line requires of a unit.
  enum Expectation {
    /// Nobody above provides the line.
    case nothing
    /// It cannot be known.
    case unknown(Reason, missing: [Int])
    /// The upper line within the unit's 行政区.
    case region(Shape, upper: LayerView)
  }

  private mutating func expectation(of unit: Int, from parent: Int) -> Expectation {
    guard let upper = nearView(parent, around: unit) ?? upperView(parent) else {
      return isStatedAbove(parent) ? .unknown(.parentNotProvided, missing: [parent]) : .nothing
    }
    if upper.isPartial { return .unknown(.layersNotProvided, missing: []) }
    if upper.isEmpty { return .region(Shape(), upper: upper) }
    guard let boundary = ground(of: unit) else {
      return .unknown(.boundaryNotProvided, missing: [unit])
    }
    if upperRegion == nil { upperRegion = upper.region.map { WindowedShape($0) } }
    guard let whole = upperRegion, let territory = boundary.region,
      let region = Overlay.intersection(territory, whole)
    else { return .unknown(.geometryFailed, missing: []) }
    return .region(region, upper: upper)
  }

  private func ground(of unit: Int) -> LayerView? { subject.boundary.flatMap { LayerView(map, $0, of: unit) } }

  /// What lies near a unit of the layer of an upper plan that another shard judges, where that can be read by itself.
  private mutating func nearView(_ parent: Int, around unit: Int) -> LayerView? {
    guard let plans, !plans[parent], !map.leavesOut(subject.line.layer, of: parent, .current),
      let parts = map.nearby(subject.line.layer, of: parent, .current, within: { ground(of: unit)?.region?.bounds })
    else { return nil }
    (upper, upperRegion) = (nil, nil)
    return LayerView(unit: parent, parts)
  }

  private mutating func upperView(_ parent: Int) -> LayerView? {
    if let upper, upper.unit == parent {
      map.again(subject.line.layer, of: parent, .current)
      return upper.view
    }
    let view = view(of: parent)
    upper = (parent, view)
    upperRegion = nil
    return view
  }

  /// Whether any plan above provides the line.
  func isStatedAbove(_ unit: Int) -> Bool { subject.family.ancestors(of: unit).contains { isProvided($0) } }

  private func isProvided(_ unit: Int) -> Bool {
    switch map.layer(subject.line.layer, of: unit, .current) {
    case .known: true
    case .unprovided: false
    }
  }

  /// The real pieces as parts of a finding, with the features that cover them: missing ones are the upper plan's, those
  /// in excess the lower plans'.
  func pieces(_ found: RegionDifference, upper: LayerView?, lower: [LayerView]) -> [FindingPiece] {
    found.missing.map { FindingPiece(.missing, $0, under: upper.map { [$0] } ?? []) }.largestFirst
      + found.excess.map { FindingPiece(.excess, $0, under: lower) }.largestFirst
  }
}

extension FindingPiece {
  /// Place, width and features are those of its widest part.
  init(_ kind: Kind, _ piece: Piece, under layers: [LayerView]) {
    let widest = piece.widestPart
    self.init(
      kind: kind,
      shape: piece.shape,
      place: Place(widest.point),
      area: Measurement.area(piece.area),
      width: Measurement.width(widest.meanWidth),
      features: layers.flatMap { $0.features(within: widest.shape) }
    )
  }
}

extension [FindingPiece] {
  /// By area, stretches by length; equal ones from west to east, then from south to north.
  var largestFirst: [FindingPiece] {
    sorted { $0.size != $1.size ? $0.size > $1.size : $0.place < $1.place }
  }
}

extension FindingPiece {
  fileprivate var size: Int64 { length?.base ?? area.base }
}
