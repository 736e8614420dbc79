internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// `rulec watch`: the counts of a check, and again after each change of the plan set or of its rules.
struct WatchCommand {
  private let settings: CheckSettings

  init(_ invocation: Invocation) throws(UsageError) { settings = try CheckSettings(invocation) }

  func run() throws(UsageError) -> ExitStatus {
    var watch = FileWatch(settings.rules, planSet: settings.planSet)
    var kept: KeptMeasures?
    while true {
      let status = try CheckCommand(settings).run(keeping: &kept)
      guard status != .cannotWrite else { return status }
      Terminal.note(FileWatch.waiting[settings.style.language])
      watch.wait()
    }
  }
}
