internal import RuleDSL
internal import Transmission

extension ReviewReport {
  /// Version 1: keys sorted, one project per line; findings are those of `rulec check`.
  func writeJSON<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    let json = JSONReport(report: report, language: wording.language)
    var head = JSONText()
    head.value(report.run.asOf?.text)
    try sink("{\"asOf\":\(head.text),\n\"flaws\":[")
    try json.lines(report.flaws, to: sink, write: json.flaw)
    try sink("\n],\n\"inputs\":[")
    try json.lines(report.inputs, to: sink, write: json.input)
    try sink("\n],\n\"projects\":[")
    try json.lines(projects, to: sink) { project($1, &$0, json) }
    try sink("\n],\n\"rules\":[")
    try json.lines(Array(report.run.statements.indices), to: sink, write: json.rule)
    var summary = JSONText()
    summary.tally(tally)
    try sink("\n],\n\"summary\":\(summary.text),\n\"version\":1}\n")
  }

  private func project(_ review: ProjectReview, _ json: inout JSONText, _ findings: JSONReport) {
    json.object { json in
      json.key("area")
      json.measure(review.area)
      json.key("feature")
      json.value(review.project.source.feature)
      json.key("file")
      json.value(review.project.source.file)
      json.key("findings")
      json.array(review.findings) { $0.raw(findings.line($1)) }
      json.key("flaws")
      json.array(review.flaws) { $0.value(flaw($1)) }
      json.key("id")
      json.value(review.project.id)
      json.key("layer")
      json.value(review.project.source.layer)
      json.key("lines")
      json.array(review.contacts) { line(&$0, $1, of: review) }
      json.key("message")
      json.value(message(of: review))
      json.key("name")
      json.value(review.project.name)
      json.key("papers")
      json.array(review.findings.flatMap(papers)) { $0.value($1) }
      json.key("use")
      json.value(use(of: review))
      json.key("verdict")
      json.value(review.verdict.rawValue)
    }
  }

  private func line(_ json: inout JSONText, _ contact: ProjectReview.Contact, of review: ProjectReview) {
    json.object { json in
      json.key("area")
      json.measure(contact.area)
      json.key("line")
      json.value(wording.layerName(contact.layer))
      json.key("plan")
      json.value(wording.code(of: contact.unit))
      json.key("planName")
      json.value(wording.name(of: contact.unit))
      json.key("share")
      json.value(Measurement.percentage(contact.area, of: review.area))
    }
  }
}
