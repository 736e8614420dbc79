internal import RuleDSL
internal import Transmission

extension JSONReport {
  /// A piece of the map as evidence: the keys of a figure, and those that only a piece has.
  func piece(_ json: inout JSONText, _ piece: FindingPiece, of finding: Finding) {
    let area = wording.area(of: [piece])
    json.object { json in
      json.key("area")
      json.measure(piece.area)
      json.key("features")
      json.array(piece.features, feature)
      json.key("hint")
      json.value(piece.hint?.rawName)
      json.key("length")
      if let length = piece.length { json.measure(length) } else { json.raw("null") }
      json.key("name")
      json.value(piece.field?.name ?? finding.layer.map { wording.layerName($0) })
      json.key("operator")
      json.raw("null")
      json.key("place")
      json.place(piece.place)
      json.key("plan")
      json.value(wording.code(of: finding.plan))
      json.key("role")
      json.raw("null")
      json.key("source")
      json.raw("null")
      json.key("state")
      json.value(piece.kind.rawName)
      json.key("stated")
      if let stated = piece.stated { json.measure(stated) } else { json.raw("null") }
      json.key("text")
      json.value(piece.field?.text)
      json.key("unit")
      json.value(area.unit.text)
      json.key("value")
      json.value(area.text)
      json.key("width")
      json.measure(piece.width)
      json.key("year")
      json.raw("null")
    }
  }

  /// An unsound feature as evidence, with the keys of a piece.
  func flaw(_ json: inout JSONText, _ flaw: FeatureFlaw, of finding: Finding) {
    let check = ShapeInspection(flaw.kind)
    let detail = (flaw.kind.detail ?? check.found)[wording.language]
    let feature = FindingPiece.Feature(unit: flaw.unit, id: String(flaw.source.feature), source: flaw.source)
    json.object { json in
      json.key("area")
      json.raw("null")
      json.key("features")
      json.array([feature], self.feature)
      json.key("hint")
      json.raw("null")
      json.key("length")
      json.raw("null")
      json.key("name")
      json.value(wording.layerName(flaw.layer))
      json.key("operator")
      json.raw("null")
      json.key("place")
      if let place = flaw.place { json.place(place) } else { json.raw("null") }
      json.key("plan")
      json.value(wording.code(of: flaw.unit))
      json.key("remedy")
      json.value(check.remedy[wording.language])
      json.key("role")
      json.raw("null")
      json.key("source")
      json.raw("null")
      json.key("state")
      json.value(flaw.kind.rawName)
      json.key("stated")
      json.raw("null")
      json.key("text")
      json.value(detail)
      for key in ["unit", "value", "width", "year"] {
        json.key(key)
        json.raw("null")
      }
    }
  }

  func feature(_ json: inout JSONText, _ feature: FindingPiece.Feature) {
    json.object { json in
      json.key("feature")
      json.value(feature.source.feature)
      json.key("file")
      json.value(feature.source.file)
      json.key("id")
      json.value(feature.id)
      json.key("layer")
      json.value(feature.source.layer)
      json.key("plan")
      json.value(wording.code(of: feature.unit))
    }
  }
}

extension JSONText {
  mutating func measure(_ quantity: Quantity) {
    object { json in
      json.key("unit")
      json.value(quantity.unit.text)
      json.key("value")
      json.value(quantity.digits)
    }
  }

  /// Degrees, as numbers.
  mutating func place(_ place: FindingPiece.Place) {
    object { json in
      json.key("latitude")
      json.raw(Degrees.text(place.latitude))
      json.key("longitude")
      json.raw(Degrees.text(place.longitude))
    }
  }

  /// How many pieces the 容差 excuses, and their total area.
  mutating func slivers(_ finding: Finding) {
    guard finding.sliverCount > 0 else { return raw("null") }
    object { json in
      json.key("area")
      json.amount(finding.sliverArea)
      json.key("count")
      json.value(finding.sliverCount)
    }
  }
}
