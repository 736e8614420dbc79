public import RuleDSL
public import Spatial
internal import Transmission

/// 监测: what 预警, and rules that read 变化图斑, say about every plan, year by year, as lights.
public struct MonitorReport {
  /// One verdict of one year.
  struct Sign {
    var rule: Heading
    var verdict: Verdict
    var light: Light
    /// On the finding's own year of state.
    var finding: Finding
    /// Of changes: the parts of patches of that year that the rule finds.
    var patches: (count: Int, area: Rational)?
  }

  struct Year {
    var year: Int
    var signs: [Sign]

    var light: Light? { Light.worst(of: signs.map(\.light)) }

    /// The verdict that the light stands for: of several the one on the heaviest rule, or, where all is kept, the one with
    /// the least room.
    var decisive: Sign? {
      let meant = signs.filter { $0.light == light }
        .sorted { ($0.rule.level.rank, $0.rule.id) < ($1.rule.level.rank, $1.rule.id) }
      guard light == .green, let first = meant.first else { return meant.first }
      return meant.dropFirst().reduce(first) { found, sign in
        guard let least = found.finding.roomAmount, let room = sign.finding.roomAmount else { return found }
        return room < least ? sign : found
      }
    }
  }

  /// One indicator, or one rule about changes, of one plan.
  struct Series {
    var plan: Int
    var subject: String
    /// `nil` for changes.
    var indicator: Int?
    var years: [Year] = []
    /// What the plan commits to, by year.
    var commitments: [Evidence] = []

    /// The first year in which something is broken, of a light at least as bad.
    func firstBreak(_ light: Light? = nil) -> Year? {
      years.first { year in light.map { $0 == year.light } ?? (year.light?.isBreak == true) }
    }

    var isChange: Bool { indicator == nil }
  }

  /// The year of changes that say none: after all others.
  static let undated = Int.max

  let report: Report
  let language: Language
  let wording: Wording
  /// By plan, then indicators before changes, in the order of the vocabulary and of rules.
  let series: [Series]

  /// A patch of ground whose use changed: the year, if it says one, whether the rule may mean it, and its shape.
  public typealias Change = (year: Int?, isMeant: Bool, shape: Shape)

  /// Takes a run that keeps all verdicts, and the changes of a plan's ground as a rule reads them; `indicators` are those to show, all where
  /// there are none.
  public init(
    _ report: Report,
    indicators: Set<Int> = [],
    _ language: Language,
    changes: (_ rule: Rule, _ plan: Int) -> [Change]
  ) {
    (self.report, self.language) = (report, language)
    wording = Wording(report, language)
    var collector = SeriesCollector(report)
    for outcome in report.run.outcomes {
      guard let statement = report.run.statements[Int(outcome.statement)].written else { continue }
      switch statement {
      case .monitor(let monitor):
        if indicators.isEmpty || indicators.contains(monitor.indicator) {
          collector.add(report.finding(outcome), monitor, statement.heading)
        }
      case .rule(let rule): if indicators.isEmpty { collector.add(report.finding(outcome), rule, changes) }
      case .figures, .line, .entries, .matrix: continue
      }
    }
    series = collector.sorted
  }

  /// The 预警 and rules about changes of a program: what a monitoring run judges by.
  public static func statements(of program: RuleProgram, indicators: Set<Int>) -> [String] {
    program.statements.filter { statement in
      switch statement {
      case .monitor(let monitor): indicators.isEmpty || indicators.contains(monitor.indicator)
      case .rule(let rule):
        indicators.isEmpty && rule.layers.contains { program.vocabulary.layers[$0.layer].isOfChanges }
      case .figures, .line, .entries, .matrix: false
      }
    }.map(\.heading.id)
  }

  /// The rules that gave no light.
  var idle: [Heading] {
    let heard = Set(series.flatMap(\.years).flatMap(\.signs).map(\.rule.id))
    return report.run.statements.compactMap(\.written).map(\.heading).filter { !heard.contains($0.id) }
  }

  func pick<Words>(_ chinese: @autoclosure () -> Words, _ english: @autoclosure () -> Words) -> Words {
    wording.pick(chinese(), english())
  }
}

/// Puts signs together by plan and subject.
private struct SeriesCollector {
  private struct Key: Hashable {
    var plan: Int
    var indicator: Int
    var rule: String
  }

  private let report: Report
  private var found: [Key: MonitorReport.Series] = [:]
  private var signs: [Key: [Int: [MonitorReport.Sign]]] = [:]

