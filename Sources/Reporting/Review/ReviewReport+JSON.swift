internal import RuleDSL
internal import Transmission

extension ReviewReport {
  /// Version 1: keys sorted, one project per line; findings are those of `rulec check`.
  func writeJSON<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    let json = JSONReport(report: report, language: wording.language)
    let date = JSONText.text { $0.value(report.run.asOf?.text) }
    try sink("{\"asOf\":\(date),\n\"flaws\":[")
    try json.lines(report.flaws, to: sink, write: json.flaw)
    try sink("\n],\n\"inputs\":[")
    try json.lines(report.inputs, to: sink, write: json.input)
    try sink("\n],\n\"notes\":[")
    try json.lines(notes, to: sink) { $0.value($1[wording.language]) }
    try sink("\n],\n\"packs\":[")
    try json.lines(report.packs, to: sink) { $0.pack($1, report.program) }
    try sink("\n],\n\"projects\":[")
    try json.lines(projects, to: sink) { project($1, &$0, json) }
    try sink("\n],\n\"rules\":[")
    try json.lines(Array(report.run.statements.indices), to: sink, write: json.rule)
    let summary = JSONText.text { $0.tally(tally) }
    try sink("\n],\n\"summary\":\(summary),\n\"version\":1}\n")
  }

  private func project(_ review: ProjectReview, _ json: inout JSONText, _ findings: JSONReport) {
    json.object { json in
      json.member("area", review.area)
      json.member("feature", review.project.source.feature)
      json.member("file", review.project.source.file)
      json.member("findings", each: review.findings) { $0.raw(findings.line($1)) }
      json.member("flaws", each: review.flaws) { $0.value(flaw($1)) }
      json.member("id", review.project.id)
      json.member("layer", review.project.source.layer)
      json.member("lines", each: review.contacts) { line(&$0, $1, of: review) }
      json.member("message", message(of: review))
      json.member("name", review.project.name)
      json.member("papers", each: review.findings.flatMap(papers)) { $0.value($1) }
      json.member("unprovided", each: review.gaps) { gap(&$0, $1) }
      json.member("use", use(of: review))
      json.member("verdict", review.verdict.rawValue)
    }
  }

  private func line(_ json: inout JSONText, _ contact: ProjectReview.Contact, of review: ProjectReview) {
    json.object { json in
      json.member("area", contact.area)
      json.member("length", contact.length)
      json.member("line", wording.layerName(contact.layer))
      json.member("open", contact.isOpen)
      json.member("plan", wording.code(of: contact.unit))
      json.member("planName", wording.name(of: contact.unit))
      json.member("share", Measurement.percentage(contact.area, of: review.area))
    }
  }

  private func gap(_ json: inout JSONText, _ gap: ProjectReview.Gap) {
    json.object { json in
      json.member("binding", gap.isBinding)
      json.member("line", wording.layerName(gap.layer))
      json.member("partial", gap.isPartial)
      json.member("plan", wording.code(of: gap.unit))
      json.member("planName", wording.name(of: gap.unit))
    }
  }
}
