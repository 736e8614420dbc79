/// A door through which bytes of a stranger come in, as fuzzing and the replay of its corpora open it.
///
/// Each calls what the program itself calls, whole, without a network and without a file outside one temporary folder.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// A rule file beside a vocabulary: compiled, every remark shown, formatted.
  case rules
  /// A vocabulary, the same way, beside rules that use its words.
  case vocabulary
  /// A table as text; the first line names which.
  case csv
  /// The parts of an XLSX or ODS file.
  case workbook
  /// A geometry in a GeoPackage or a database.
  case wkb
  /// A map layer as text.
  case geojson
  /// The table of a Shapefile.
  case dbf
  /// What names a database.
  case pg

  /// What is wrong with what came of the bytes; that nothing traps shows by itself.
  func fault(of bytes: UnsafeRawBufferPointer) -> String? {
    switch self {
    case .rules: FuzzedRules.fault(ofRules: bytes)
    case .vocabulary: FuzzedRules.fault(ofVocabulary: bytes)
    case .csv: FuzzedPlanSet.fault(ofTable: bytes)
    case .workbook: FuzzedPlanSet.fault(ofWorkbook: bytes)
    case .wkb: FuzzedShapes.fault(ofGeometry: bytes)
    case .geojson: FuzzedPlanSet.fault(ofLayer: bytes)
    case .dbf: FuzzedShapes.fault(ofTable: bytes)
    case .pg: FuzzedShapes.fault(ofLink: bytes)
    }
  }
}
