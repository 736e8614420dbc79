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

  private mutating func geometry(_ geometry: FindingFeature.Geometry) {
    switch geometry {
    case .none: raw("null")
    case .place(let longitude, let latitude): typed("Point") { $0.place(SIMD2(longitude, latitude)) }
    case .shape(let shape):
      let polygons = shape.degrees
      switch polygons.count {
      case 0: raw("null")
      case 1: typed("Polygon") { $0.rings(polygons[0]) }
      default: typed("MultiPolygon") { $0.array(polygons) { $0.rings($1) } }
      }
    }
  }

  private mutating func typed(_ type: String, _ coordinates: (inout JSONText) -> Void) {
    object { json in
      json.member("type", type)
      json.member("coordinates", coordinates)
    }
  }

  private mutating func rings(_ rings: [[SIMD2<Double>]]) {
    array(rings) { $0.array($1) { $0.place($1) } }
  }

  private mutating func place(_ place: SIMD2<Double>) {
    raw("[" + (fixedDigits(place.x, decimals: 9) ?? "0") + "," + (fixedDigits(place.y, decimals: 9) ?? "0") + "]")
  }
}

/// A number with at most so many decimals and without zeros at the end; `nil` for what is none or too large.
func fixedDigits(_ number: Double, decimals: Int) -> String? {
  let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  guard let units = Int64(exactly: (number * scale).rounded()) else { return nil }
  let digits = String(units.magnitude)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  var fraction = padded.suffix(decimals)
  while fraction.last == "0" { fraction.removeLast() }
  return (units < 0 ? "-" : "") + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + fraction)
}

extension Shape {
  /// Polygons as closed rings in degrees, the outer ring first.
  var degrees: [[[SIMD2<Double>]]] {
    var polygons: [[[SIMD2<Double>]]] = []
    var (start, ring) = (0, 0)
    for polygonEnd in polygonEnds {
      var rings: [[SIMD2<Double>]] = []
      while ring < polygonEnd {
        let places = points[start..<ringEnds[ring]].map { point in
          let place = Plane.geographic(point)
          return SIMD2(place.longitude, place.latitude)
        }
        rings.append(places + places.prefix(1))
        (start, ring) = (ringEnds[ring], ring + 1)
      }
      polygons.append(rings)
    }
    return polygons
  }
}
