import Reporting
@testable import RuleDSL
@testable import Transmission

/// A region, three leagues and one finding of most kinds, made by hand: reports are tested without the evaluator.
struct ReportSample {
  var program = RuleProgram()
  let world: PlanWorld
  var statements: [RunStatement] = []
  var findings: [Finding] = []

  static let mu = Unit(.mu, myriads: 1)

  static let names = ["内蒙古自治区", "通辽市", "呼伦贝尔市", "锡林郭勒盟"]

  init(names: [String] = Self.names) throws {
    program.vocabulary.indicators = [
      Indicator(name: "耕地保有量", aliases: [], unit: Self.mu, direction: .floor, attribute: .binding),
      Indicator(name: "城镇开发边界扩展倍数", aliases: [], unit: Unit(.times), direction: .ceiling, attribute: .binding),
    ]
    let entries = zip(["150000", "150500", "150700", "152500"], names).enumerated().map { index, name in
      UnitTable.Entry(code: name.0, name: name.1, tier: index == 0 ? 0 : 1, parent: index == 0 ? nil : 0)
    }
    guard let (units, _) = UnitTable.make(entries) else { throw Flaw.cycle }
    world = PlanWorld(units: units, figures: .empty, asOf: PlanDate("2026-11-20"))
    let approval = Citation(title: "批复", number: "国函〔2023〕148号", article: "第二条")
    addTransmission("ZB-02", "耕地保有量", indicator: 0, .apportion, .cited([approval]))
    addTransmission("ZB-10", "城镇开发边界扩展倍数", indicator: 1, .weighted(by: .init(indicator: 0)), .cited([approval]))
    addTransmission("ZB-90", "基本草原", indicator: 0, .apportion, .unverified(note: "原文未见"), level: .expected)
    addRule("YZ-01", "两种单位印数一致", .cited([approval]))
    addTransmission("ZB-99", "没有用到的传导", indicator: 1, .equal, .cited([approval]))
  }

  enum Flaw: Error { case cycle }

  private mutating func addTransmission(
    _ id: String,
    _ title: String,
    indicator: Int,
    _ method: RuleDSL.Transmission.Method,
    _ basis: Basis,
    level: Level = .binding
  ) {
    let transmission = RuleDSL.Transmission(
      heading: Self.heading(id, title, level, basis),
      indicator: indicator,
      tiers: [0, 1],
      method: method,
      years: [],
      precision: .exact
    )
    statements.append(.written(.figures(transmission)))
  }

  private mutating func addRule(_ id: String, _ title: String, _ basis: Basis) {
    let rule = Rule(
      heading: Self.heading(id, title, .binding, basis),
      scope: .plans,
      tiers: [],
      condition: nil,
      requirements: [.init(label: "不少于三百", condition: .agreesAsPrinted, message: nil)],
      exceptions: [],
      evidence: [],
      precision: .exact,
      years: []
    )
    statements.append(.written(.rule(rule)))
  }

  static func heading(_ id: String, _ title: String, _ level: Level, _ basis: Basis) -> Heading {
    Heading(
      id: id,
      title: title,
      level: level,
      basis: basis,
      effective: nil,
      repealed: nil,
      span: Span(file: 0, start: 0, end: 0)
    )
  }

  func finding(
    _ statement: Int,
    _ obligation: Obligation,
    _ plan: Int,
    _ verdict: Verdict,
    _ reason: Reason
  ) -> Finding {
    let indicator = statements[statement].written?.figures?.indicator
    var finding = Finding(verdict, reason, .figures(indicator: indicator))
    (finding.statement, finding.obligation, finding.plan, finding.year) = (statement, obligation, plan, 2035)
    return finding
  }

  /// What no year is of, and what the unit at the top sets for those below.
  func finding(
    on detail: Finding.Detail,
    _ statement: Int,
    _ obligation: Obligation,
    _ plan: Int,
    _ verdict: Verdict,
    _ reason: Reason
  ) -> Finding {
    var finding = finding(statement, obligation, plan, verdict, reason)
    (finding.detail, finding.issuer, finding.year) = (detail, plan == 0 ? nil : 0, 0)
    return finding
  }

  /// The report of the findings; outcomes and tallies are taken from them.
  ///
  /// An outcome keeps the place of its finding, so that any number of findings can be distinguished.
  func report(notes: [Phrase] = [], flaws: [InputFlaw] = []) -> Report {
    var tallies = [CheckRun.Tally](repeating: .init(), count: statements.count)
    for finding in findings { tallies[finding.statement].add(finding.verdict) }
    let outcomes = findings.enumerated().map { index, finding in
      CheckRun.Outcome(
        plan: Int32(finding.plan),
        year: Int16(finding.year),
        statement: UInt16(finding.statement),
        requirement: 0,
        obligation: finding.obligation,
        verdict: finding.verdict,
        found: .kept(Int32(index))
      )
    }
    let run = CheckRun(statements: statements, outcomes: outcomes, tallies: tallies, days: LawDays(asked: world.asOf))
    let inputs = [Report.Input(path: "indicators.csv") { "00ff" }, Report.Input(path: "units.csv") { "ff00" }]
    return Report(program: program, world: world, run: run, inputs: inputs, notes: notes, flaws: flaws) {
      [findings] outcome in
      guard case .kept(let place) = outcome.found else { return Finding(outcome.verdict, .open) }
      return findings[Int(place)]
    }
  }

  /// The report as one text.
  func text(
    _ format: ReportFormat,
    _ style: ReportStyle,
    notes: [Phrase] = [],
    flaws: [InputFlaw] = []
  ) -> String {
    var text = ""
    report(notes: notes, flaws: flaws).write(as: format, style: style) { text += $0 }
    return text
  }
}

/// Amounts as they are to be printed.
extension Finding {
  var printedExpected: Bound? {
    get { expected }
    set {
      amounts.relation = newValue?.relation ?? .equal
      amounts.boundDecimals = newValue?.value.decimals ?? 0
      (amounts.bound, amounts.unit) = (newValue?.value.exact, newValue?.value.unit)
    }
  }

  var printedActual: Decimal? {
    get { actual }
    set {
      (amounts.actual, amounts.unit, amounts.decimals) = (newValue?.exact, newValue?.unit, newValue?.decimals ?? 0)
    }
  }

  var printedDifference: Decimal? {
    get { difference }
    set {
      (amounts.difference, amounts.unit, amounts.decimals) = (
        newValue?.exact, newValue?.unit, newValue?.decimals ?? 0
      )
    }
  }
}

extension Decimal {
  fileprivate var exact: Rational? { (try? Quantity(digits: text, unit: unit))?.amount }
  fileprivate var decimals: UInt8 { (try? Quantity(digits: text, unit: unit))?.decimals ?? 0 }
}
