internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

extension CheckCommand {
  /// Writes the pieces of every finding as one layer.
  func writeMap(_ report: Report, _ format: FindingFormat, otherwise status: ExitStatus) -> ExitStatus {
    let rows = report.run.outcomes.flatMap { features(of: report.finding($0), in: report) }
    do throws(FindingWriteFailure) {
      try writeFindings(rows, to: settings.output ?? "", format: format)
      return status
    } catch {
      progress.clear()
      Terminal.complain(error.message[language], language)
      return .cannotWrite
    }
  }

  private func features(of finding: Finding, in report: Report) -> [FindingFeature] {
    guard !finding.pieces.isEmpty || !finding.flaws.isEmpty else { return [] }
    let message = report.message(of: finding, language)
    let pieces = finding.pieces.map { piece in
      var feature = feature(of: finding, in: report, message: message, kind: piece.kind.rawName)
      feature.sizes = piece.sizes
      feature.sources = piece.features.map { "\($0.source.file)[\($0.source.layer)] \($0.id)" }
      // A stretch of a border covers nothing, but it lies somewhere.
      feature.geometry =
        !piece.coversGround
        ? .place(longitude: piece.place.longitude, latitude: piece.place.latitude) : .shape(piece.shape)
      return feature
    }
    let flaws = finding.flaws.map { flaw in
      var feature = feature(of: finding, in: report, message: message, kind: flaw.kind.rawName)
      feature.sources = ["\(flaw.source.file)[\(flaw.source.layer)] \(flaw.source.feature)"]
      feature.geometry = flaw.place.map { .place(longitude: $0.longitude, latitude: $0.latitude) } ?? .none
      return feature
    }
    return pieces + flaws
  }

  /// What a feature takes from its finding.
  private func feature(of finding: Finding, in report: Report, message: String, kind: String) -> FindingFeature {
    let heading = report.run.statements[finding.statement].heading
    let units = report.world.units
    return FindingFeature(
      rule: heading.id,
      ruleTitle: heading.title,
      obligation: finding.obligation.rawValue,
      verdict: finding.verdict.rawValue,
      kind: kind,
      message: message,
      unitCode: units.codes[finding.plan],
      unitName: units.names[finding.plan],
      issuerCode: finding.issuer.map { units.codes[$0] } ?? "",
      issuerName: finding.issuer.map { units.names[$0] } ?? "",
      sources: [],
      geometry: .none
    )
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
