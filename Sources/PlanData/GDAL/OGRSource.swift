/// Something open that OGR reads, in this process or in another one.
protocol OGRSource: AnyObject {
  /// The layers, in the order of the file.
  var layers: [OGRLayer] { get }

  /// Hands over rows; returns how many there were.
  func scan(_ scan: OGRScan, _ body: (inout RawFeature) -> Void) throws(TableFailure) -> Int
}

/// A layer as OGR describes it.
struct OGRLayer: Hashable, Sendable {
  struct Field: Hashable, Sendable {
    var name: String
    var isNumeric: Bool
  }

  var name: String
  var fields: [Field]
  var hasShapes: Bool
  /// Code of the coordinate system in a register, where it has one.
  var code: Int?
  /// Well-known text of the coordinate system; `nil` without one.
  var system: String?
  var keyColumn: String
  var geometryColumn: String
}

/// What is to be read of a layer.
struct OGRScan: Hashable, Sendable {
  enum Rows: Hashable, Sendable {
    case all
    /// So many from the beginning.
    case first(Int)
    /// Those with the identifiers, in their order; each has to be there.
    case ids([Int64])
    /// What a database answers to a query.
    case query(String)
  }

  /// Where a field stands in a row; nowhere for one that the layer lacks.
  struct Column: Hashable, Sendable {
    var place: Int32?
    var isNumeric: Bool
  }

  var layer: String
  var rows = Rows.all
  var columns: [Column]
  /// Names of fields that OGR is spared.
  var ignored: [String] = []
  var wantsShapes = false
}
