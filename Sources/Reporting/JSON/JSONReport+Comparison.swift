internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// What became of the faults of an earlier run; `null` where there is none.
  func comparison(_ json: inout JSONText) {
    guard let comparison = report.comparison else { return json.raw("null") }
    let (mended, incomparable) = (comparison.mended, comparison.incomparable)
    json.object { json in
      json.member("asOf", comparison.asOf)
      json.member("incomparable", each: incomparable, past)
      json.member("mended", each: mended, past)
      json.object("summary") { json in
        json.member("incomparable", incomparable.count)
        json.member("mended", mended.count)
        json.member("new", comparison.count.new)
        json.member("unchanged", comparison.count.unchanged)
      }
    }
  }

  private func past(_ json: inout JSONText, _ past: RunComparison.Past) {
    let (identity, site) = (past.fault.identity, past.fault.site)
    json.object { json in
      json.member("before", past.fault.verdict.rawValue)
      json.member("item", site.item.isEmpty ? nil : site.item)
      json.member("obligation", identity.obligation)
      json.member("obstacle", past.obstacle?.rawValue)
      json.member("place", site.ground?.place)
      json.member("plan", identity.plan)
      json.member("requirement", identity.requirement.isEmpty ? nil : identity.requirement)
      json.member("rule", identity.rule)
      json.member("subject", identity.subject.isEmpty ? nil : identity.subject)
      json.year(identity.year)
    }
  }
}
