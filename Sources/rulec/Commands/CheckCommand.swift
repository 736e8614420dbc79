internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec check`: rules and a plan set in, a report and an exit status out.
struct CheckCommand {
  let settings: CheckSettings
  let progress: Progress

  init(_ invocation: Invocation) throws(UsageError) {
    settings = try CheckSettings(invocation)
    progress = Progress(isShown: Terminal.isErrorTerminal, language: settings.style.language)
  }

  var language: Language { settings.style.language }

  func run() throws(UsageError) -> ExitStatus {
    switch try Preparation(settings, progress, needsDigests: settings.format.needsDigests) {
    case .ended(let status): status
    case .ready(let session, let choice): run(session, choice)
    }
  }

  private func run(_ session: Session, _ choice: RunChoice) -> ExitStatus {
    progress.show(.judging)
    let run = session.checkRun(
      choice,
      keepingAll: settings.format.needsEveryOutcome || settings.style.showsAll,
      onProgress: progress.meter()
    )
    progress.show(.report)
    return write(session.report(on: run), session)
  }

  private func write(_ report: Report, _ session: Session) -> ExitStatus {
    let status = ExitStatus(RunStatus(of: report))
    let results = ResultWriting(settings: settings, progress: progress)
    switch settings.format {
    case .map(let format):
      let shapes = session.parcelShapes(of: report.run)
      return results.map(FindingFeatures(report, shapes, language), as: format, otherwise: status)
    case .report(let format):
      return results.text(otherwise: status) { output throws(SystemFailure) in
        try report.write(as: format, style: settings.style) { text throws(SystemFailure) in try output.write(text) }
      }
    }
  }
}
