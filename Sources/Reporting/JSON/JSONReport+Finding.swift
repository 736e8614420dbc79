internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// One finding as one line of JSON; keys in the order of the alphabet.
  func line(_ finding: Finding, _ mark: RunComparison.Mark? = nil) -> String {
    JSONText.text {
      $0.object { json in
        figures(&json, finding, mark)
        judgement(&json, finding)
        identity(&json, finding)
      }
    }
  }

  private func figures(_ json: inout JSONText, _ finding: Finding, _ mark: RunComparison.Mark?) {
    json.member("actual", finding.actual)
    json.member("basis", raw: bases[finding.statement])
    json.object("comparison", mark) { json, mark in
      json.member("before", mark.before?.rawValue)
      json.member("new", mark.count.new)
      json.member("state", mark.state.rawValue)
      json.member("unchanged", mark.count.unchanged)
    }
    json.member("difference", finding.difference)
    json.member("evidence") { evidence(&$0, finding, mark) }
    json.member("expected", finding.expected)
    json.member("indicator", finding.indicator.map { report.program.vocabulary.indicators[$0].name })
    json.member("issuer", finding.issuer.map(wording.code(of:)))
  }

  /// Rows of lists and designations; or the figures, then the pieces of the map, then unsound features.
  private func evidence(_ json: inout JSONText, _ finding: Finding, _ mark: RunComparison.Mark?) {
    let figures = finding.evidence.map { item in { (json: inout JSONText) in evidence(&json, item) } }
    let others: [(inout JSONText) -> Void] =
      switch finding.detail {
      case .figures, .parcel: []
      case .regions(_, let regions): pieces(of: finding, regions, mark)
      case .entries(_, let entries): entries.map { entry in { item(&$0, entry) } }
      case .flaws(_, let flaws): flaws.map { item in { flaw(&$0, item) } }
      }
    json.array(figures + others) { $1(&$0) }
  }

  private func pieces(
    of finding: Finding,
    _ regions: Finding.Regions,
    _ mark: RunComparison.Mark?
  ) -> [(inout JSONText) -> Void] {
    var states = (mark?.states ?? [])[...]
    return regions.pieces.map { item in
      let state = item.kind == .shown ? nil : states.popFirst()
      return { piece(&$0, item, of: finding, state) }
    }
  }

  private func judgement(_ json: inout JSONText, _ finding: Finding) {
    json.member("layer", finding.layer.map { wording.layerName($0) })
    json.member("level", report.run.statements[finding.statement].heading.level.rawValue)
    json.member("message", wording.message(of: finding))
    json.member("missing", each: finding.missing) { $0.value(wording.code(of: $1)) }
    json.member("obligation", finding.obligation.rawValue)
    let office = wording.office(of: report.run.statements[finding.statement].heading, plan: finding.plan)
    json.member("officeCode", office.code)
    json.member("officeLevel", office.level)
  }

  private func identity(_ json: inout JSONText, _ finding: Finding) {
    let slivers = finding.regions.slivers
    json.object("parcel", finding.parcel) { parcel(&$0, $1, finding) }
    json.member("plan", wording.code(of: finding.plan))
    json.member("planName", wording.name(of: finding.plan))
    json.member("reason", finding.reason.rawValue)
    json.member("requirement", finding.requirement.isEmpty ? nil : finding.requirement)
    json.member("rule", report.run.statements[finding.statement].heading.id)
    json.object("slivers", slivers.count > 0 ? slivers : nil) { json, slivers in
      json.member("area", slivers.area)
      json.member("count", slivers.count)
    }
    json.member("subject", finding.subject.map { report.program.vocabulary.name(of: $0) })
    json.member("verdict", finding.verdict.rawValue)
    json.member("waiver", finding.waiver)
    json.member("withinRounding", finding.isWithinRounding)
    json.year(finding.year)
  }

  func evidence(_ json: inout JSONText, _ evidence: Evidence) {
    let datum = evidence.datum.parts
    json.object { json in
      json.member("name", evidence.name)
      json.member("operator", datum.relation?.symbol)
      json.member("plan", wording.code(of: evidence.unit))
      json.member("role", evidence.role.rawName)
      json.member("source", datum.source)
      json.member("state", datum.state)
      json.member("text", datum.text)
      json.member("unit", datum.quantity?.unit.text)
      json.member("value", datum.quantity?.digits)
      json.year(evidence.year)
    }
  }
}

extension JSONText {
  /// Zero where the subject is of no year.
  mutating func year(_ year: Int) {
    if year == 0 { nothing("year") } else { member("year", year) }
  }

  mutating func member(_ name: String, _ amount: Decimal?) {
    object(name, amount) { json, amount in
      json.member("unit", amount.unit.text)
      json.member("value", amount.text)
    }
  }

  fileprivate mutating func member(_ name: String, _ bound: Finding.Bound?) {
    object(name, bound) { json, bound in
      json.member("operator", bound.relation.symbol)
      json.member("unit", bound.value.unit.text)
      json.member("value", bound.value.text)
    }
  }

  mutating func member(_ name: String, _ waiver: Finding.Waiver?) {
    object(name, waiver) { json, waiver in
      json.member("basis") { $0.basis(waiver.basis) }
      json.member("basisUnverified", waiver.basis.unverifiedNote)
      json.object("decision", waiver.decision) { json, decision in
        json.member("by", decision.decider)
        json.member("document", decision.document)
        json.member("from", decision.since?.text)
        json.member("rule", decision.rule)
        json.member("until", decision.until.text)
        json.member("verdict", decision.verdict.rawValue)
      }
      json.member("label", waiver.label)
    }
  }

  mutating func member(_ name: String, _ source: FigureSource?) {
    object(name, source) { json, source in
      json.member("clause", source.origin.clause)
      json.member("column", source.origin.column)
      json.member("document", source.origin.document)
      json.member("file", source.origin.file)
      // Of imported figures only.
      if !source.origin.link.isEmpty { json.member("link", source.origin.link) }
      json.member("row", source.row)
      if !source.origin.sentence.isEmpty { json.member("sentence", source.origin.sentence) }
      json.member("sheet", source.origin.sheet)
    }
  }
}
