public import RuleDSL

/// The coordinate system that a layer of a file states.
public struct LayerSystem: Hashable, Comparable, Codable, Sendable {
  /// Relative to the plan set.
  public var file: String
  public var layer: String
  public var system: Phrase

  public init(file: String, layer: String, system: Phrase) {
    (self.file, self.layer, self.system) = (file, layer, system.asOneLine)
  }

  /// By file and layer.
  public static func < (left: Self, right: Self) -> Bool { (left.file, left.layer) < (right.file, right.layer) }
}
