internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec diff A B`: what differs between two plan sets, and between the verdicts on them.
struct DiffCommand {
  private let settings: (before: CheckSettings, after: CheckSettings)
  private let format: PlanChangeReport.Format

  init(_ invocation: Invocation) throws(UsageError) {
    var other = invocation
    other.operands = Array(invocation.operands.dropFirst())
    settings = (try CheckSettings(invocation), try CheckSettings(other))
    format = invocation.value(.format).flatMap { PlanChangeReport.Format(rawValue: $0) } ?? .text
  }

  func run() throws(UsageError) -> ExitStatus {
    switch try Preparation(settings.before) {
    case .ended(let status): return status
    case .ready(let before, let choice):
      switch try Preparation(settings.after) {
      case .ended(let status): return status
      case .ready(let after, let later): return compare(before, choice, after, later)
      }
    }
  }

  private func compare(
    _ before: Session,
    _ choice: RunChoice,
    _ after: Session,
    _ later: RunChoice
  ) -> ExitStatus {
    let language = settings.after.style.language
    settings.after.progress.show(.judging)
    let earlier = before.checkRun(choice, keepingAll: true)
    let baseline = Baseline(before.report(on: earlier), shape: before.parcelShapes(of: earlier))
    let run = after.checkRun(later, keepingAll: true)
    var report = after.report(on: run)
    report.layers = after.layerDrawing
    let comparison = report.compared(to: baseline, shape: after.parcelShapes(of: run))
    report.comparison = comparison
    let changes = PlanChanges(from: before.side, to: after.side)
    settings.after.progress.clear()
    let flaws = before.planSet.flaws + after.planSet.flaws
    for flaw in flaws { Terminal.note(flaw.message[language] + "\n") }
    let found = PlanChangeReport(changes, report, comparison, language)
    let isUnsure = found.isUnsure || !flaws.isEmpty
    let status: ExitStatus = isUnsure ? .undetermined : found.isEmpty ? .allPass : .fails
    return ResultWriting(settings: settings.after).text(otherwise: status) { output throws(SystemFailure) in
      try output.write(found.text(as: format))
    }
  }
}
