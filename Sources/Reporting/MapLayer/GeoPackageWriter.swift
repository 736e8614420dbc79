internal import Spatial

/// Writes findings as a GeoPackage with one layer: OGC 12-128r18, version 1.2, EPSG:4490; without a clock, so that equal
/// rows give equal bytes.
///
/// Rows are taken one by one and not kept, since there may be a million.
public func writeGeoPackage(
  _ rows: some Sequence<FindingFeature>,
  toEmptyFileAt path: String
) throws(GeoPackageFailure) {
  let file = try SQLiteFile(path: path)
  try file.run(GeoPackageSchema.begin)
  var box: Bounds?
  let insert = try file.command(GeoPackageSchema.insert)
  for row in rows { try insert.run(row, &box) }
  try file.run(GeoPackageSchema.end(box))
}

extension SQLiteCommand {
  fileprivate func run(_ row: FindingFeature, _ box: inout Bounds?) throws(GeoPackageFailure) {
    let geometry = GeoPackageBlob.make(row.geometry)
    if let own = geometry?.box { box = box.map { $0.union(own) } ?? own }
    bind(1, geometry?.blob)
    let texts = row.texts + [row.sources.joined(separator: "; ")]
    for (index, text) in texts.enumerated() { bind(index + 2, text) }
    for (index, number) in row.numbers.enumerated() { bind(index + 2 + texts.count, number) }
    try run()
  }
}

/// A geometry as a GeoPackage stores it: a header, perhaps a box, and well-known binary (2.1.3).
private enum GeoPackageBlob {
  /// A multipolygon with its box in degrees, or a point, little-endian; `nil` for what covers nothing.
  static func make(_ geometry: FindingFeature.Geometry) -> (blob: [UInt8], box: Bounds)? {
    switch geometry {
    case .none: return nil
    case .place(let longitude, let latitude):
      let place = SIMD2(longitude, latitude)
      var blob: [UInt8] = [0x47, 0x50, 0, 1]
      blob.add(UInt32(4490))
      blob.append(1)
      blob.add(UInt32(1))
      blob.add(longitude)
      blob.add(latitude)
      return (blob, Bounds(low: place, high: place))
    case .shape(let shape):
      let polygons = shape.degrees
      return Bounds(polygons.joined().joined()).map { (make(polygons, $0), $0) }
    }
  }

  private static func make(_ polygons: [[[SIMD2<Double>]]], _ box: Bounds) -> [UInt8] {
    var blob: [UInt8] = [0x47, 0x50, 0, 0b11]
    blob.add(UInt32(4490))
    for number in [box.low.x, box.high.x, box.low.y, box.high.y] { blob.add(number) }
    blob.addHead(6, count: polygons.count)
    for rings in polygons {
      blob.addHead(3, count: rings.count)
      for ring in rings {
        blob.add(UInt32(clamping: ring.count))
        for place in ring {
          blob.add(place.x)
          blob.add(place.y)
        }
      }
    }
    return blob
  }
}

extension [UInt8] {
  fileprivate mutating func add(_ number: UInt32) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func add(_ number: Double) {
    Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func addHead(_ type: UInt32, count: Int) {
    append(1)
    add(type)
    add(UInt32(clamping: count))
  }
}
