internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// One finding as one line of JSON; keys in the order of the alphabet.
  func line(_ finding: Finding) -> String {
    var json = JSONText()
    json.object { json in
      figures(&json, finding)
      judgement(&json, finding)
      identity(&json, finding)
    }
    return json.text
  }

  private func figures(_ json: inout JSONText, _ finding: Finding) {
    json.key("actual")
    json.amount(finding.actual)
    json.key("basis")
    json.raw(bases[finding.statement])
    json.key("difference")
    json.amount(finding.difference)
    json.key("evidence")
    evidence(&json, finding)
    json.key("expected")
    json.bound(finding.expected)
    json.key("indicator")
    json.value(finding.indicator.map { report.program.vocabulary.indicators[$0].name })
    json.key("issuer")
    json.value(finding.issuer.map(wording.code(of:)))
  }

  /// Rows of lists and designations; or the figures, then the pieces of the map, then unsound features.
  private func evidence(_ json: inout JSONText, _ finding: Finding) {
    guard finding.entries.isEmpty else { return json.array(finding.entries, item) }
    guard !finding.pieces.isEmpty || !finding.flaws.isEmpty else { return json.array(finding.evidence, evidence) }
    let figures = finding.evidence.map { item in { (json: inout JSONText) in evidence(&json, item) } }
    let pieces = finding.pieces.map { item in { (json: inout JSONText) in piece(&json, item, of: finding) } }
    let flaws = finding.flaws.map { item in { (json: inout JSONText) in flaw(&json, item, of: finding) } }
    json.array(figures + pieces + flaws) { $1(&$0) }
  }

  private func judgement(_ json: inout JSONText, _ finding: Finding) {
    json.key("layer")
    json.value(finding.layer.map { wording.layerName($0) })
    json.key("level")
    json.value(report.run.statements[finding.statement].heading.level.rawValue)
    json.key("message")
    json.value(wording.message(of: finding))
    json.key("missing")
    json.array(finding.missing) { $0.value(wording.code(of: $1)) }
    json.key("obligation")
    json.value(finding.obligation.rawValue)
  }

  private func identity(_ json: inout JSONText, _ finding: Finding) {
    json.key("parcel")
    parcel(&json, finding)
    json.key("plan")
    json.value(wording.code(of: finding.plan))
    json.key("planName")
    json.value(wording.name(of: finding.plan))
    json.key("reason")
    json.value(finding.reason.code.rawValue)
    json.key("requirement")
    json.value(finding.requirement.isEmpty ? nil : finding.requirement)
    json.key("rule")
    json.value(report.run.statements[finding.statement].heading.id)
    json.key("slivers")
    json.slivers(finding)
    json.key("subject")
    json.value(finding.subject.map { report.program.vocabulary.name(of: $0) })
    json.key("verdict")
    json.value(finding.verdict.rawValue)
    json.key("waiver")
    json.waiver(finding.waiver)
    json.key("withinRounding")
    json.value(finding.isWithinRounding)
    json.year(finding.year)
  }

  private func evidence(_ json: inout JSONText, _ evidence: Evidence) {
    let datum = evidence.datum.parts
    json.object { json in
      json.key("name")
      json.value(evidence.name)
      json.key("operator")
      json.value(datum.relation?.symbol)
      json.key("plan")
      json.value(wording.code(of: evidence.unit))
      json.key("role")
      json.value(evidence.role.rawName)
      json.key("source")
      json.source(datum.source)
      json.key("state")
      json.value(datum.state)
      json.key("text")
      json.value(datum.text)
      json.key("unit")
      json.value(datum.quantity?.unit.text)
      json.key("value")
      json.value(datum.quantity?.digits)
      json.year(evidence.year)
    }
  }
}

extension JSONText {
  /// Zero where the subject is of no year.
  fileprivate mutating func year(_ year: Int) {
    key("year")
    if year == 0 { raw("null") } else { value(year) }
  }

  mutating func amount(_ amount: Decimal?) {
    guard let amount else { return raw("null") }
    object { json in
      json.key("unit")
      json.value(amount.unit.text)
      json.key("value")
      json.value(amount.text)
    }
  }

  fileprivate mutating func bound(_ bound: Finding.Bound?) {
    guard let bound else { return raw("null") }
    object { json in
      json.key("operator")
      json.value(bound.relation.symbol)
      json.key("unit")
      json.value(bound.value.unit.text)
      json.key("value")
      json.value(bound.value.text)
    }
  }

  fileprivate mutating func waiver(_ waiver: Finding.Waiver?) {
    guard let waiver else { return raw("null") }
    object { json in
      json.key("basis")
      json.basis(waiver.basis)
      json.key("basisUnverified")
      json.value(waiver.basis.unverifiedNote)
      json.key("label")
      json.value(waiver.label)
    }
  }

  mutating func source(_ source: FigureSource?) {
    guard let source else { return raw("null") }
    object { json in
      json.key("clause")
      json.value(source.origin.clause)
      json.key("document")
      json.value(source.origin.document)
      json.key("file")
      json.value(source.origin.file)
      json.key("row")
      json.value(source.row)
      json.key("sheet")
      json.value(source.origin.sheet)
    }
  }
}

extension Role {
  /// The role's name in the contract's JSON.
  fileprivate var rawName: String {
    switch self {
    case .own: "own"
    case .allotted: "allotted"
    case .present: "present"
    case .before: "before"
    case .after: "after"
    }
  }
}
