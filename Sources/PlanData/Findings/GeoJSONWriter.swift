internal import Spatial

/// Findings as GeoJSON: RFC 7946, degrees with nine decimals (0.1 mm), outer rings counter-clockwise.
struct GeoJSONWriter {
  private static let chunkBytes = 1 << 20
  private var bytes: [UInt8] = []

  static func write(
    _ rows: some Sequence<FindingFeature>,
    to file: borrowing WholeFile
  ) throws(FindingWriteFailure) {
    var writer = GeoJSONWriter()
    var isFirst = true
    writer.add(#"{"type":"FeatureCollection","features":["#)
    for row in rows {
      writer.add(isFirst ? "\n" : ",\n")
      isFirst = false
      writer.add(row)
      if writer.bytes.count >= chunkBytes {
        try file.write(writer.bytes)
        writer.bytes.removeAll(keepingCapacity: true)
      }
    }
    writer.add(isFirst ? "]}\n" : "\n]}\n")
    try file.write(writer.bytes)
  }

  private mutating func add(_ text: String) { bytes += text.utf8 }

  private mutating func add(_ row: FindingFeature) {
    add(#"{"type":"Feature","properties":{"#)
    for (name, text) in zip(FindingFeature.textFields, row.texts) {
      add("\"\(name)\":")
      addQuoted(text)
      add(",")
    }
    for (name, number) in zip(FindingFeature.numberFields, row.numbers) {
      add("\"\(name)\":\(number.flatMap { fixedDigits($0, decimals: 4) } ?? "null"),")
    }
    add(#""sources":["#)
    for (index, source) in row.sources.enumerated() {
      if index > 0 { add(",") }
      addQuoted(source)
    }
    add(#"]},"geometry":"#)
    switch row.geometry {
    case .shape(let shape): add(shape)
    case .place(let longitude, let latitude):
      add(#"{"type":"Point","coordinates":"#)
      add(SIMD2(longitude, latitude))
      add("}")
    case .none: add("null")
    }
    add("}")
  }

  private mutating func add(_ shape: Shape) {
    let polygons = shape.degrees
    guard !polygons.isEmpty else { return add("null") }
    add(polygons.count == 1 ? #"{"type":"Polygon","coordinates":"# : #"{"type":"MultiPolygon","coordinates":["#)
    for (index, rings) in polygons.enumerated() {
      add(index > 0 ? ",[" : "[")
      for (place, ring) in rings.enumerated() {
        if place > 0 { add(",") }
        add(ring)
      }
      add("]")
    }
    add(polygons.count == 1 ? "}" : "]}")
  }

  private mutating func add(_ ring: [SIMD2<Double>]) {
    add("[")
    for (index, place) in ring.enumerated() {
      if index > 0 { add(",") }
      add(place)
    }
    add("]")
  }

  private mutating func add(_ place: SIMD2<Double>) {
    add("[" + (fixedDigits(place.x, decimals: 9) ?? "0") + "," + (fixedDigits(place.y, decimals: 9) ?? "0") + "]")
  }

  /// A text as JSON writes it: RFC 8259, 7.
  private mutating func addQuoted(_ text: String) {
    add("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): add("\\\"")
      case UInt8(ascii: "\\"): add("\\\\")
      case 0x0A: add("\\n")
      case 0..<0x20: add("\\u00" + hexadecimal([byte]))
      default: bytes.append(byte)
      }
    }
    add("\"")
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
