/// The words rules may use, collected from every 词汇.
public struct Vocabulary: Hashable, Sendable {
  /// From the highest tier of government down; behind the lowest, the kinds of plans that stand beside the comprehensive
  /// ones (规划类型), in the order of their names.
  public var tiers: [Tier] = []
  public var indicators: [Indicator] = [] { didSet { names = nil } }
  public var documents: [CitedDocument] = [] { didSet { names = nil } }
  public var issuers: [Issuer] = []
  /// How documents speak of figures; in the order of what is written.
  public var phrasings: [Phrasing] = []
  public var layers: [Layer] = [] { didSet { names = nil } }
  public var codeSystems: [CodeSystem] = []
  /// At most one from each system to another.
  public var mappings: [CodeMapping] = []
  /// In the order of names.
  public var lists: [ItemList] = [] { didSet { names = nil } }
  /// In the order of names.
  public var designations: [Designation] = [] { didSet { names = nil } }

  /// Once everything that has names is there.
  private var names: VocabularyNames?

  public init() {}

  /// Puts names in order, so that looking them up takes no search.
  mutating func indexNames() {
    names = VocabularyNames(self)
  }

  /// Index of an indicator by name or alias.
  package func indicator(named name: String) -> Int? {
    names.map { $0.indicators[name] } ?? indicators.firstIndex { $0.isNamed(name) }
  }

  /// Index of a layer by name or alias.
  package func layer(named name: String) -> Int? {
    names.map { $0.layers[name] } ?? layers.firstIndex { $0.isNamed(name) }
  }

  /// Index of a list by name or alias.
  package func list(named name: String) -> Int? {
    names.map { $0.lists[name] } ?? lists.firstIndex { $0.name == name || $0.aliases.contains(name) }
  }

  /// Index of a designation by name.
  package func designation(named name: String) -> Int? {
    names.map { $0.designations[name] } ?? designations.firstIndex { $0.name == name }
  }

  /// Index of the document of a number, or of a title where no number is stated.
  func document(_ title: String, _ number: String?) -> Int? {
    if let number { return names.map { $0.numbers[number] } ?? documents.firstIndex { $0.number == number } }
    let folded = title.foldedTitle
    return names.map { $0.titles[folded] } ?? documents.firstIndex { $0.title.foldedTitle == folded }
  }

  /// Index of the layer that draws the ground units govern: 行政区, when the vocabulary has it.
  package var territory: Int? { layers.firstIndex(where: \.isTerritory) }

  /// Index of a code system by name; letter case and full-width marks play no part.
  package func codeSystem(named name: String) -> Int? {
    let wanted = CodeSystem.folded(name).lowercased()
    return codeSystems.firstIndex { CodeSystem.folded($0.name).lowercased() == wanted }
  }

  /// How many of the tiers are of government.
  public var governmentTiers: Int { tiers.firstIndex(where: \.isBranch) ?? tiers.count }

  /// Index of a tier by name or alias.
  package func tier(named name: String) -> Int? {
    tiers.firstIndex { $0.isNamed(name) }
  }
}

/// Where words stand by name and other names, the first of each name; says nothing that they do not.
private struct VocabularyNames: Hashable, Sendable {
  let indicators: [String: Int]
  let layers: [String: Int]
  let lists: [String: Int]
  let designations: [String: Int]
  /// Of documents.
  let titles: [String: Int]
  let numbers: [String: Int]

  init(_ vocabulary: Vocabulary) {
    func places(_ names: [[String]]) -> [String: Int] {
      let pairs = names.enumerated().flatMap { place, names in names.map { ($0, place) } }
      return Dictionary(pairs) { first, _ in first }
    }
    indicators = places(vocabulary.indicators.map { [$0.name] + $0.aliases })
    layers = places(vocabulary.layers.map { [$0.name] + $0.aliases })
    lists = places(vocabulary.lists.map { [$0.name] + $0.aliases })
    designations = places(vocabulary.designations.map { [$0.name] })
    titles = places(vocabulary.documents.map { [$0.title.foldedTitle] })
    numbers = places(vocabulary.documents.map { $0.number.map { [$0] } ?? [] })
  }

