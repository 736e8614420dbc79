/// A layer of a file, named as in ``FeatureSource``.
public struct LayerTable: Hashable, Codable, Sendable {
  public var file: String
  public var layer: String
}

extension LayerTable: Comparable {
  public static func < (left: LayerTable, right: LayerTable) -> Bool {
    (left.file, left.layer) < (right.file, right.layer)
  }
}
