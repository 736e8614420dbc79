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
    switch try Preparation(settings, progress) {
    case .ended(let status): status
    case .ready(let prepared, let only): run(prepared, only)
    }
  }

  private func run(_ prepared: CheckInput, _ only: Set<String>) -> ExitStatus {
    progress.show(.judging)
    let run = check(
      prepared.program,
      prepared.planSet.world,
      map: prepared.map,
      asOf: settings.asOf,
      only: only,
      keepingAll: settings.format.needsEveryOutcome || settings.style.showsAll,
      jobs: settings.jobs,
      onProgress: progress.meter()
    )
    return write(report(prepared, run), prepared)
  }

  private func report(_ input: CheckInput, _ run: CheckRun) -> Report {
    let explainer = Explainer(input.program, input.planSet.world, map: input.map, run)
    return Report(
      program: input.program,
      world: input.planSet.world,
      run: run,
      inputs: input.inputs(settings).map { file in
        Report.Input(path: file.path) { file.sha256() }
      },
      notes: input.planSet.notes,
      flaws: input.flaws
    ) { explainer.finding(of: $0) }
  }

  private func write(_ report: Report, _ input: CheckInput) -> ExitStatus {
    let status = ExitStatus(of: report)
    let results = ResultWriting(settings: settings, progress: progress)
    progress.show(.report)
    switch settings.format {
    case .map(let format):
      let shapes = ParcelShapes(input.program, input.planSet.world, map: input.map, report.run)
      return results.map(FindingFeatures(report, shapes, language), as: format, otherwise: status)
    case .report(let format):
      return results.text(otherwise: status) { output throws(SystemFailure) in
        try report.write(as: format, style: settings.style) { text throws(SystemFailure) in try output.write(text) }
      }
    }
  }
}
