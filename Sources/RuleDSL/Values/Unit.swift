/// A unit of measure with its multiplier, as printed: 万亩, 平方公里, 亿立方米, 平方米/人, 立方米/万元.
public struct Unit: Hashable, Codable, Sendable {
  /// A measure with its multiplier, as one side of a compound unit.
  private struct Part: Hashable, Codable, Sendable {
    var measure: Measure
    /// Which of the multipliers stands before it; 0 for none.
    var multiplier: UInt8 = 0
    /// Which of the measure's spellings was used.
    var spelling: UInt8 = 0
  }

  private let part: Part
  /// What the unit is counted by: 人 of 平方米/人.
  private let divisor: Part?

  /// What may stand before a measure, and the power of ten it means; the longer ones first.
  private static let multipliers: [(word: String, power: UInt8)] = [
    ("", 0), ("万亿", 12), ("百万", 6), ("千万", 7), ("十万", 5), ("百", 2), ("千", 3), ("万", 4), ("亿", 8),
  ]

  /// What may stand before a measure, by size.
  package static let multiplierWords = multipliers.dropFirst().sorted { $0.power < $1.power }.map(\.word)

  public var measure: Measure { part.measure }

  /// `myriads` says how many times 万 (10⁴) multiplies the unit; 亿 is two.
  public init(_ measure: Measure, myriads: UInt8 = 0) {
    let place = Self.multipliers.firstIndex { $0.power == 4 * myriads } ?? 0
    part = Part(measure: measure, multiplier: UInt8(place))
    divisor = nil
  }

