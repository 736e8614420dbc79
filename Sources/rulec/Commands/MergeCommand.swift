internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// `rulec merge`: what shards found in, the report of one run out.
struct MergeCommand {
  private let paths: [String]
  private let settings: CheckSettings

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    settings = try CheckSettings(invocation)
  }

  func run() throws(UsageError) -> ExitStatus {
    if let output = settings.output, paths.contains(where: { FileSystem.areSame($0, output) }) {
      throw .outputIsInput(output)
    }
    settings.progress.show(.report)
    let baseline: Baseline?
    do throws(BaselineFailure) {
      baseline = try settings.readBaseline()
    } catch {
      settings.progress.clear()
      Terminal.complain(error.message[settings.style.language], settings.style.language)
      return .planDataUnreadable
    }
    do throws(MergeFailure) {
      let needsPasses = settings.format.isMap && settings.style.showsAll
      let merger = try Merger(paths, drawingPasses: needsPasses)
      let (merged, shape) = merger.report(keepingAll: settings.keepsEveryOutcome)
      var report = merged
      if let baseline { report.comparison = report.compared(to: baseline, shape: shape) }
      return ResultWriting(settings: settings).report(report, shape: shape)
    } catch {
      settings.progress.clear()
      Terminal.complain(error.message[settings.style.language], settings.style.language)
      return .planDataUnreadable
    }
  }
}
