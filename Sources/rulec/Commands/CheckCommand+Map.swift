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
    guard !finding.pieces.isEmpty else { return [] }
    let heading = report.run.statements[finding.statement].heading
    let message = report.message(of: finding, language)
    return finding.pieces.map { piece in
      FindingFeature(
        rule: heading.id,
        ruleTitle: heading.title,
        verdict: finding.verdict.rawValue,
        message: message,
        unitCode: report.world.units.codes[finding.plan],
        unitName: report.world.units.names[finding.plan],
        issuerCode: finding.issuer.map { report.world.units.codes[$0] } ?? "",
        areaSquareMetres: piece.squareMetres,
        sources: piece.features.map { "\($0.source.file)[\($0.source.layer)] \($0.id)" },
        shape: piece.shape
      )
    }
  }
}
