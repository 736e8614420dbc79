internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// A piece of the map as evidence: the keys of a figure, and those that only a piece has.
  func piece(
    _ json: inout JSONText,
    _ piece: FindingPiece,
    of finding: Finding,
    _ state: RunComparison.State?
  ) {
    let area = wording.area(of: [piece])
    // Another run knows a place again by it.
    let isKept = finding.verdict.isWorthTelling && piece.kind != .shown && piece.coversGround
    json.object { json in
      json.member("area", piece.area)
      json.member("comparison", state?.rawValue)
      json.member("features", each: piece.features, feature)
      json.member("hint", piece.hint?.rawName)
      json.member("length", piece.length)
      json.member("name", piece.field?.name ?? finding.layer.map { wording.layerName($0) })
      json.nothing("operator")
      json.member("place", piece.place)
      json.member("plan", wording.code(of: finding.plan))
      json.nothing("role")
      json.member("shape") { if isKept { $0.geometry(piece.shape) } else { $0.raw("null") } }
      json.nothing("source")
      json.member("state", piece.kind.rawValue)
      json.member("stated", piece.stated)
      json.member("text", piece.field?.text)
      json.member("unit", area.unit.text)
      json.member("value", area.text)
      json.member("waiver", piece.waiver)
      json.member("width", piece.width)
      json.nothing("year")
    }
  }

  /// An unsound feature as evidence, with the keys of a piece.
  func flaw(_ json: inout JSONText, _ flaw: FeatureFlaw) {
    let check = ShapeInspection(flaw.kind)
    let detail = (flaw.kind.detail ?? check.found)[wording.language]
    let feature = FindingPiece.Feature(unit: flaw.unit, id: String(flaw.source.feature), source: flaw.source)
    json.object { json in
      json.nothing("area")
      json.member("features", each: [feature], self.feature)
      json.nothing("hint", "length")
      json.member("name", wording.layerName(flaw.layer))
      json.nothing("operator")
      json.member("place", flaw.place)
      json.member("plan", wording.code(of: flaw.unit))
      json.member("remedy", check.remedy[wording.language])
      json.nothing("role", "source")
      json.member("state", flaw.kind.rawName)
      json.nothing("stated")
      json.member("text", detail)
      json.nothing("unit", "value", "waiver", "width", "year")
    }
  }

  func feature(_ json: inout JSONText, _ feature: FindingPiece.Feature) {
    json.object { json in
      json.member("feature", feature.source.feature)
      json.member("file", feature.source.file)
      json.member("id", feature.id)
      json.member("layer", feature.source.layer)
      json.member("plan", wording.code(of: feature.unit))
    }
  }
}

extension JSONText {
  mutating func member(_ name: String, _ quantity: Quantity?) {
    object(name, quantity) { json, quantity in
      json.member("unit", quantity.unit.text)
      json.member("value", quantity.digits)
    }
  }

  /// Degrees, as numbers.
  mutating func member(_ name: String, _ place: FindingPiece.Place?) {
    object(name, place) { json, place in
      json.member("latitude", raw: Degrees.text(place.latitude))
      json.member("longitude", raw: Degrees.text(place.longitude))
    }
  }
}
