extension FileSystem {
  /// Rule files are written by hand.
  static let mostRuleBytes = 16 << 20
  /// Memory that a byte of rules takes until they are compiled; measured on a hundred thousand short rules.
  private static let memoryForRuleByte = 60

  /// Whether a file of a folder holds rules: `甲.rule`, or `甲.rule.txt` as editors that add an ending save it.
  public static func isRuleFile(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".rule") || name.hasSuffix(".rule.txt")
  }

  /// Whether a file that is none looks as if it held rules: a copy, a draft, or a text called so.
  public static func mayBeRuleFile(_ name: String) -> Bool {
    let name = name.lowercased()
    return !isRuleFile(name) && ([".rule", "规则"].contains { name.contains($0) } || name.hasPrefix("rules."))
  }

  /// What a rule file says.
  public struct RuleText {
    public var text: String
    /// What it was written in but UTF-8: GB18030, as editors of former days do, or UTF-16.
    public var encoding: String?
    /// It has line ends that word processors and not editors write, such as U+2028.
    public var hasOddLineEnds = false
  }

  /// The text of a rule file; messages call it by a name.
  ///
  /// `before` are the bytes of the rules that were read before it, with which it has to fit into
  /// memory.
  public static func ruleText(
    of path: String,
    name: String,
    after before: Int = 0
  ) throws(SystemFailure) -> RuleText {
    let size = size(of: path)
    guard size <= mostRuleBytes else { throw SystemFailure(name, .rulesTooLarge) }
    // Such rules as anybody writes are not worth asking the system.
    guard before + size < 1 << 20 || (before + size) * memoryForRuleByte < Memory.remaining else {
      throw SystemFailure(name, .rulesTooMany)
    }
    let bytes = try bytes(of: path)
    if let text = wideText(bytes) { return lines(of: RuleText(text: text, encoding: "UTF-16")) }
    if let text = String(validating: bytes, as: UTF8.self) { return lines(of: RuleText(text: text)) }
    guard let text = converted(bytes, from: "GB18030"), !text.utf8.contains(0) else {
      throw SystemFailure(name, .notText)
    }
    return lines(of: RuleText(text: text, encoding: "GB18030"))
  }

  /// Puts plain line ends in the place of others, which would run a rule on into the comment above it.
  private static func lines(of read: RuleText) -> RuleText {
    let odd: Set<Unicode.Scalar> = ["\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}"]
    // The last bytes of the longer ones; those before are looked at where one of them stands.
    var text = read.text
    let mayHold = text.withUTF8 { bytes in
      bytes.indices.contains { place in
        switch bytes[place] {
        case 0xB, 0xC: true
        case 0x85: place > 0 && bytes[place - 1] == 0xC2
        case 0xA8, 0xA9: place > 1 && bytes[place - 1] == 0x80 && bytes[place - 2] == 0xE2
        default: false
        }
      }
    }
    guard mayHold else { return read }
    var read = read
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: read.text.unicodeScalars.lazy.map { odd.contains($0) ? "\n" : $0 })
    (read.text, read.hasOddLineEnds) = (String(scalars), true)
    return read
  }
}
