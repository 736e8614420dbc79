internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec review PLANSET PROJECTS`: what the plans say about construction projects.
struct ReviewCommand {
  let settings: CheckSettings
  let projects: String
  private let format: ReviewFormat

  private var language: Language { settings.style.language }
  private var progress: Progress { settings.progress }

  init(_ invocation: Invocation) throws(UsageError) {
    guard invocation.operands.count == 2 else { throw .operandMissing(.review) }
    settings = try CheckSettings(invocation)
    projects = invocation.operands[1]
    format = invocation.value(.format).flatMap { ReviewFormat($0) } ?? .report(.text)
  }

  func run() throws(UsageError) -> ExitStatus {
    if let output = settings.output, FileSystem.areSame(output, projects) { throw .outputIsInput(output) }
    switch try Preparation(settings, needsDigests: format == .report(.json)) {
    case .ended(let status): return status
    case .ready(let session, let choice): return run(session, choice)
    }
  }

  private func run(_ session: Session, _ choice: RunChoice) -> ExitStatus {
    let file: ProjectFile
    do throws(ProjectFailure) {
      file = try readProjects(at: projects, session.program.vocabulary, settings.permissions)
    } catch {
      for flaw in error.flaws { Terminal.complain(flaw.message[language] + remedy(flaw.remedy), language) }
      return .planDataUnreadable
    }
    progress.show(.judging)
    let run = session.reviewRun(of: file, choice)
    progress.clear()
    let report = session.report(on: run, of: file, language)
    // The JSON report states them itself.
    if format != .report(.json) {
      for flaw in report.flaws { Terminal.note(flaw.message[language] + remedy(flaw.remedy) + "\n") }
      for note in report.notes { Terminal.note(note[language] + "\n") }
    }
    return write(report)
  }

  private func remedy(_ remedy: Phrase?) -> String {
    remedy.map { "\n  " + Phrase("办法：", "Remedy: ")[language] + $0[language] } ?? ""
  }

  private func write(_ report: ReviewReport) -> ExitStatus {
    let status = ExitStatus(RunStatus(of: report))
    let results = ResultWriting(settings: settings)
    switch format {
    case .map(let format):
      return results.map(report.features, as: format, otherwise: status)
    case .file(let format): return results.file(report, as: format, otherwise: status)
    case .report(let format):
      return results.text(otherwise: status) { output throws(SystemFailure) in
        try report.write(as: format, usesColor: settings.style.usesColor) { text throws(SystemFailure) in
          try output.write(text)
        }
      }
    }
  }
}
