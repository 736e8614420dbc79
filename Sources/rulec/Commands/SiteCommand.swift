internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec site PLANSET --use CODE`: where the plans admit a use.
struct SiteCommand {
  let settings: CheckSettings
  private let use: String
  private let least: Quantity
  private let format: SiteFormat

  private var language: Language { settings.style.language }
  private var progress: Progress { settings.progress }

  init(_ invocation: Invocation) throws(UsageError) {
    settings = try CheckSettings(invocation)
    format = invocation.value(.format).flatMap { SiteFormat($0) } ?? .report(.text)
    guard let use = invocation.value(.use) else { throw .useMissing }
    self.use = CodeSystem.folded(use)
    least =
      invocation.value(.area).flatMap { Quantity(area: $0) }
      ?? Quantity(base: 0, unit: Unit(.squareMetre), decimals: 0)
  }

  func run() throws(UsageError) -> ExitStatus {
    switch try Preparation(settings) {
    case .ended(let status): status
    case .ready(let session, let choice): try run(session, choice)
    }
  }

  private func run(_ session: Session, _ choice: RunChoice) throws(UsageError) -> ExitStatus {
    let use = try use(in: session.program)
    progress.show(.judging)
    let found = session.siteRun(for: use, ofAtLeast: least, choice)
    progress.clear()
    for flaw in session.planSet.flaws + found.inputFlaws { Terminal.note(flaw.message[language] + "\n") }
    for note in found.unknownLayers.compactMap(\.asUnknownLayer) { Terminal.note(note[language] + "\n") }
    for note in session.planSet.notes { Terminal.note(note[language] + "\n") }
    let report = SiteReport(found, use: use, session.program, session.planSet.world.units, language)
    return write(report, ExitStatus(RunStatus(of: found)))
  }

  /// The code, with or without its name, as some matrix knows it; or nothing could ever be found.
  private func use(in program: RuleProgram) throws(UsageError) -> String {
    let systems = Set(program.matrices.map(\.uses.system)).sorted()
    for system in systems.map({ program.vocabulary.codeSystems[$0] }) {
      let place =
        system.index(of: use) ?? system.codes.indices.first { CodeSystem.folded(system.title(of: $0)) == use }
      if let place { return system.codes[place].text }
    }
    let meanings = systems.compactMap { program.vocabulary.likelyMeaning(of: use, in: $0) }
    throw .unknownUse(use, meaning: meanings.first)
  }

  private func write(_ report: SiteReport, _ status: ExitStatus) -> ExitStatus {
    let results = ResultWriting(settings: settings)
    switch format {
    case .map(let format):
      Terminal.note(report.gaps)
      return results.map(report.features, as: format, otherwise: status)
    case .file(let format): return results.file(report, as: format, otherwise: status)
    case .report(let format):
      return results.text(otherwise: status) { output throws(SystemFailure) in
        try output.write(report.text(as: format))
      }
    }
  }
}
