internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// What a matrix says about a parcel: its use, and every zone it lies in.
  func parcel(_ json: inout JSONText, _ finding: Finding) {
    guard let parcel = finding.parcel else { return json.raw("null") }
    json.object { json in
      json.key("area")
      json.measure(parcel.area)
      json.key("feature")
      feature(&json, FindingPiece.Feature(unit: parcel.unit, id: parcel.id, source: parcel.source))
      json.key("place")
      if let place = parcel.place { json.place(place) } else { json.raw("null") }
      json.key("uncovered")
      if let uncovered = parcel.uncovered { json.measure(uncovered) } else { json.raw("null") }
      json.key("use")
      json.value(wording.name(ofUse: parcel.use, finding))
      json.key("zones")
      json.array(parcel.zones) { zone(&$0, $1, parcel, finding) }
    }
  }

  private func zone(
    _ json: inout JSONText,
    _ zone: ParcelFinding.Zone,
    _ parcel: ParcelFinding,
    _ finding: Finding
  ) {
    let labels = wording.matrix(of: finding)?.conditions.map(\.label) ?? []
    json.object { json in
      json.key("admission")
      json.value(zone.answer?.admission.rawName)
      json.key("area")
      json.measure(zone.area)
      json.key("open")
      json.array(zone.open) { $0.value(labels[$1]) }
      json.key("share")
      json.value(wording.share(zone, of: parcel))
      json.key("unmet")
      json.array(zone.unmet) { $0.value(labels[$1]) }
      json.key("zone")
      json.value(wording.name(ofZone: zone.code, finding))
    }
  }
}

extension Admission {
  /// The answer's name in the contract's JSON.
  fileprivate var rawName: String {
    switch self {
    case .admitted: "admitted"
    case .conditional: "conditional"
    case .prohibited: "prohibited"
    case .undetermined: "undetermined"
    }
  }
}
