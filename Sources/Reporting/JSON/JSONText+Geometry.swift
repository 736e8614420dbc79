internal import Spatial

/// Geometries as RFC 7946 has them: degrees with nine decimals (0.1 mm), outer rings counter-clockwise.
extension JSONText {
  mutating func geometry(_ shape: Shape) {
    let polygons = shape.degrees
    switch polygons.count {
    case 0: raw("null")
    case 1: typed("Polygon") { $0.rings(polygons[0]) }
    default: typed("MultiPolygon") { $0.array(polygons) { $0.rings($1) } }
    }
  }

  /// Longitude and latitude.
  mutating func geometry(_ place: SIMD2<Double>) { typed("Point") { $0.place(place) } }

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
