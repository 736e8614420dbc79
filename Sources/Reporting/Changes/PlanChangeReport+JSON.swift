internal import RuleDSL
internal import Spatial
internal import Transmission

extension PlanChangeReport {
  /// Version 1; a side that is not there is `null`.
  var json: String {
    JSONText.text {
      $0.object { json in
        json.member("figures", each: changes.figures, figure)
        json.member("layers", each: changes.layers, layer)
        json.member("notComparable", each: changes.failed) { json, failed in
          json.object { json in
            json.member("layer", failed.layer)
            json.member("plan", failed.unit)
          }
        }
        json.member("rows", each: changes.rows, row)
        json.member("units", each: changes.units, unit)
        json.object("verdicts") { json in
          let main = JSONReport(report: report, language: language)
          json.member("comparison") { main.comparison(&$0) }
          json.member("findings", each: verdicts) { json, item in json.raw(main.line(item.finding, item.mark)) }
        }
        json.member("version", 1)
      }
    } + "\n"
  }

  private func figure(_ json: inout JSONText, _ change: PlanChanges.Change<PlanChanges.FigureKey, Datum>) {
    json.object { json in
      json.object("after", change.after, datum)
      json.object("before", change.before, datum)
      json.member("difference", difference(change.before, change.after))
      json.member("indicator", change.key.indicator)
      json.member("plan", change.key.unit)
      json.member("planName", name(change.key.unit))
      json.member("role", change.key.role.rawName)
      json.year(change.key.year)
    }
  }

  private func datum(_ json: inout JSONText, _ datum: Datum) {
    let parts = datum.parts
    json.member("operator", parts.relation?.symbol)
    json.member("state", parts.state)
    json.member("text", parts.text)
    json.member("unit", parts.quantity?.unit.text)
    json.member("value", parts.quantity?.digits)
  }

  private func row(_ json: inout JSONText, _ change: PlanChanges.Change<PlanChanges.RowKey, String>) {
    json.object { json in
      json.member("after", change.after)
      json.member("before", change.before)
      json.member("item", change.key.item.isEmpty ? nil : change.key.item)
      json.member("locations", each: change.key.places) { $0.value($1) }
      json.member("plan", change.key.unit)
      json.member("planName", name(change.key.unit))
      json.member("subject", change.key.subject)
    }
  }

  private func unit(_ json: inout JSONText, _ change: PlanChanges.Change<String, PlanChanges.UnitFacts>) {
    json.object { json in
      json.object("after", change.after, facts)
      json.object("before", change.before, facts)
      json.member("code", change.key)
    }
  }

  private func facts(_ json: inout JSONText, _ unit: PlanChanges.UnitFacts) {
    json.member("name", unit.name)
    json.member("parent", unit.parent.isEmpty ? nil : unit.parent)
    json.member("tier", unit.tier)
  }

  private func layer(_ json: inout JSONText, _ layer: PlanChanges.LayerChange) {
    json.object { json in
      json.member("after", layer.isAfter)
      json.member("before", layer.isBefore)
      for (key, pieces) in [("in", layer.entering), ("out", layer.leaving)] {
        json.object(key) { json in
          json.member("area", Decimal(Self.area(of: pieces), in: Unit(.squareMetre), decimals: 2))
          json.member("pieces", each: pieces) { json, piece in
            json.object { json in
              json.member("area", Decimal(Self.area(of: [piece]), in: Unit(.squareMetre), decimals: 2))
              let place = FindingPiece.Place(longitude: piece.place.longitude, latitude: piece.place.latitude)
              json.member("place", place)
              json.member("shape") { $0.geometry(piece.shape) }
            }
          }
        }
      }
      json.member("layer", layer.layer)
      json.member("plan", layer.unit)
      json.member("planName", name(layer.unit))
    }
  }
}
