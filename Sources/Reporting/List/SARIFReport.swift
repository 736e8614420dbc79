internal import RuleDSL
internal import Transmission

/// The findings as SARIF 2.1.0 (OASIS), for the viewers of code services.
///
/// What is open is a result of kind `open`, whose level has to be `none` (3.27.9, 3.27.10).  Where one result has
/// suppressions, all have them (3.27.23).
struct SARIFReport {
  let report: Report
  let style: ReportStyle
  let wording: Wording
  private let isSuppressing: Bool

  init(report: Report, style: ReportStyle) {
    (self.report, self.style) = (report, style)
    wording = Wording(report, style.language)
    isSuppressing = report.run.outcomes.contains { $0.verdict == .waived }
  }

  func write<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    let language = Phrase("zh-CN", "en")[style.language]
    try sink(
      """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json",
      "version":"2.1.0",
      "runs":[{"columnKind":"unicodeCodePoints","language":"\(language)",
      "tool":{"driver":\(driver)},
      "results":[
      """
    )
    var isFirst = true
    for outcome in report.run.outcomes where style.showsAll || outcome.verdict.isWorthTelling {
      try sink((isFirst ? "\n" : ",\n") + result(report.finding(outcome), report.comparison?.marks[outcome]))
      isFirst = false
    }
    try sink("\n]}]}\n")
  }

  private var driver: String {
    JSONText.text {
      $0.object { json in
        json.member("name", "chuandao")
        if !report.release.isEmpty { json.member("fullName", report.release) }
        json.member("rules", each: report.run.statements) { rule(&$0, $1.heading) }
      }
    }
  }

  private func rule(_ json: inout JSONText, _ heading: Heading) {
    json.object { json in
      json.member("id", heading.id)
      json.object("shortDescription") { $0.member("text", heading.title) }
      json.object("fullDescription") { $0.member("text", wording.ground(heading)) }
      json.object("defaultConfiguration") { $0.member("level", Self.level(heading.level)) }
    }
  }

  private static func level(_ level: Level) -> String {
    switch level {
    case .binding: "error"
    case .expected: "warning"
    case .advisory: "note"
    }
  }

  private func result(_ finding: Finding, _ mark: RunComparison.Mark?) -> String {
    let heading = report.run.statements[finding.statement].heading
    let kind: String =
      switch finding.verdict {
      case .fail, .waived: "fail"
      case .undetermined: "open"
      case .pass: "pass"
      case .notApplicable: "notApplicable"
      }
    return JSONText.text {
      $0.object { json in
        json.member("ruleId", heading.id)
        json.member("ruleIndex", finding.statement)
        json.member("kind", kind)
        json.member("level", kind == "fail" ? Self.level(heading.level) : "none")
        json.object("message") { $0.member("text", wording.message(of: finding)) }
        json.member("locations", each: locations(of: finding)) { location(&$0, $1, finding) }
        // Of a result that is no fault nothing is new; all results have a state, or none (3.27.24).
        if report.comparison != nil { json.member("baselineState", (mark?.state ?? .unchanged).rawValue) }
        if isSuppressing {
          json.member("suppressions", each: Self.suppressing(finding)) { json, waiver in
            json.object { json in
              json.member("kind", "external")
              json.member(
                "justification",
                wording.list(
                  [waiver.label] + waiver.basis.citations + (waiver.decision.map { [wording.source(of: $0)] } ?? [])
                )
              )
            }
          }
        }
        json.object("partialFingerprints") { $0.member("finding/v1", identity(of: finding, heading)) }
        json.object("properties") { json in
          json.member("verdict", finding.verdict.rawValue)
          json.member("level", heading.level.rawValue)
          json.member("obligation", finding.obligation.rawValue)
        }
      }
    }
  }

  private static func suppressing(_ finding: Finding) -> [Finding.Waiver] {
    finding.verdict == .waived ? finding.waiver.map { [$0] } ?? [] : []
  }

  /// What makes it the same finding in another run: the rule, the plan and the subject, not the row.
  private func identity(of finding: Finding, _ heading: Heading) -> String {
    [
      heading.id, finding.obligation.rawValue, finding.requirement, wording.code(of: finding.plan), "\(finding.year)",
      wording.subject(of: finding), finding.parcel?.id ?? "",
    ].joined(separator: "/")
  }

  /// A file, and the row in it.
  private struct Location: Hashable {
    var file: String
    var row: Int?
    var words: String
  }

  /// The plan's own cells and features come first; a result without any stands at the plan alone.
  private func locations(of finding: Finding) -> [Location?] {
    let cells =
      (finding.evidence.compactMap { $0.datum.parts.source } + finding.entries.map(\.row.source))
      .map { Location(file: $0.origin.file, row: $0.row, words: wording.cell($0)) }
    let features =
      finding.pieces.flatMap(\.features).map { ($0.source, $0.id) }
      + finding.flaws.map { ($0.source, "\($0.source.feature)") }
      + (finding.parcel.map { [($0.source, $0.id)] } ?? [])
    let shapes = features.map { Location(file: $0.file, row: nil, words: "\(wording.file(of: $0)) \($1)") }
    let all = (cells + shapes).filter { !$0.file.isEmpty }.withoutRepeats.prefix(10)
    return all.isEmpty ? [nil] : Array(all)
  }

  private func location(_ json: inout JSONText, _ location: Location?, _ finding: Finding) {
    json.object { json in
      if let location {
        json.object("physicalLocation") { json in
          json.object("artifactLocation") { $0.member("uri", Self.uri(location.file)) }
          if let row = location.row, row > 0 { json.object("region") { $0.member("startLine", row) } }
        }
        json.object("message") { $0.member("text", location.words) }
      }
      json.member("logicalLocations", each: [finding.plan]) { json, plan in
        json.object { json in
          json.member("name", wording.name(of: plan))
          json.member("fullyQualifiedName", wording.code(of: plan))
        }
      }
    }
  }

  /// A path as a relative reference (RFC 3986).
  private static func uri(_ path: String) -> String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if kept.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
