internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// What a matrix says about a parcel: its use, and every zone it lies in.
  func parcel(_ json: inout JSONText, _ parcel: ParcelFinding, _ finding: Finding) {
    let source = FindingPiece.Feature(unit: parcel.unit, id: parcel.id, source: parcel.source)
    json.member("area", parcel.area)
    json.member("feature") { feature(&$0, source) }
    json.member("place", parcel.place)
    json.member("uncovered", parcel.uncovered)
    json.member("use", wording.name(ofUse: parcel.use, finding))
    json.member("zones", each: parcel.zones) { zone(&$0, $1, parcel, finding) }
  }

  private func zone(
    _ json: inout JSONText,
    _ zone: ParcelFinding.Zone,
    _ parcel: ParcelFinding,
    _ finding: Finding
  ) {
    let labels = wording.matrix(of: finding)?.conditions.map(\.label) ?? []
    json.object { json in
      json.member("admission", zone.answer?.admission.rawName)
      json.member("area", zone.area)
      json.member("open", each: zone.open) { $0.value(labels[$1]) }
      json.member("share", wording.share(zone, of: parcel))
      json.member("unmet", each: zone.unmet) { $0.value(labels[$1]) }
      json.member("zone", wording.name(ofZone: zone.code, finding))
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
