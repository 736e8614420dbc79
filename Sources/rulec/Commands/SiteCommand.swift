internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec site PLANSET --use CODE`: where the plans admit a use.
struct SiteCommand {
  let settings: CheckSettings
  private let use: String
  private let least: Quantity
  private let progress: Progress

  private var language: Language { settings.style.language }

  init(_ invocation: Invocation) throws(UsageError) {
    settings = try CheckSettings(invocation)
    guard let use = invocation.value(.use) else { throw .useMissing }
    self.use = CodeSystem.folded(use)
    least =
      invocation.value(.area).flatMap { Quantity(area: $0) }
      ?? Quantity(base: 0, unit: Unit(.squareMetre), decimals: 0)
    progress = Progress(isShown: Terminal.isErrorTerminal, language: settings.style.language)
  }

  func run() throws(UsageError) -> ExitStatus {
    switch try Preparation(settings, progress) {
    case .ended(let status): status
    case .ready(let prepared, let only): try run(prepared, only)
    }
  }

  private func run(_ prepared: CheckInput, _ only: Set<String>) throws(UsageError) -> ExitStatus {
    let use = try use(in: prepared.program)
    progress.show(.judging)
    let found = sites(
      for: use,
      ofAtLeast: least,
      prepared.program,
      prepared.planSet.world,
      prepared.map,
      asOf: settings.asOf,
      only: only
    )
    progress.clear()
    let units = prepared.planSet.world.units
    let flaws = prepared.flaws
    for flaw in flaws { Terminal.note(flaw.message[language] + "\n") }
    let report = SiteReport(found, use: use, prepared.program, units, language)
    // A line that could not be read may stand against any place that was found.
    return write(report, isSure: !flaws.contains { !$0.isNote })
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

  private func write(_ report: SiteReport, isSure: Bool) -> ExitStatus {
    let isNone = report.sites.isEmpty
    let status: ExitStatus =
      !isSure || isNone && !report.unsearched.isEmpty ? .undetermined : isNone ? .fails : .allPass
    let results = ResultWriting(settings: settings, progress: progress)
    switch settings.format {
    case .map(let format):
      Terminal.note(report.gaps)
      let rows = report.sites.indices.map { FindingFeature(report, $0) }
      return results.map(rows, as: format, otherwise: status)
    case .report(let format):
      return results.text(otherwise: status) { output throws(SystemFailure) in
        try output.write(report.text(as: format))
      }
    }
  }
}

extension FindingFeature {
  /// A site as it is drawn; its rank stands in the title.
  fileprivate init(_ report: SiteReport, _ index: Int) {
    let site = report.sites[index]
    self.init(
      rule: "",
      ruleTitle: "\(index + 1)",
      obligation: Obligation.admit.rawValue,
      verdict: Verdict.pass.rawValue,
      kind: "site",
      message: report.sentence(index),
      unitCode: report.units.codes[site.unit],
      unitName: report.units.names[site.unit],
      issuerCode: "",
      issuerName: "",
      sizes: Sizes(squareMetres: site.area.squareMetres, widthMetres: site.width.metres),
      sources: [],
      geometry: .shape(site.shape)
    )
  }
}
