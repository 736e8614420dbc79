internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// A row of a list or designation as evidence: the keys of a figure, and those that only a row has.
  func item(_ json: inout JSONText, _ entry: FindingEntry) {
    json.object { json in
      json.object("hint", entry.hint, item)
      json.member("locations", each: wording.places(of: entry)) { $0.value(wording.code(of: $1)) }
      item(&json, entry.row)
      json.nothing("operator")
      json.member("plan", wording.code(of: entry.row.unit))
      json.nothing("role")
      json.member("source", entry.row.source)
      json.member("state", entry.state.rawValue)
      json.member("text", wording.text(of: entry.row))
      json.nothing("unit", "value")
      json.member("waiver", entry.waiver)
      json.nothing("year")
    }
  }

  /// What a row is called; the name of its designation where it gives a value.
  private func item(_ json: inout JSONText, _ row: EntryRow) {
    let (number, name) = report.program.label(of: row)
    json.member("name", name)
    json.member("number", number.isEmpty ? nil : number)
  }
}
