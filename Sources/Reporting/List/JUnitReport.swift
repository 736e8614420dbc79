internal import RuleDSL
internal import Transmission

extension Report {
  /// Every verdict as a test, and every plan as a suite of them, so that a test service shows a check.
  ///
  /// What is binding decides, as it does of a run: it fails, or is an error where it is open.
  func writeJUnit<Failure: Error>(
    _ style: ReportStyle,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let wording = Wording(self, style.language)
    let tables = planTables()
    let all = total(), binding = total(.binding)
    try sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(Self.counts(all, binding))>\n")
    var last: Int32?
    let order = Array(run.outcomes.indices).stablySorted { Int(run.outcomes[$0].plan) }
    for index in order {
      let outcome = run.outcomes[index]
      if outcome.plan != last {
        if last != nil { try sink("</testsuite>\n") }
        last = outcome.plan
        let plan = Int(outcome.plan)
        let table = tables[plan] ?? PlanTable()
        let name = "\(wording.code(of: plan)) \(wording.name(of: plan))".withoutMarkup
        try sink("<testsuite name=\"\(name)\"\(Self.counts(table.all, table.binding))>\n")
      }
      try sink(test(finding(outcome), wording, comparison?.marks[outcome]))
    }
    try sink((last == nil ? "" : "</testsuite>\n") + "</testsuites>\n")
  }

  private static func counts(_ all: CheckRun.Tally, _ binding: CheckRun.Tally) -> String {
    let (failures, errors) = (binding.fail, binding.undetermined)
    let skipped = all.total - all.pass - failures - errors
    return " tests=\"\(all.total)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
  }

  private func test(_ finding: Finding, _ wording: Wording, _ mark: RunComparison.Mark?) -> String {
    let heading = run.statements[finding.statement].heading
    let parts = [
      heading.title, finding.obligation.name[wording.language], finding.requirement,
      finding.year == 0 ? "" : "\(finding.year)", wording.subject(of: finding), finding.parcel?.id ?? "",
    ]
    let name = parts.filter { !$0.isEmpty }.withoutRepeats.joined(separator: " · ").withoutMarkup
    let start =
      "<testcase classname=\"\(wording.code(of: finding.plan).withoutMarkup).\(heading.id.withoutMarkup)\" name=\"\(name)\""
    guard finding.verdict != .pass else { return start + "/>\n" }
    let state =
      mark.map { "<properties><property name=\"comparison\" value=\"\($0.state.rawValue)\"/></properties>" } ?? ""
    let message = wording.message(of: finding).withoutMarkup
    let ground = wording.ground(heading).withoutMarkup
    let element =
      switch finding.verdict {
      case .fail where heading.level == .binding: "failure"
      case .undetermined where heading.level == .binding: "error"
      case .pass, .fail, .undetermined, .notApplicable, .waived: "skipped"
      }
    guard element != "skipped" else {
      let verdict = finding.verdict.name[wording.language]
      return start + ">\(state)<skipped message=\"\(verdict) \(message)\"/></testcase>\n"
    }
    return start
      + ">\(state)<\(element) type=\"\(finding.verdict.rawValue)\" message=\"\(message)\">\(ground)</\(element)></testcase>\n"
  }
}