  init(_ report: Report) { self.report = report }

  mutating func add(_ finding: Finding, _ monitor: Monitor, _ rule: Heading) {
    guard let light = Light(finding.verdict, rule.level) else { return }
    let key = Key(plan: finding.plan, indicator: monitor.indicator, rule: "")
    let name = report.program.vocabulary.indicators[monitor.indicator].name
    if found[key] == nil {
      var series = MonitorReport.Series(plan: finding.plan, subject: name, indicator: monitor.indicator)
      series.commitments = commitments(to: monitor.indicator, of: finding.plan, name)
      found[key] = series
    }
    let sign = MonitorReport.Sign(rule: rule, verdict: finding.verdict, light: light, finding: finding)
    signs[key, default: [:]][finding.stateYear, default: []].append(sign)
  }

  /// What the plan states itself, by year.
  private func commitments(to indicator: Int, of plan: Int, _ name: String) -> [Evidence] {
    let keys = report.world.figures.columns.map(\.key).filter { $0.indicator == indicator && $0.role == .own }
    return keys.sorted { $0.year < $1.year }.compactMap { key in
      let datum = report.world.datum(key, of: plan)
      guard datum.parts.source != nil else { return nil }
      return Evidence(name: name, unit: plan, role: .own, year: key.year, datum: datum)
    }
  }

  mutating func add(_ finding: Finding, _ statement: Rule, _ all: (Rule, Int) -> [MonitorReport.Change]) {
    let rule = statement.heading
    guard let whole = Light(finding.verdict, rule.level) else { return }
    let changes = ChangeIndex(all(statement, finding.plan))
    let key = Key(plan: finding.plan, indicator: .max, rule: rule.id)
    found[key] = found[key] ?? MonitorReport.Series(plan: finding.plan, subject: rule.title, indicator: nil)
    let met = changes.met(by: finding.pieces)
    var years = changes.years
    if years.isEmpty, whole != .green { years = [MonitorReport.undated] }
    for year in years {
      let parts = met[year] ?? []
      let light: Light =
        switch whole {
        case .unknown, .green: whole
        case .red, .yellow:
          if changes.years.isEmpty {
            whole
          } else if parts.isEmpty {
            met[MonitorReport.undated] == nil ? .green : .unknown
          } else {
            parts.allSatisfy(\.isBorne) ? .yellow : whole
          }
        }
      var area = Rational(0)
      for part in parts { area = area.adding(Measurement.area(part.shape.area).amount) ?? area }
      let sign = MonitorReport.Sign(
        rule: rule,
        verdict: parts.isEmpty && light == .green ? .pass : finding.verdict,
        light: light,
        finding: finding,
        patches: (parts.count, area)
      )
      signs[key, default: [:]][year, default: []].append(sign)
    }
  }

  var sorted: [MonitorReport.Series] {
    let keys = found.keys.sorted { ($0.plan, $0.indicator, $0.rule) < ($1.plan, $1.indicator, $1.rule) }
    return keys.compactMap { key in
      var series = found[key]
      series?.years = (signs[key] ?? [:]).sorted { $0.key < $1.key }.map {
        MonitorReport.Year(year: $0.key, signs: $0.value)
      }
      return series
    }
  }
}

/// The changes of a plan's ground, as one rule reads them.
private struct ChangeIndex {
  /// Ascending; what says no year is the last.
  let years: [Int]
  private let meant: [(year: Int, bounds: Bounds, shape: Shape)]

  init(_ changes: [MonitorReport.Change]) {
    years = Set(changes.map { $0.year ?? MonitorReport.undated }).sorted()
    meant = changes.compactMap { change in
      guard change.isMeant, let bounds = change.shape.bounds else { return nil }
      return (change.year ?? MonitorReport.undated, bounds, change.shape)
    }
  }

  /// What of some pieces the patches of each year cover, and whether somebody answers for it.
  func met(by pieces: [FindingPiece]) -> [Int: [(shape: Shape, isBorne: Bool)]] {
    var met: [Int: [(shape: Shape, isBorne: Bool)]] = [:]
    for piece in pieces {
      guard let bounds = piece.shape.bounds else { continue }
      for change in meant where change.bounds.meets(bounds) {
        guard let shape = Overlay.intersection(piece.shape, change.shape), shape.area >= 0.01 else { continue }
        met[change.year, default: []].append((shape, piece.waiver != nil))
      }
    }
    return met
  }
}
