internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// A row of a list or designation as evidence: the keys of a figure, and those that only a row has.
  func item(_ json: inout JSONText, _ entry: FindingEntry) {
    json.object { json in
      json.key("hint")
      if let hint = entry.hint { json.object { item(&$0, hint) } } else { json.raw("null") }
      json.key("locations")
      json.array(wording.places(of: entry)) { $0.value(wording.code(of: $1)) }
      item(&json, entry.row)
      json.key("operator")
      json.raw("null")
      json.key("plan")
      json.value(wording.code(of: entry.row.unit))
      json.key("role")
      json.raw("null")
      json.key("source")
      json.source(entry.row.source)
      json.key("state")
      json.value(entry.state.rawName)
      json.key("text")
      json.value(wording.text(of: entry.row))
      for key in ["unit", "value", "year"] {
        json.key(key)
        json.raw("null")
      }
    }
  }

  /// What a row is called; the name of its designation where it gives a value.
  private func item(_ json: inout JSONText, _ row: EntryRow) {
    let (number, name): (String, String) =
      switch row.content {
      case .item(let number, let name): (number, name)
      case .nothing: ("", "")
      case .value: ("", report.program.vocabulary.name(of: row.subject))
      }
    json.key("name")
    json.value(name)
    json.key("number")
    json.value(number.isEmpty ? nil : number)
  }
}
