internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// Writes what a command found, and says what became of it.
struct ResultWriting {
  let settings: CheckSettings

  private var language: Language { settings.style.language }
  /// Taken off the terminal before anything else is written.
  private var progress: Progress { settings.progress }

  /// Writes a report on a check; maps take the shapes of parcels from outside.
  func report(_ report: Report, shape: @escaping ParcelDrawing) -> ExitStatus {
    let status = RunStatus(of: report, by: settings.decisive)
    let written = self.report(report, shape: shape, ExitStatus(status))
    guard let publish = settings.publish else { return written }
    return finish(written) { () throws(SystemFailure) in
      try Publication(report, status: status, style: settings.style, shape: shape).write(toLinkAt: publish)
    }
  }

  private func report(_ report: Report, shape: @escaping ParcelDrawing, _ status: ExitStatus) -> ExitStatus {
    if let folder = settings.report {
      return finish(status) { () throws(SystemFailure) in
        try ReportBundle(report, style: settings.style, shape: shape).write(to: folder)
      }
    }
    switch settings.format {
    case .file(let format):
      return file(StyledReport(report, settings.style), as: format, otherwise: status)
    case .map(let format): return map(FindingFeatures(report, language, shape: shape), as: format, otherwise: status)
    case .report(let format):
      return text(otherwise: status) { output throws(SystemFailure) in
        try report.write(as: format, style: settings.style) { text throws(SystemFailure) in try output.write(text) }
      }
    }
  }

  /// Writes a file that another program or a library makes.
  func file(_ report: some OfficePrintable, as format: ReportFileFormat, otherwise status: ExitStatus) -> ExitStatus {
    finish(status) { () throws(SystemFailure) in try report.write(as: format, to: settings.output ?? "") }
  }

  /// Writes one map layer.
  func map(
    _ rows: some Sequence<FindingFeature>,
    as format: FindingFormat,
    otherwise status: ExitStatus
  ) -> ExitStatus {
    finish(status) { () throws(SystemFailure) in
      try writeFindings(rows, to: settings.output ?? "", format: format)
    }
  }

  /// Writes a report.
  func text(
    otherwise status: ExitStatus,
    _ body: (inout Output) throws(SystemFailure) -> Void
  ) -> ExitStatus {
    finish(status) { () throws(SystemFailure) in
      if settings.output == nil { progress.clear() }
      try Output.to(settings.output, body)
    }
  }

  private func finish(_ status: ExitStatus, _ write: () throws(SystemFailure) -> Void) -> ExitStatus {
    defer { progress.clear() }
    do throws(SystemFailure) {
      try write()
      return status
    } catch {
      progress.clear()
      return Terminal.cannotWrite(error, language, otherwise: status)
    }
  }
}
