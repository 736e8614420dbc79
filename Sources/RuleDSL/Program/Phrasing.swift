/// How documents speak of a figure: `{指标}[将](不低于/不少于){数值}`, of items of a list: `将{名称}列入{名录}`, of a
/// designation: `将{行政区}确定为{取值}`; or what stands before one: `到{年份}`.
public struct Phrasing: Hashable, Sendable, Placed {
  /// A part of what is written.
  public enum Part: Hashable, Sendable {
    /// Words without blanks, in half width.
    case words(String)
    case slot(Slot)
    /// One of several ways to go on.
    case choice([[Part]], isOptional: Bool)
  }

  /// What documents put there.
  public enum Slot: Hashable, Sendable, CaseIterable {
    /// The name of an indicator.
    case indicator
    /// A number with its unit.
    case value
    /// The year that a figure is of.
    case year
    /// The year that a figure is compared with.
    case baseYear
    /// The name of a unit of government.
    case place
    /// 引用: words such as 自治区下达指标.
    case reference
    /// The name of a list.
    case list
    /// Names of items of a list.
    case item
    /// A value of a designation.
    case designated
  }

  public var parts: [Part]
  /// `nil` for what only stands before figures.
  public var direction: Direction?
  /// Index of the indicator, where the words are about that one only.
  public var indicator: Int?
  /// Index of the list, where the words are about that one only.
  public var list: Int?
  /// Index of the designation, where the words are about that one only.
  public var designation: Int?
  /// The unit of measure of a number that is printed without one.
  public var unit: Unit?
  package var span = Span(file: 0, start: 0, end: 0)

  package init(parts: [Part], span: Span = Span(file: 0, start: 0, end: 0)) {
    (self.parts, self.span) = (parts, span)
  }

  /// As it is written, in half width, slots by their Chinese names.
  public var text: String { Self.text(parts) }

  private static func text(_ parts: [Part]) -> String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .slot(let slot): "{\(slot.keyword.chinese)}"
      case .choice(let ways, let isOptional):
        (isOptional ? "[" : "(") + ways.map { text($0) }.joined(separator: "/") + (isOptional ? "]" : ")")
      }
    }.joined()
  }

  /// What a phrasing is.
  public enum Kind: Hashable, Sendable {
    /// A sentence about a figure.
    case figure
    /// A sentence about items of a list, or about values of a designation.
    case entry
    /// What documents call an indicator, a list or a designation in sentences, and nowhere else.
    case name
    /// What only stands before figures.
    case leadIn
  }

  public var kind: Kind {
    if holds(.value) || holds(.reference) { return .figure }
    if holds(.item) || holds(.designated) { return .entry }
    return indicator == nil && list == nil && designation == nil ? .leadIn : .name
  }

  /// With the word 分别: as many figures as names, one for each; names that it does not say are those before it.
  public var isRespective: Bool {
    (namesIndicator || indicator == nil) && holds(.value)
      && parts.contains { part in
        if case .words(let words) = part { words.contains("分别") } else { false }
      }
  }

  /// Whether it could be a name: words, and perhaps the year that something is compared with.
  var isPlainName: Bool { !namesIndicator && !holds(.place) && !holds(.list) }

  /// Whether a name of an indicator stands in it.
  public var namesIndicator: Bool { holds(.indicator) }

  /// Whether a slot stands anywhere in it.
  public func holds(_ slot: Slot) -> Bool { Self.holds(slot, parts) }

  private static func holds(_ slot: Slot, _ parts: [Part]) -> Bool {
    parts.contains { part in
      switch part {
      case .words: false
      case .slot(let other): other == slot
      case .choice(let ways, _): ways.contains { holds(slot, $0) }
      }
    }
  }

  /// Every way to write it, each slot as a mark; at most some thousands.
  var ways: [String] { Self.ways(parts, of: "", { $0 }, +) }

  /// A number for each of the ``ways``, without their texts: equal texts have equal numbers.
  var wayNumbers: [UInt64] {
    Self.ways(parts, of: TextNumber(""), { TextNumber($0) }, { $0.followed(by: $1) }).map(\.value)
  }

  private static func ways<Way>(
    _ parts: [Part],
    of nothing: Way,
    _ text: (String) -> Way,
    _ joined: (Way, Way) -> Way
  ) -> [Way] {
    parts.reduce([nothing]) { heads, part in
      let tails: [Way]
      switch part {
      case .words(let words): tails = [text(words)]
      case .slot(let slot): tails = [text("{\(slot.keyword.chinese)}")]
      case .choice(let choices, let isOptional):
        tails = choices.flatMap { ways($0, of: nothing, text, joined) } + (isOptional ? [nothing] : [])
      }
      return heads.count * tails.count > 4096 ? heads : heads.flatMap { head in tails.map { joined(head, $0) } }
    }
  }

  /// The bytes of a text as digits of a number: that of two texts behind each other comes of theirs.
  struct TextNumber {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    private(set) var value: UInt64 = 0
    private var shift: UInt64 = 1

    init(_ text: String) {
      for byte in text.utf8 {
        value = value &* Self.base &+ UInt64(byte) &+ 1
        shift = shift &* Self.base
      }
    }

    func followed(by other: TextNumber) -> TextNumber {
      var whole = self
      whole.value = value &* other.shift &+ other.value
      whole.shift = shift &* other.shift
      return whole
    }
  }
}

extension Phrasing.Slot: Worded {
  package var keyword: Keyword {
    switch self {
    case .indicator: .indicators
    case .value: .printed
    case .year: .years
    case .place: .units
    case .reference: .basis
    case .baseYear: .baseYear
    case .list: .list
    case .item: .name
    case .designated: .value
    }
  }
}