  /// Reads one spelling, such as `万平方公里`, `hm²` or `千米/平方千米`.
  ///
  /// Returns `nil` for an unknown unit, or for a multiplier that a unit does not take (万% or 万年).
  public init?(spelled text: some StringProtocol) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2, let first = Self.part(halves[0]) else { return nil }
    part = first
    divisor = halves.count == 2 ? Self.part(halves[1]) : nil
    guard halves.count == 1 || isWhole else { return nil }
  }

  /// One side of a compound unit.
  private static func part(_ text: some StringProtocol) -> Part? { parts[String(text)] }

  /// Every spelling of one side; where one could be read in two ways, the shorter multiplier goes first.
  private static let parts: [String: Part] = {
    let all = multipliers.enumerated().flatMap { place, multiplier in
      Measure.allCases.filter { place == 0 || $0.takesMultiplier(of: multiplier.power) }.flatMap { measure in
        measure.spellings.enumerated().map { number, spelling in
          (
            multiplier.word + spelling,
            Part(measure: measure, multiplier: UInt8(place), spelling: UInt8(number))
          )
        }
      }
    }
    return Dictionary(all) { first, _ in first }
  }()

  /// Whether a compound unit is a whole number of base units.
  private var isWhole: Bool {
    guard let divisor, let dimension = part.measure.dimension.divided(by: divisor.measure.dimension) else {
      return false
    }
    return quotient(divisor, dimension).map { $0.numerator > 0 && $0.denominator == 1 } ?? false
  }

  private func quotient(_ divisor: Part, _ dimension: Dimension) -> Rational? {
    let (upper, lower) = (part.measure.dimension.coherentBase, divisor.measure.dimension.coherentBase)
    guard let coherent = Rational(Self.size(part), over: upper),
      let per = Rational(lower, over: Self.size(divisor))
    else { return nil }
    return coherent.multiplied(by: per)?.multiplied(by: Rational(dimension.coherentBase))
  }

  private static func size(_ part: Part) -> Int128 {
    part.measure.scale * powerOfTen(multipliers[Int(part.multiplier)].power)
  }

  public var dimension: Dimension {
    let own = part.measure.dimension
    // That the exponents are in range was seen when the unit was read.
    return divisor.map { own.divided(by: $0.measure.dimension) ?? own } ?? own
  }

  /// The unit as it was written, full-width signs folded.
  public var text: String { Self.text(part) + (divisor.map { "/" + Self.text($0) } ?? "") }

  private static func text(_ part: Part) -> String {
    let written = part.measure.spellings[Int(part.spelling)]
    return multipliers[Int(part.multiplier)].word + (written == "％" ? "%" : written)
  }

  /// Whether both name the same size, however spelled: 平方公里 and 平方千米.
  public func isSame(as other: Unit) -> Bool {
    let plain = { (part: Part?) in part.map { Part(measure: $0.measure, multiplier: $0.multiplier) } }
    return plain(part) == plain(other.part) && plain(divisor) == plain(other.divisor)
  }

  /// Size in base units of the dimension (``Measure/scale``, ``Dimension/coherentBase``).
  package var scale: Int128 {
    guard let divisor else { return Self.size(part) }
    return quotient(divisor, dimension)?.numerator ?? 1
  }

  /// The closest spelling of a unit of a dimension, Chinese for Chinese; never one that differs in a power of ten.
  package static func nearest(to words: String, in dimension: Dimension) -> String? {
    let isHan = { (text: String) in text.unicodeScalars.last.map { (0x3400...0x9FFF).contains($0.value) } ?? false }
    let powers = { (text: String) in text.filter { "十百千万亿厘毫分kKhcdM".contains($0) }.sorted() }
    let candidates = allSpellings.filter { spelling in
      isHan(spelling) == isHan(words) && powers(spelling) == powers(words)
        && Unit(spelled: spelling)?.dimension == dimension
    }
    return RuleDSL.nearest(to: words, among: candidates, atMost: 2)
  }

  /// The unit that bytes begin with, such as those of `平方米/人 不超过`, and how many bytes it takes.
  package static func leading(_ bytes: some RandomAccessCollection<UInt8>) -> (unit: Unit, count: Int)? {
    for spelling in allSpellings where bytes.starts(with: spelling.utf8) {
      guard let unit = Unit(spelled: spelling) else { continue }
      let count = spelling.utf8.count
      let rest = bytes.dropFirst(count)
      guard rest.first == UInt8(ascii: "/") else { return (unit, count) }
      for other in allSpellings where rest.dropFirst().starts(with: other.utf8) {
        if let whole = Unit(spelled: "\(spelling)/\(other)") { return (whole, count + 1 + other.utf8.count) }
      }
      return (unit, count)
    }
    return nil
  }

  /// The canonical spellings, plain ones first, then those with 万 and 亿: what a misspelt unit may mean.
  package static let suggestions: [String] = {
    let multiplied = Measure.allCases.filter { $0.takesMultiplier(of: 8) }.compactMap(\.spellings.first)
    return Measure.allCases.compactMap(\.spellings.first)
      + multiplied.map { "万" + $0 } + multiplied.map { "亿" + $0 }
  }()

  /// Every spelling of a unit that is no compound, longest first, for splitting `300万亩`.
  package static let allSpellings: [String] = {
    let plain = Measure.allCases.flatMap(\.spellings)
    let all = multipliers.dropFirst().reduce(plain) { all, multiplier in
      let taking = Measure.allCases.filter { $0.takesMultiplier(of: multiplier.power) }
      return all + taking.flatMap(\.spellings).map { multiplier.word + $0 }
    }
    return Set(all).sorted { ($1.count, $0) < ($0.count, $1) }
  }()
}

extension Measure {
  /// Whether a power of ten may stand before it; 万亿 (10¹²) only where an amount of that size fits.
  fileprivate func takesMultiplier(of power: UInt8) -> Bool {
    switch self {
    case .percent, .permille, .times, .year: false
    case .squareMetre, .mu, .hectare, .squareKilometre, .kilometre: power < 12
    case .cubicMetre, .metre, .person, .yuan, .item, .place: true
    }
  }
}

extension Dimension {
  /// Base units in one coherent unit: m², m³, m, 倍, 人, 元, 个, 年, and what is made of them.
  ///
  /// Of a compound 3·10¹¹, so that 亩/人 is whole and 0.01 立方米/亿元, too.
  package var coherentBase: Int128 {
    switch self {
    case .area: Measure.squareMetre.scale
    case .volume: Measure.cubicMetre.scale
    case .length: Measure.metre.scale
    case .ratio: Measure.times.scale
    case .people: Measure.person.scale
    case .money: Measure.yuan.scale
    case .count: Measure.item.scale
    case .year: Measure.year.scale
    default: 300_000_000_000
    }
  }
}
