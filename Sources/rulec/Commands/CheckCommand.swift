internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec check`: rules and a plan set in, a report and an exit status out.
struct CheckCommand {
  let settings: CheckSettings
  private var progress: Progress { settings.progress }

  init(_ invocation: Invocation) throws(UsageError) { settings = try CheckSettings(invocation) }

  init(_ settings: CheckSettings) { self.settings = settings }

  func run() throws(UsageError) -> ExitStatus {
    var kept: KeptMeasures?
    return try run(keeping: &kept)
  }

  /// Also keeps what was measured, in the place of the folder of ``CheckSettings/state``, for runs that follow.
  func run(keeping kept: inout KeptMeasures?) throws(UsageError) -> ExitStatus {
    let needsDigests =
      settings.format.needsDigests || settings.state != nil || settings.shard != nil || settings.report != nil
      || settings.publish != nil
    let baseline: Baseline?
    do throws(BaselineFailure) {
      baseline = try settings.readBaseline()
    } catch {
      Terminal.complain(error.message[settings.style.language], settings.style.language)
      return .planDataUnreadable
    }
    switch try Preparation(settings, needsDigests: needsDigests) {
    case .ended(let status): return status
    case .ready(let session, let choice):
      progress.show(.judging)
      if settings.why != nil { return derive(session, choice) }
      return settings.shard.map { judge($0, session, choice) } ?? report(session, choice, baseline, &kept)
    }
  }

  /// Tells how the verdicts of one rule on one plan follow.
  private func derive(_ session: Session, _ choice: RunChoice) -> ExitStatus {
    let run = session.checkRun(choice, keepingAll: true, onProgress: progress.meter())
    let status = ExitStatus(RunStatus(of: session.report(on: run), by: settings.decisive))
    guard let plan = choice.plans?.firstIndex(of: true) else { return status }
    let report = session.derivations(
      in: run,
      of: choice.only.sorted(),
      on: plan,
      showsRoom: settings.showsRoom,
      settings.style.language
    )
    return ResultWriting(settings: settings).text(otherwise: status) { output throws(SystemFailure) in
      try output.write(settings.format == .report(.json) ? report.json : report.text)
    }
  }

  private func report(
    _ session: Session,
    _ choice: RunChoice,
    _ baseline: Baseline?,
    _ kept: inout KeptMeasures?
  ) -> ExitStatus {
    let run = judged(session, choice, &kept)
    progress.show(.report)
    var report = session.report(on: run)
    report.layers = session.layerDrawing
    if let baseline { report.comparison = report.compared(to: baseline, shape: session.parcelShapes(of: run)) }
    return ResultWriting(settings: settings).report(report, shape: session.parcelShapes(of: run))
  }

  /// Judges, with what earlier runs measured where there is a state.
  private func judged(_ session: Session, _ choice: RunChoice, _ kept: inout KeptMeasures?) -> CheckRun {
    let (all, meter) = (settings.keepsEveryOutcome, progress.meter())
    let folder = settings.state.map { MeasureFolder($0) }
    guard folder != nil || settings.keepsInMemory else {
      return session.checkRun(choice, keepingAll: all, onProgress: meter)
    }
    // Where there are no maps for the time being, what is kept of them stays.
    let basis = session.hasMaps ? session.measureBasis : nil
    let read = basis.flatMap { folder?.read(basis: $0) }
    let result = session.checkRun(choice, keepingAll: all, after: read?.kept ?? kept, basis: basis, onProgress: meter)
    progress.clear()
    let note = Phrase(
      "规划 \(result.plans) 个，重新测量 \(result.measured.count) 个",
      "\(result.measured.count) of \(counted(result.plans, "plan")) measured again"
    )
    for note in [read?.note, note].compactMap(\.self) { Terminal.note("rulec：\(note[settings.style.language])\n") }
    kept = result.kept
    do throws(SystemFailure) {
      if let folder, let read { try folder.write(result.kept, over: read) }
    } catch {
      // The report is as it would be without a state, and so is the exit status.
      let why = error.message
      let said = Phrase(
        "状态没有写全，下次再测量；报告不受影响。\(why.chinese)",
        "the state could not be written whole, so more is measured again next time; the report is as without it. \(why.english)"
      )
      Terminal.complain(said[settings.style.language], settings.style.language)
    }
    return result.run
  }

  /// Writes what one shard found.
  private func judge(_ shard: Shard, _ session: Session, _ choice: RunChoice) -> ExitStatus {
    let (part, status) = session.part(
      shard,
      choice,
      drawsPasses: settings.style.showsAll,
      onProgress: progress.meter()
    )
    defer { progress.clear() }
    do throws(SystemFailure) {
      try part.write(to: settings.output ?? "")
      return ExitStatus(status)
    } catch {
      progress.clear()
      return Terminal.cannotWrite(error, settings.style.language, otherwise: ExitStatus(status))
    }
  }
}
