internal import RuleDSL

/// An open file of map layers.
///
/// Classes, because an open file is one thing that is handed from thread to thread and closed once; each is used by one
/// thread at a time.
protocol MapReader: AnyObject {
  /// The layers with shapes, in the order of the file.
  func tables() throws(TableFailure) -> [MapTable]

  /// Tables with shapes that the file's own list of layers lacks.
  func unregisteredTables() throws(TableFailure) -> [String]

  /// Ranges of identifiers that together hold all features of a layer in the order of the file, so that several threads
  /// can read it; `nil` where a layer has to be read in one go.
  func ranges(of table: MapTable) throws(TableFailure) -> [ClosedRange<Int64>]?

  /// Whether features of a layer can be found by their place, and there are any.
  func hasSpatialIndex(_ table: MapTable) throws(TableFailure) -> Bool

  /// Identifiers and numbers of the features whose boxes meet another, in the file's coordinates.
  func features(
    of table: MapTable,
    from low: SIMD2<Double>,
    to high: SIMD2<Double>
  ) throws(TableFailure) -> (ids: [Int64], numbers: [Int32])

  /// Hands over the features of a layer in the order of the file, or those with the given identifiers in that order.
  ///
  /// - Throws: When the file cannot be read to its end, or lacks one of the identifiers.
  func scan(
    _ table: MapTable,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure)
}

extension MapReader {
  func unregisteredTables() throws(TableFailure) -> [String] { [] }

  func ranges(of table: MapTable) throws(TableFailure) -> [ClosedRange<Int64>]? { nil }

  func hasSpatialIndex(_ table: MapTable) throws(TableFailure) -> Bool { false }

  func features(
    of table: MapTable,
    from low: SIMD2<Double>,
    to high: SIMD2<Double>
  ) throws(TableFailure) -> (ids: [Int64], numbers: [Int32]) { ([], []) }
}

/// One layer of a file.
struct MapTable: Sendable {
  typealias Field = OGRLayer.Field

  var name: String
  var fields: [Field]
  var system: CoordinateSystem
  /// Column of the shapes and column of the identifiers, where the file names them.
  var geometryColumn = ""
  var idColumn = ""

  /// Whether the identifiers are what the file is sorted by.
  var isSortedByID = false

  /// Whether the format cuts long names of fields.
  var cutsNames = false

  /// In how many records a field breaks off within a character, by name.
  var cutTexts: [String: Int] = [:]

  /// What is worth knowing about how it was read, or wrong with it as a whole.
  var notes: [MapFlaw.Kind] = []

  /// Whether it names any fields but the identifiers: a layer that was made without a feature may name none.
  var tellsFields: Bool { fields.contains { $0.name != idColumn } }

  /// A field by name, whatever the letter case; where names are cut, by the one beginning that fits.
  func field(_ name: String) -> Field? {
    let name = name.lowercased()
    if let field = fields.first(where: { $0.name.lowercased() == name }) { return field }
    guard cutsNames else { return nil }
    let cut = fields.filter { ShapefileText.isCut($0.name.lowercased(), from: name) }
    return cut.count == 1 ? cut.first : nil
  }
}

/// What is to be read of each feature.
struct MapRequest {
  var fields: [String]
  var wantsShapes = true
  /// Identifiers in ascending order; `nil` for all features.
  var ids: [Int64]?
  /// Only the features with identifiers in a range; where ``MapReader/ranges(of:)`` gives some.
  var range: ClosedRange<Int64>?
  /// Only so many from the beginning, of all features.
  var most: Int?
}
