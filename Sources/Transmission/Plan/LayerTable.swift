/// A layer of a file, named as in ``FeatureSource``.
public struct LayerTable: Hashable, Comparable, Codable, Sendable {
  public var file: String
  public var layer: String

  public static func < (left: LayerTable, right: LayerTable) -> Bool {
    (left.file, left.layer) < (right.file, right.layer)
  }
}
