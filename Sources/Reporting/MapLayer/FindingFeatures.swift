public import RuleDSL
internal import Spatial
public import Transmission

/// The findings of a run as they are drawn: their pieces, the parcels they are about, and unsound features.
///
/// One finding after another, so that a million of them need no memory.
public struct FindingFeatures: Sequence, IteratorProtocol {
  private let report: Report
  private let wording: Wording
  private var outcomes: IndexingIterator<[CheckRun.Outcome]>
  private let shape: ParcelDrawing
  /// What is left of the last finding, the next one at the end.
  private var waiting: [FindingFeature] = []

  /// Takes the shapes of the parcels that the report is about.
  public init(_ report: Report, _ language: Language, shape: @escaping ParcelDrawing) {
    self.report = report
    self.shape = shape
    wording = Wording(report, language)
    outcomes = report.run.outcomes.makeIterator()
  }

  /// The next feature; findings without a place are passed over.
  public mutating func next() -> FindingFeature? {
    while waiting.isEmpty {
      guard let outcome = outcomes.next() else { return nil }
      let finding = report.finding(outcome)
      let shape = shape(outcome).map { FindingFeature.Geometry.shape($0) }
      waiting = features(of: finding, drawn: shape, report.comparison?.marks[outcome]).reversed()
    }
    return waiting.popLast()
  }

  private func features(
    of finding: Finding,
    drawn shape: FindingFeature.Geometry?,
    _ mark: RunComparison.Mark?
  ) -> [FindingFeature] {
    // The places of a finding stand in the order of its faults.
    var states = (mark?.states ?? [])[...]
    switch finding.detail {
    case .figures, .entries: return []
    case .regions(_, let regions):
      return regions.pieces.map { piece in
        var feature = feature(of: finding, kind: piece.kind.rawValue)
        if piece.kind != .shown { feature.comparison = states.popFirst()?.rawValue ?? "" }
        feature.sizes = piece.sizes
        feature.sources = piece.features.map { "\($0.source.file)[\($0.source.layer)] \($0.id)" }
        // A stretch of a border covers nothing, but it lies somewhere.
        feature.geometry = piece.coversGround ? .shape(piece.shape) : FindingFeature.Geometry(piece.place)
        return feature
      }
    case .flaws(_, let flaws):
      return flaws.map { flaw in
        var feature = feature(of: finding, kind: flaw.kind.rawName)
        feature.comparison = states.popFirst()?.rawValue ?? ""
        feature.sources = ["\(flaw.source.file)[\(flaw.source.layer)] \(flaw.source.feature)"]
        feature.geometry = FindingFeature.Geometry(flaw.place)
        return feature
      }
    case .parcel(_, let parcel):
      var feature = feature(of: finding, kind: "parcel")
      feature.comparison = states.first?.rawValue ?? ""
      feature.sizes.squareMetres = parcel.area.squareMetres
      feature.sizes.decidingSquareMetres =
        finding.reason == .outsideZones
        ? parcel.uncovered?.squareMetres : parcel.deciding.reduce(0) { $0 + $1.area.squareMetres }
      feature.sources = ["\(parcel.source.file)[\(parcel.source.layer)] \(parcel.id)"]
      feature.geometry = shape ?? FindingFeature.Geometry(parcel.place)
      return [feature]
    }
  }

  /// What a feature takes from its finding.
  private func feature(of finding: Finding, kind: String) -> FindingFeature {
    let heading = report.run.statements[finding.statement].heading
    let units = report.world.units
    let office = wording.office(of: heading, plan: finding.plan)
    return FindingFeature(
      rule: heading.id,
      ruleTitle: heading.title,
      obligation: finding.obligation.rawValue,
      verdict: finding.verdict.rawValue,
      kind: kind,
      message: wording.message(of: finding),
      unitCode: units.codes[finding.plan],
      unitName: units.names[finding.plan],
      issuerCode: finding.issuer.map { units.codes[$0] } ?? "",
      issuerName: finding.issuer.map { units.names[$0] } ?? "",
      officeCode: office.code ?? "",
      officeLevel: office.level ?? ""
    )
  }
}

extension FindingFeature.Geometry {
  fileprivate init(_ place: FindingPiece.Place?) {
    self = place.map { .place(longitude: $0.longitude, latitude: $0.latitude) } ?? .none
  }
}

extension FindingPiece {
  fileprivate var sizes: FindingFeature.Sizes {
    FindingFeature.Sizes(
      squareMetres: length == nil ? area.squareMetres : nil,
      widthMetres: length == nil ? width.metres : nil,
      lengthMetres: length?.metres,
      statedSquareMetres: stated?.squareMetres
    )
  }
}
