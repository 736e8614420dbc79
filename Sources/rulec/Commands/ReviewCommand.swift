internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec review PLANSET PROJECTS`: what the plans say about construction projects.
struct ReviewCommand {
  let settings: CheckSettings
  let projects: String
  private let format: ReviewFormat
  private let progress: Progress

  private var language: Language { settings.style.language }

  init(_ invocation: Invocation) throws(UsageError) {
    guard invocation.operands.count == 2 else { throw .operandMissing(.review) }
    settings = try CheckSettings(invocation)
    projects = invocation.operands[1]
    format = invocation.value(.format).flatMap { ReviewFormat($0) } ?? .report(.text)
    progress = Progress(isShown: Terminal.isErrorTerminal, language: settings.style.language)
  }

  func run() throws(UsageError) -> ExitStatus {
    switch try Preparation(settings, progress) {
    case .ended(let status): status
    case .ready(let prepared, let only): run(prepared, only)
    }
  }

  private func run(_ prepared: CheckInput, _ only: Set<String>) -> ExitStatus {
    let file: ProjectFile
    do throws(ProjectFailure) {
      file = try readProjects(at: projects, prepared.program.vocabulary)
    } catch {
      for flaw in error.flaws { Terminal.complain(flaw.message[language] + remedy(flaw.remedy), language) }
      return .planDataUnreadable
    }
    progress.show(.judging)
    let run = review(
      file.projects,
      prepared.program,
      prepared.planSet.world,
      prepared.map,
      flaws: file.featureFlaws,
      asOf: settings.asOf,
      only: only
    )
    progress.clear()
    let report = report(prepared, run, file)
    // The JSON report tells them itself.
    if format != .report(.json) {
      for flaw in report.flaws { Terminal.note(flaw.message[language] + remedy(flaw.remedy) + "\n") }
    }
    return write(ReviewReport(report, run.projects, language), run.projects)
  }

  private func remedy(_ remedy: Phrase?) -> String {
    remedy.map { "\n  " + Phrase("办法：", "Remedy: ")[language] + $0[language] } ?? ""
  }

  private func report(_ input: CheckInput, _ run: ReviewRun, _ file: ProjectFile) -> Report {
    let inputs = input.inputs(settings) + [file.input]
    let finding = Explainer(input.program, input.planSet.world, map: input.map, run.run)
    return Report(
      program: input.program,
      world: input.planSet.world,
      run: run.run,
      inputs: inputs.map { file in Report.Input(path: file.path) { file.sha256() } },
      notes: input.planSet.notes,
      flaws: input.flaws + file.flaws.map { Report.Flaw($0) }
    ) { finding.finding(of: $0) }
  }

  private func write(_ report: ReviewReport, _ projects: [ProjectReview]) -> ExitStatus {
    let status = ExitStatus(of: report)
    let results = ResultWriting(settings: settings, progress: progress)
    switch format {
    case .map(let format):
      let rows = projects.map { FindingFeature($0, message: report.message(of: $0), title: report.title(of: $0)) }
      return results.map(rows, as: format, otherwise: status)
    case .report(let format):
      return results.text(otherwise: status) { output throws(SystemFailure) in
        try report.write(as: format, usesColor: settings.style.usesColor) { text throws(SystemFailure) in
          try output.write(text)
        }
      }
    }
  }
}

/// What `rulec review --format` may name: a report to read, or the projects as a map layer.
enum ReviewFormat: Equatable {
  case report(ReviewReport.Format)
  case map(FindingFormat)

  static let names = ReviewReport.Format.allCases.map(\.rawValue) + FindingFormat.allCases.map(\.rawValue)

  init?(_ name: String) {
    if let format = ReviewReport.Format(rawValue: name) {
      self = .report(format)
    } else if let format = FindingFormat(rawValue: name) {
      self = .map(format)
    } else {
      return nil
    }
  }
}

extension ExitStatus {
  /// What a review came to: the worst verdict on any project decides; with a layer that was not read nothing is sure.
  fileprivate init(of report: ReviewReport) {
    let tally = report.tally
    let isOpen = tally.undetermined > 0 || tally.total == 0 || report.hasUnreadLayers
    self = tally.fail > 0 ? .fails : isOpen ? .undetermined : .allPass
  }
}

extension FindingFeature {
  /// A project as it is drawn, with what the plans say.
  fileprivate init(_ review: ProjectReview, message: String, title: String) {
    let source = review.project.source
    self.init(
      rule: "",
      ruleTitle: title,
      obligation: Obligation.admit.rawValue,
      verdict: review.verdict.rawValue,
      kind: "project",
      message: message,
      unitCode: "",
      unitName: "",
      issuerCode: "",
      issuerName: "",
      sizes: Sizes(squareMetres: review.area.squareMetres),
      sources: ["\(source.file)[\(source.layer)] \(review.project.id)"],
      geometry: review.project.shape.map { .shape($0) } ?? .none
    )
  }
}
