internal import Spatial

/// Writes findings as GeoJSON: RFC 7946, degrees with nine decimals (0.1 mm), outer rings counter-clockwise.
///
/// Rows are taken one by one and not kept, since there may be a million.
public func writeGeoJSON<Failure: Error>(
  _ rows: some Sequence<FindingFeature>,
  to sink: (String) throws(Failure) -> Void
) throws(Failure) {
  var isFirst = true
  try sink(#"{"type":"FeatureCollection","features":["#)
  for row in rows {
    try sink((isFirst ? "\n" : ",\n") + JSONText.text { $0.feature(row) })
    isFirst = false
  }
  try sink(isFirst ? "]}\n" : "\n]}\n")
}

extension JSONText {
  fileprivate mutating func feature(_ row: FindingFeature) {
    object { json in
      json.member("type", "Feature")
      json.object("properties") { $0.properties(row) }
      json.member("geometry") { $0.geometry(row.geometry) }
    }
  }

  private mutating func properties(_ row: FindingFeature) {
    for (name, text) in zip(FindingFeature.textFields, row.texts) { member(name, text) }
    for (name, number) in zip(FindingFeature.numberFields, row.numbers) {
      member(name, raw: number.flatMap { fixedDigits($0, decimals: 4) } ?? "null")
    }
    member("sources", each: row.sources) { $0.value($1) }
  }

  mutating func geometry(_ geometry: FindingFeature.Geometry) {
    switch geometry {
    case .none: raw("null")
    case .place(let longitude, let latitude): self.geometry(SIMD2(longitude, latitude))
    case .shape(let shape): self.geometry(shape)
    }
  }
}
