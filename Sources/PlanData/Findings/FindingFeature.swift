public import RuleDSL
public import Spatial

/// One offending piece, as it is drawn on a map.
public struct FindingFeature: Hashable, Sendable {
  public var rule: String
  public var ruleTitle: String
  public var verdict: String
  public var message: String
  public var unitCode: String
  public var unitName: String
  /// The government whose line was to be kept; empty where there is none.
  public var issuerCode: String
  /// Ellipsoidal, in m².
  public var areaSquareMetres: Double
  /// Features that the piece comes from, as `file[layer] id`.
  public var sources: [String]
  public var shape: Shape

  public init(
    rule: String,
    ruleTitle: String,
    verdict: String,
    message: String,
    unitCode: String,
    unitName: String,
    issuerCode: String,
    areaSquareMetres: Double,
    sources: [String],
    shape: Shape
  ) {
    self.rule = rule
    self.ruleTitle = ruleTitle
    self.verdict = verdict
    self.message = message
    self.unitCode = unitCode
    self.unitName = unitName
    self.issuerCode = issuerCode
    self.areaSquareMetres = areaSquareMetres
    self.sources = sources
    self.shape = shape
  }
}

/// The file formats in which findings are drawn.
public enum FindingFormat: String, Hashable, Sendable, CaseIterable {
  /// RFC 7946; its WGS 84 coordinates are those of CGCS2000.
  case geojson
  /// GeoPackage 1.2 in EPSG:4490.
  case gpkg
}

/// Why a file could not be written; nothing is left behind then, and a file of that name stays as it was.
public struct FindingWriteFailure: Error, Hashable, Sendable {
  public let path: String
  public let reason: String

  public var message: Phrase {
    Phrase("不能写“\(path)”（\(reason)）", "“\(path)” cannot be written (\(reason))")
  }
}

/// Writes findings as one layer; the bytes depend on the rows only.
///
/// The file appears whole or not at all: it is written next to its place and then renamed.
///
/// - Throws: ``FindingWriteFailure`` when the folder is missing, full or not writable.
public func writeFindings(
  _ rows: [FindingFeature],
  to path: String,
  format: FindingFormat
) throws(FindingWriteFailure) {
  let file = try WholeFile(path: path)
  switch format {
  case .geojson: try GeoJSONWriter.write(rows, to: file)
  case .gpkg: try GeoPackageWriter.write(rows, to: file)
  }
  try file.finish()
}
