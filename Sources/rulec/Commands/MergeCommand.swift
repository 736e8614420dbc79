internal import Chuandao
internal import Reporting
internal import RuleDSL

/// `rulec merge`: what shards found in, the report of one run out.
struct MergeCommand {
  private let paths: [String]
  private let settings: CheckSettings
  private let progress: Progress

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    settings = try CheckSettings(invocation)
    progress = Progress(isShown: Terminal.isErrorTerminal, language: settings.style.language)
  }

  func run() -> ExitStatus {
    progress.show(.report)
    do throws(MergeFailure) {
      let needsPasses = settings.format.isMap && settings.style.showsAll
      let merger = try Merger(paths, drawingPasses: needsPasses)
      let (report, shape) = merger.report(keepingAll: settings.keepsEveryOutcome)
      return ResultWriting(settings: settings, progress: progress).report(report, shape: shape)
    } catch {
      progress.clear()
      Terminal.complain(error.message[settings.style.language], settings.style.language)
      return .planDataUnreadable
    }
  }
}
