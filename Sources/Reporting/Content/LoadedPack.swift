public import RuleDSL

/// A 规则包 as it was read.
public struct LoadedPack {
  /// Without a name for the files that declare none.
  public let pack: RulePack
  /// The files, sorted, as messages name them.
  public let files: [String]
  /// How many rules it states.
  public let rules: Int
  /// Whether any plan stands on its ground.
  public let isUsed: Bool
  /// Of its texts; taken only by what prints it, and `nil` where none can be worked out.
  public let sha256: () -> String?

  public init(
    _ pack: RulePack,
    files: [String],
    rules: Int,
    isUsed: Bool,
    sha256: @escaping () -> String?
  ) {
    self.pack = pack
    self.files = files
    self.rules = rules
    self.isUsed = isUsed
    self.sha256 = sha256
  }
}