  static func == (_: Self, _: Self) -> Bool { true }
  func hash(into _: inout Hasher) {}
}

extension String {
  /// The same for titles that are one: marks of a title inside a title, 《 》 or 〈 〉, are the same.
  var foldedTitle: String {
    guard unicodeScalars.contains(where: { $0 == "〈" || $0 == "〉" }) else { return self }
    return String(map { $0 == "〈" ? "《" : $0 == "〉" ? "》" : $0 })
  }
}

/// What a vocabulary names, and its other names.
private protocol Named {
  var name: String { get }
  var aliases: [String] { get }
}

extension Named {
  fileprivate func isNamed(_ wanted: String) -> Bool {
    // Most names differ in their first ideograph, which is seen much sooner than that strings are not equivalent.
    let first = wanted.unicodeScalars.first.flatMap { $0.isUnifiedIdeograph ? $0 : nil }
    func isSame(_ known: String) -> Bool {
      if let first, let other = known.unicodeScalars.first, other.isUnifiedIdeograph, other != first { return false }
      return known == wanted
    }
    return isSame(name) || aliases.contains(where: isSame)
  }
}

extension Tier: Named {}
extension Indicator: Named {}
extension Layer: Named {}

/// A tier of government: 省级, with 自治区 and 直辖市 as aliases; or a kind of plan that stands beside the comprehensive ones.
public struct Tier: Hashable, Sendable {
  public var name: String
  public var aliases: [String]
  /// Whether its plans obey the plan above them without adding up to it: 单元详细规划, 专项规划.
  public var isBranch: Bool

  public init(name: String, aliases: [String], isBranch: Bool = false) {
    (self.name, self.aliases, self.isBranch) = (name, aliases, isBranch)
  }
}

/// An indicator that plans commit to.
public struct Indicator: Hashable, Sendable, Placed {
  public var name: String
  public var aliases: [String] = []
  /// The unit reports use; figures may be printed in any unit of its dimension.
  public var unit: Unit
  public var direction: Direction
  public var attribute = Attribute.binding
  /// Where it is defined.
  package var span = Span(file: 0, start: 0, end: 0)

  public var dimension: Dimension { unit.dimension }

  public enum Attribute: Hashable, Sendable {
    /// 约束性
    case binding
    /// 预期性
    case expected
    /// A measured state, not a commitment: 现状.
    case state
  }
}

/// Which side a commitment binds, and with it which of two figures is stricter.
public enum Direction: String, Hashable, Codable, Sendable, CaseIterable {
  /// ≥ a; stricter is larger.
  case floor
  /// ≤ b; stricter is smaller.
  case ceiling
  /// = c.
  case fixed

  /// The operator of the contract's JSON.
  public var symbol: String {
    switch self {
    case .floor: ">="
    case .ceiling: "<="
    case .fixed: "="
    }
  }
}

/// A law, approval or notice that rules may cite.
public struct CitedDocument: Hashable, Sendable, Placed {
  public var title: String
  public var number: String?
  public var effective: PlanDate?
  public var repealed: PlanDate?
  /// Where it is defined.
  package var span = Span(file: 0, start: 0, end: 0)

  package init(
    title: String,
    number: String?,
    effective: PlanDate?,
    repealed: PlanDate? = nil,
    span: Span = Span(file: 0, start: 0, end: 0)
  ) {
    (self.title, self.number, self.effective, self.repealed, self.span) = (title, number, effective, repealed, span)
  }
}

/// Says that another government than the administrative parent issues a unit's figure.
public struct Issuer: Hashable, Sendable {
  /// Name or code of the unit the figure is issued to.
  public var unit: String
  /// Index of the indicator; `nil` for every indicator that no other line names.
  public var indicator: Int?
  /// Name or code of the government that issues it.
  public var issuer: String
}

/// Something that is defined at a place of its own.
protocol Placed: Equatable {
  var span: Span { get set }
}

extension Placed {
  /// Whether both say the same, wherever they stand.
  func isSame(as other: Self) -> Bool {
    var copy = other
    copy.span = span
    return copy == self
  }
}
