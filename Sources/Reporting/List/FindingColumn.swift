public import RuleDSL
internal import Transmission

/// The columns of a list of findings (问题清单): one row a finding.
public enum FindingColumn: Int, CaseIterable, Sendable {
  case number
  case code
  case plan
  case verdict
  /// Only where the run is compared with an earlier one.
  case comparison
  case level
  case rule
  case officeCode
  case title
  case carrier
  case obligation
  case year
  case subject
  case message
  case expected
  case actual
  case difference
  case missing
  case area
  case longitude
  case latitude
  case sources
  case basis

  /// The head of the column.
  public var name: Phrase {
    switch self {
    case .number: Phrase("序号", "No.")
    case .code: Phrase("行政区代码", "Unit code")
    case .plan: Phrase("规划", "Plan")
    case .verdict: Phrase("判定", "Verdict")
    case .comparison: Phrase("对比", "Comparison")
    case .level: Phrase("级别", "Level")
    case .rule: Phrase("规则编号", "Rule")
    case .officeCode: Phrase("检查代码", "Office code")
    case .title: Phrase("规则", "Title")
    case .carrier: Phrase("类别", "Kind")
    case .obligation: Phrase("检查内容", "Obligation")
    case .year: Phrase("年份", "Year")
    case .subject: Phrase("检查对象", "Subject")
    case .message: Phrase("问题描述", "Finding")
    case .expected: Phrase("要求", "Required")
    case .actual: Phrase("实际", "Found")
    case .difference: Phrase("差额", "Difference")
    case .missing: Phrase("缺", "Missing from")
    case .area: Phrase("面积（平方米）", "Area (m²)")
    case .longitude: Phrase("东经", "Longitude")
    case .latitude: Phrase("北纬", "Latitude")
    case .sources: Phrase("出处", "Sources")
    case .basis: Phrase("依据", "Basis")
    }
  }

  /// What a database calls it.
  public var identifier: String {
    "\(self)".reduce(into: "") { name, mark in name += mark.isUppercase ? "_" + mark.lowercased() : String(mark) }
  }

  /// Whether its cells are numbers.
  public var isNumeric: Bool {
    switch self {
    case .number, .year, .area, .longitude, .latitude: true
    default: false
    }
  }

  /// How many characters of Latin script a sheet shows.
  public var width: Int {
    switch self {
    case .number, .year: 6
    case .code, .verdict, .comparison, .level, .rule, .officeCode, .carrier, .longitude, .latitude: 12
    case .plan, .obligation, .area: 16
    case .title, .subject, .expected, .actual, .difference, .missing: 26
    case .sources, .basis: 40
    case .message: 70
    }
  }
}

/// One row of a list of findings.
public struct FindingRow {
  private let cells: [String]
  /// Its verdict, for whoever colours rows.
  let verdict: Verdict

  /// The text of a cell; empty where there is nothing to say.
  public subscript(column: FindingColumn) -> String { cells[column.rawValue] }

  fileprivate init(_ verdict: Verdict, _ cells: [FindingColumn: String]) {
    self.verdict = verdict
    self.cells = FindingColumn.allCases.map { cells[$0] ?? "" }
  }
}

extension Report {
  /// The columns of the list.
  public var columns: [FindingColumn] { FindingColumn.allCases.filter { $0 != .comparison || comparison != nil } }

  /// The findings of the run, row by row in the order of plans; passes and 不适用 only where all are wanted.
  public func rows<Failure: Error>(
    _ language: Language,
    showsAll: Bool,
    _ body: (FindingRow) throws(Failure) -> Void
  ) throws(Failure) {
    let wording = Wording(self, language)
    var number = 0
    let told = run.outcomes.indices.filter { showsAll || run.outcomes[$0].verdict.isWorthTelling }
    for index in told.stablySorted(by: { Int(run.outcomes[$0].plan) }) {
      number += 1
      let outcome = run.outcomes[index]
      try body(wording.row(finding(outcome), number, comparison?.marks[outcome]))
    }
  }
}

extension Wording {
  fileprivate func row(_ finding: Finding, _ number: Int, _ mark: RunComparison.Mark?) -> FindingRow {
    let heading = statements[finding.statement].heading
    let office = office(of: heading, plan: finding.plan)
    let place = finding.pieces.first?.place ?? finding.flaws.lazy.compactMap(\.place).first ?? finding.parcel?.place
    let area = finding.parcel?.area.digits ?? Self.area(of: finding.pieces)
    let isBuiltIn = statements[finding.statement].written == nil
    let state = mark.map { text(of: $0) } ?? ""
    return FindingRow(
      finding.verdict,
      [
        .number: "\(number)",
        .code: code(of: finding.plan),
        .plan: name(of: finding.plan),
        .verdict: finding.verdict.name[language],
        .comparison: state,
        .level: office.level ?? heading.level.name[language],
        .rule: heading.id,
        .officeCode: office.code ?? "",
        .title: heading.title,
        .carrier: statements[finding.statement].carrier.name[language],
        .obligation: isBuiltIn
          ? pick("内置检查", "built-in check")
          : finding.requirement.isEmpty ? finding.obligation.name[language] : finding.requirement,
        .year: finding.year == 0 ? "" : "\(finding.year)",
        .subject: subject(of: finding),
        .message: sentence(of: finding),
        .expected: finding.expected.map { "\($0.relation.name[language]) \(text($0.value))" } ?? "",
        .actual: finding.actual.map(text) ?? "",
        .difference: finding.difference.map(text) ?? "",
        .missing: list(finding.missing.map(name(of:))),
        .area: area,
        .longitude: place.map { Degrees.text($0.longitude) } ?? "",
        .latitude: place.map { Degrees.text($0.latitude) } ?? "",
        .sources: sources(of: finding).withoutRepeats.prefix(12).joined(separator: pick("；", "; ")),
        .basis: ground(heading),
      ]
    )
  }

  /// In 平方米; empty for what covers no ground.
  private static func area(of pieces: [FindingPiece]) -> String {
    let parts = pieces.filter { $0.kind != .shown && $0.coversGround }
    let total = parts.reduce(Int128(0)) { $0 + Int128($1.area.base) }
    return parts.isEmpty ? "" : Decimal(Rational(total), in: Unit(.squareMetre), decimals: 2).text
  }

  /// Cells of tables and features that a finding rests on.
  private func sources(of finding: Finding) -> [String] {
    let cells = finding.evidence.compactMap { $0.datum.parts.source } + finding.entries.map(\.row.source)
    let features = finding.pieces.flatMap(\.features).map { "\(file(of: $0.source)) \($0.id)" }
    let flaws = finding.flaws.map { "\(file(of: $0.source)) \($0.source.feature)" }
    let parcel = finding.parcel.map { ["\(file(of: $0.source)) \($0.id)"] } ?? []
    return cells.map(cell) + features + flaws + parcel
  }
}
