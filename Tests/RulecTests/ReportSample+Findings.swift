@testable import RuleDSL
@testable import Transmission

extension ReportSample {
  /// Adds one finding of every sort that a reader meets.
  mutating func addEverySort() throws {
    try addApportioned()
    try addWeighted()
    try addRuled()
  }

  private mutating func addApportioned() throws {
    let bound = try Finding.Bound(relation: .atLeast, value: decimal("17050.00"))
    let known = try evidence("耕地保有量", 3, "3179.6591", row: 7)
    var open = finding(0, .aggregate, 0, .undetermined, .open)
    open.printedExpected = bound
    open.printedActual = try decimal("3179.6591")
    open.printedDifference = try decimal("13870.3409")
    open.missing = [1, 2]
    open.evidence = [try evidence("耕地保有量", 0, "17050.00", row: 2), known]
    var short = finding(0, .honour, 3, .fail, .violated)
    short.printedExpected = try .init(relation: .atLeast, value: decimal("3179.6592"))
    short.printedActual = try decimal("3179.6591")
    short.printedDifference = try decimal("0.0001")
    short.isWithinRounding = true
    short.issuer = 0
    short.evidence = [known, try evidence("耕地保有量", 3, "3179.6592", row: 8, role: .allotted)]
    findings += [
      finding(0, .carry, 1, .undetermined, .notProvided), finding(0, .carry, 2, .undetermined, .notProvided),
    ]
    findings += [finding(0, .carry, 3, .pass, .stated), short, open]
    var waived = finding(2, .honour, 3, .waived, .violated)
    waived.waiver = .init(label: "经批准的调整", basis: .cited([Citation(title: "调整办法", article: "第三条")]))
    findings.append(waived)
  }

  private mutating func addWeighted() throws {
    var open = finding(1, .aggregate, 0, .undetermined, .open)
    let times = Unit(.times)
    let digits = try Quantity(digits: "1.3", unit: times)
    open.printedExpected = .init(
      relation: .atMost,
      value: Decimal(Rational(Int128(digits.base)), in: times, decimals: 1)
    )
    open.missing = [1, 2, 3]
    findings.append(open)
    var deferred = finding(1, .carry, 2, .undetermined, .statedByUnresolvedReference)
    deferred.issuer = 0
    deferred.missing = [0]
    deferred.evidence = [
      Evidence(
        name: "城镇开发边界扩展倍数",
        unit: 2,
        role: .own,
        year: 2035,
        datum: .reference("自治区下达指标", relation: .ceiling, source(row: 9))
      )
    ]
    findings += [deferred, finding(1, .carry, 3, .notApplicable, .notAllotted)]
  }

  private mutating func addRuled() throws {
    var print = finding(3, .rule, 1, .pass, .printsAgree)
    print.requirement = "不少于三百"
    print.detail = .figures(indicator: 0)
    print.evidence = [
      try evidence("耕地保有量", 1, "31.58", row: 11),
      try evidence("耕地保有量", 1, "210.57", row: 12, unit: Unit(.squareKilometre)),
    ]
    var failed = finding(3, .rule, 2, .fail, .violated)
    failed.requirement = "不少于三百"
    failed.sentence = "呼伦贝尔市只有 \"299\" 万亩。"
    findings += [print, failed]
  }

  func decimal(_ digits: String) throws -> Decimal {
    let quantity = try Quantity(digits: digits, unit: Self.mu)
    return Decimal(Rational(Int128(quantity.base)), in: quantity.unit, decimals: quantity.decimals)
  }

  private func evidence(
    _ name: String,
    _ plan: Int,
    _ digits: String,
    row: Int,
    role: Role = .own,
    unit: Unit = mu
  ) throws -> Evidence {
    let quantity = try Quantity(digits: digits, unit: unit)
    return Evidence(
      name: name,
      unit: plan,
      role: role,
      year: 2035,
      datum: .known(quantity, relation: .floor, source(row: row))
    )
  }

  private func source(row: Int) -> FigureSource {
    FigureSource(origin: FigureOrigin(document: "内政字〔2024〕53号", clause: "第二条", file: "indicators.csv"), row: row)
  }
}
