internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

extension CheckCommand {
  /// Writes the pieces, parcels and features of every finding as one layer.
  func writeMap(
    _ report: Report,
    _ input: CheckInput,
    _ format: FindingFormat,
    otherwise status: ExitStatus
  ) -> ExitStatus {
    let shapes = ParcelShapes(input.program, input.planSet.world, map: input.map, report.run)
    do throws(FindingWriteFailure) {
      try writeFindings(FindingFeatures(report, shapes, language), to: settings.output ?? "", format: format)
      return status
    } catch {
      progress.clear()
      Terminal.complain(error.message[language], language)
      return .cannotWrite
    }
  }
}
