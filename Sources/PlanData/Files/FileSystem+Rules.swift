extension FileSystem {
  /// Rule files are written by hand.
  static let mostRuleBytes = 16 << 20

  /// Whether a file of a folder holds rules: `甲.rule`, or `甲.rule.txt` as editors that add an ending save it.
  public static func isRuleFile(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".rule") || name.hasSuffix(".rule.txt")
  }

  /// The text of a rule file, and whether it was written in GB18030, as editors of former days do.
  ///
  /// Messages call it by a name.
  public static func ruleText(of path: String, name: String) throws(SystemFailure) -> (text: String, isGB18030: Bool)
  {
    guard size(of: path) <= mostRuleBytes else { throw SystemFailure(name, .rulesTooLarge) }
    let bytes = try bytes(of: path)
    if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
    guard let text = converted(bytes, from: "GB18030"), !text.utf8.contains(0) else {
      throw SystemFailure(name, .notText)
    }
    return (text, true)
  }
}
