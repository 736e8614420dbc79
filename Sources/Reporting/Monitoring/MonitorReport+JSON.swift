internal import RuleDSL
internal import Transmission

extension MonitorReport {
  /// Version 1; what is not known is `null`, amounts are digits.
  var json: String {
    JSONText.text {
      $0.object { json in
        json.member("idle", each: idle) { $0.value($1.id) }
        json.member("series", each: series, entry)
        json.member("version", 1)
      }
    } + "\n"
  }

  private func entry(_ json: inout JSONText, _ series: Series) {
    json.object { json in
      json.member("commitments", each: series.commitments) { json, figure in
        let parts = figure.datum.parts
        json.object { json in
          json.member("operator", parts.relation?.symbol)
          json.member("state", parts.state)
          json.member("text", parts.text)
          json.member("unit", parts.quantity?.unit.text)
          json.member("value", parts.quantity?.digits)
          json.member("year", figure.year)
        }
      }
      json.object("firstBreak", series.firstBreak(), broken)
      json.object("firstRed", series.firstBreak(.red), broken)
      json.object("firstYellow", series.firstBreak(.yellow), broken)
      json.member("kind", series.isChange ? "changes" : "indicator")
      json.member("plan", wording.code(of: series.plan))
      json.member("planName", wording.name(of: series.plan))
      json.member("subject", series.subject)
      json.member("unit", measure(of: series))
      json.member("years", each: Array(zip(series.years, rows(of: series)))) { json, pair in
        year(&json, pair.0, pair.1)
      }
    }
  }

  private func broken(_ json: inout JSONText, _ year: Year) {
    json.member("light", year.light?.rawValue)
    json.member("rule", year.decisive?.rule.id)
    json.member("year") { $0.raw(year.year == Self.undated ? "null" : "\(year.year)") }
  }

  private func year(_ json: inout JSONText, _ year: Year, _ row: Row) {
    json.object { json in
      json.member("change", row.trend.isEmpty ? nil : row.trend)
      json.member("light", year.light?.rawValue)
      json.member("present", row.actual.isEmpty ? nil : row.actual)
      json.member("verdicts", each: year.signs.sorted { $0.rule.id < $1.rule.id }) { json, sign in
        json.object { json in
          json.member("asked", sign.finding.expected?.value.text)
          json.member("level", sign.rule.level.rawValue)
          json.member("light", sign.light.rawValue)
          json.member("message", wording.sentence(of: sign.finding))
          json.member("operator", sign.finding.expected?.relation.symbol)
          json.member("pieces") { json in sign.patches.map { json.value($0.count) } ?? json.raw("null") }
          json.member("room", sign.finding.room?.text)
          json.member("rule", sign.rule.id)
          json.member("verdict", sign.verdict.rawValue)
        }
      }
      json.member("year") { $0.raw(year.year == Self.undated ? "null" : "\(year.year)") }
    }
  }
}
