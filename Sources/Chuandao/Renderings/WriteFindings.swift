public import PlanData
public import Reporting

/// Writes findings as one map layer; the bytes depend on the rows only.
///
/// The file appears whole or not at all.  A pipe or a device takes GeoJSON only.
public func writeFindings(
  _ rows: some Sequence<FindingFeature>,
  to path: String,
  format: FindingFormat
) throws(SystemFailure) {
  let file = try WholeFile(path: path)
  switch format {
  case .geojson:
    var bytes: [UInt8] = []
    try writeGeoJSON(rows) { text throws(SystemFailure) in
      bytes += text.utf8
      guard bytes.count >= 1 << 20 else { return }
      try file.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try file.write(bytes)
  case .gpkg:
    guard !file.isStream else { throw SystemFailure(path, .streamUnfit) }
    do throws(GeoPackageFailure) {
      try writeGeoPackage(rows, toEmptyFileAt: file.partial)
    } catch {
      throw SystemFailure(path, .library(error.reason))
    }
  }
  try file.finish()
}
