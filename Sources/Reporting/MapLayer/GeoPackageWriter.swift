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
    guard let (bytes, box) = WellKnownBinary.make(geometry) else { return nil }
    let isShape = if case .shape = geometry { true } else { false }
    var blob: [UInt8] = [0x47, 0x50, 0, isShape ? 0b11 : 1]
    blob.add(UInt32(4490))
    if isShape { for number in [box.low.x, box.high.x, box.low.y, box.high.y] { blob.add(number) } }
    return (blob + bytes, box)
  }
}
