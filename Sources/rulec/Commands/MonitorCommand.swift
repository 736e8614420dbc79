internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec monitor PLANSET`: what the present state of every year comes to, and when a plan was first broken.
struct MonitorCommand {
  private let settings: CheckSettings
  private let format: MonitorFormat
  private let indicators: [String]
  private let chart: String?

  init(_ invocation: Invocation) throws(UsageError) {
    var judging = invocation
    judging.values[.plan] = invocation.values[.unit]
    judging.values[.unit] = nil
    judging.values[.format] = nil
    settings = try CheckSettings(judging)
    format = invocation.value(.format).flatMap { MonitorFormat($0) } ?? .text(.text)
    indicators = invocation.list(.indicator)
    chart = invocation.value(.chart)
    if format == .workbook, settings.output == nil { throw .outputMissing }
    if let chart, let output = settings.output, FileSystem.areSame(chart, output) { throw .conflict(.chart, .output) }
  }

  func run() throws(UsageError) -> ExitStatus {
    switch try Preparation(settings) {
    case .ended(let status): return status
    case .ready(let session, var choice):
      if let chart, session.reads(chart) { throw .outputIsInput(chart) }
      let indicators = try session.program.vocabulary.indicators(named: indicators)
      choice.only = Set(MonitorReport.statements(of: session.program, indicators: indicators))
      guard !choice.only.isEmpty else {
        let words = Phrase("规则里没有可监测的预警", "the rules have no monitor to watch by")
        Terminal.complain(words[settings.style.language], settings.style.language)
        return .undetermined
      }
      settings.progress.show(.judging)
      let run = session.checkRun(choice, keepingAll: true, onProgress: settings.progress.meter())
      let status = ExitStatus(RunStatus(of: session.report(on: run), by: settings.decisive))
      let report = session.monitorReport(on: run, indicators: indicators, settings.style.language)
      settings.progress.clear()
      tell(session)
      let written = write(report, otherwise: status)
      return written == status ? draw(report, otherwise: status) : written
    }
  }

  /// What could not be read: what hangs on it is not known.
  private func tell(_ session: Session) {
    for flaw in session.planSet.flaws { Terminal.note(flaw.message[settings.style.language] + "\n") }
  }

  private func write(_ report: MonitorReport, otherwise status: ExitStatus) -> ExitStatus {
    do throws(SystemFailure) {
      switch format {
      case .workbook: try writeWorkbook(report.sheets, to: settings.output ?? "")
      case .text(let format):
        try Output.to(settings.output) { output throws(SystemFailure) in
          try output.write(report.text(as: format, usesColor: settings.style.usesColor))
        }
      }
      return status
    } catch {
      return Terminal.cannotWrite(error, settings.style.language, otherwise: status)
    }
  }

  private func draw(_ report: MonitorReport, otherwise status: ExitStatus) -> ExitStatus {
    guard let chart else { return status }
    do throws(SystemFailure) {
      if chart.lowercased().hasSuffix(".svg") {
        try Output.replacing(chart) { output throws(SystemFailure) in try output.write(report.chart) }
      } else {
        try writeFolder(report.charts, to: chart)
      }
      return status
    } catch {
      return Terminal.cannotWrite(error, settings.style.language, otherwise: status)
    }
  }

  /// The folder appears once all pictures are drawn.
  private func writeFolder(_ charts: [(name: String, svg: String)], to folder: String) throws(SystemFailure) {
    let names = Set(charts.map { $0.name + ".svg" })
    try FileSystem.requireReplaceable(folder, names: names)
    let scratch = try ScratchFolder(beside: folder)
    defer { withExtendedLifetime(scratch) {} }
    for chart in charts {
      try Output.replacing(scratch.file(chart.name + ".svg")) { output throws(SystemFailure) in
        try output.write(chart.svg)
      }
    }
    try FileSystem.replaceFolder(folder, with: scratch.path, names: names)
  }
}

extension Vocabulary {
  /// Indicators by name or alias; each must exist.
  fileprivate func indicators(named words: [String]) throws(UsageError) -> Set<Int> {
    var found: Set<Int> = []
    for word in words {
      guard let place = indicators.firstIndex(where: { ([$0.name] + $0.aliases).contains(word) }) else {
        let names = indicators.flatMap { [$0.name] + $0.aliases }
        throw .unknownIndicator(word, nearest: nearest(to: word, among: names))
      }
      found.insert(place)
    }
    return found
  }
}
