public import RuleDSL

/// Something about a whole file or layer of the input that the reader must know; the rest was judged.
///
/// What is wrong with single features are findings: see ``FeatureFlaw``.
public struct InputFlaw: Hashable, Comparable, Codable, Sendable {
  /// Worth knowing, but nothing is unsound.
  public let isNote: Bool
  /// It was not read, and may be a layer that rules know, by what it is called.
  public let mayHideLayer: Bool
  /// Relative to the plan set.
  public let file: String
  public let layer: String
  /// Number of the feature in its layer.
  public let feature: Int?
  public let message: Phrase
  public let remedy: Phrase?

  public init(
    isNote: Bool,
    mayHideLayer: Bool = false,
    file: String,
    layer: String,
    feature: Int?,
    message: Phrase,
    remedy: Phrase?
  ) {
    self.isNote = isNote
    self.mayHideLayer = mayHideLayer
    self.file = file
    self.layer = layer.asOneLine
    self.feature = feature
    self.message = message
    self.remedy = remedy
  }

  /// By file, layer and feature, then by what is said.
  public static func < (left: InputFlaw, right: InputFlaw) -> Bool { left.rank < right.rank }

  private var rank: (String, String, Int, String) { (file, layer, feature ?? 0, message.chinese) }
}
