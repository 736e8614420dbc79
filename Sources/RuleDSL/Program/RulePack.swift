/// 规则包: rules that belong together, the ground they speak about, and what they set aside there.
public struct RulePack: Hashable, Sendable {
  /// Empty for files that declare none.
  public var name: String
  public var version = ""
  /// Codes of 行政区, sorted; a code covers all codes that begin with its significant digits (GB/T 2260), none the whole
  /// country.
  public var ground: [String] = [] { didSet { prefixes = ground.map { Array(UnitIdentity.significant($0).utf8) } } }
  /// Indices into ``Vocabulary/tiers``; empty for plans of every tier.
  public var tiers: [Int] = []
  public var buildsOn: [Base] = []
  /// By the id of the rule set aside.
  public var overrides: [Override] = []
  /// The words of an office for levels.
  public var levelNames: [Level: String] = [:]
  /// The second codes of rules, by id.
  public var officeCodes: [String: String] = [:]
  /// Where it is declared.
  public var span: Span
  /// Whether units that state no code stand on its ground, as they do in 案例 of the pack.
  var coversCodeless = false
  /// The significant digits of ``ground``.
  private var prefixes: [[UInt8]] = []

  package init(name: String = "", span: Span = Span(file: 0, start: 0, end: 0)) {
    (self.name, self.span) = (name, span)
  }

  /// A pack that it needs; at least of a version.
  public struct Base: Hashable, Sendable {
    public var name: String
    public var version: String?
  }

  /// A rule that does not hold on the pack's ground.
  public struct Override: Hashable, Sendable {
    public var id: String
    /// What stands in its place, itself with another 容差 or 依据 included; `nil` where it is switched off.
    public var replacement: String?
    /// The 容差 that it has there, where it stays as it is but for that.
    public var tolerance: SpatialTolerance?
    /// The 依据 that it has there, where it stays as it is but for that.
    public var basis: Basis?
    /// Why, where it is switched off or what replaces it was not seen to be as strict.
    public var reason: String?

    /// Whether the rule stays what it is, with another 容差 or 依据.
    package var isAdjustment: Bool { replacement == id }
  }

  /// Whether a plan is one that the pack speaks about.
  package func covers(code: String, tier: Int) -> Bool {
    guard tiers.isEmpty || tiers.contains(tier) else { return false }
    if ground.isEmpty { return true }
    // No unit of government has a code that begins so.
    if code.hasPrefix("00") { return coversCodeless }
    return holds(code)
  }

  /// Whether some plan may be one of both.
  package func meets(_ other: RulePack) -> Bool {
    let sharesTier = tiers.isEmpty || other.tiers.isEmpty || tiers.contains(where: other.tiers.contains)
    let sharesGround = ground.contains(where: other.holds) || other.ground.contains(where: holds)
    return sharesTier && (ground.isEmpty || other.ground.isEmpty || sharesGround)
  }

  /// Whether it lies within another: what a city says goes before what its province says, whatever tiers they speak
  /// about; of packs of one ground the one of fewer tiers.
  package func isNarrower(than other: RulePack) -> Bool {
    let isWithin = isOnGround(of: other)
    guard isWithin == other.isOnGround(of: self) else { return isWithin }
    let isOfFewer = !tiers.isEmpty && (other.tiers.isEmpty || tiers.count < other.tiers.count)
    return isWithin && isOfFewer && (other.tiers.isEmpty || tiers.allSatisfy(other.tiers.contains))
  }

  /// Whether its ground is that of another or a part of it.
  package func isOnGround(of other: RulePack) -> Bool {
    other.ground.isEmpty || !ground.isEmpty && ground.allSatisfy(other.holds)
  }

  package func holds(_ code: String) -> Bool { prefixes.contains { code.utf8.starts(with: $0) } }

  /// Numbers with points or hyphens between them, perhaps behind a v, or a date in words: 2026.11, v2-1, 2026年11月.
  static func isVersion(_ text: String) -> Bool {
    var rest = Substring(text)
    if let first = rest.first, first == "v" || first == "V" { rest = rest.dropFirst() }
    var isAfterDigit = false
    var last: Character?
    for letter in rest {
      let isDigit = letter.isASCII && letter.isNumber
      guard isDigit || isAfterDigit && ".-年月日".contains(letter) else { return false }
      (isAfterDigit, last) = (isDigit, letter)
    }
    return isAfterDigit || last.map { "年月日".contains($0) } ?? false
  }

  /// Whether its version is at least another, number by number.
  func isAtLeast(_ wanted: String) -> Bool {
    func numbers(_ text: String) -> [Int] {
      text.split { !$0.isNumber }.map { digits in
        digits.reduce(0) { sum, digit in min(sum, 1 << 40) * 10 + (digit.wholeNumberValue ?? 0) }
      }
    }
    let (own, wanted) = (numbers(version), numbers(wanted))
    for place in 0..<max(own.count, wanted.count) {
      let (left, right) = (place < own.count ? own[place] : 0, place < wanted.count ? wanted[place] : 0)
      if left != right { return left > right }
    }
    return true
  }
}
