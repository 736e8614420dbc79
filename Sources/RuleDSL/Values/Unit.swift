/// A unit of measure with its multiplier, as printed: 万亩, 平方公里, 亿立方米.
public struct Unit: Hashable, Codable, Sendable {
  public let measure: Measure
  /// How many times 万 (10⁴) multiplies the unit; 亿 is two.
  public let myriads: UInt8
  /// Which of the measure's spellings was used.
  let spelling: UInt8

  public init(_ measure: Measure, myriads: UInt8 = 0) {
    self.measure = measure
    self.myriads = myriads
    self.spelling = 0
  }

  /// Reads one spelling, such as `万平方公里`; full-width and half-width signs are the same.
  ///
  /// Returns `nil` for an unknown unit, or for a multiplier that a unit does not take (万% or 万年).
  public init?(spelled text: some StringProtocol) {
    var rest = Substring(text)
    var myriads: UInt8 = 0
    if rest.hasPrefix("万") {
      myriads = 1
      rest = rest.dropFirst()
    } else if rest.hasPrefix("亿") {
      myriads = 2
      rest = rest.dropFirst()
    }
    for measure in Measure.allCases {
      guard let spelling = measure.spellings.firstIndex(of: String(rest)) else { continue }
      guard myriads == 0 || measure.takesMultiplier else { return nil }
      self.measure = measure
      self.myriads = myriads
      self.spelling = UInt8(spelling)
      return
    }
    return nil
  }

  public var dimension: Dimension { measure.dimension }

  /// The unit as it was written, full-width signs folded.
  public var text: String {
    let multiplier = ["", "万", "亿"][Int(myriads)]
    let written = measure.spellings[Int(spelling)]
    return multiplier + (written == "％" ? "%" : written)
  }

  /// Whether both name the same size, however spelled: 平方公里 and 平方千米.
  public func isSame(as other: Unit) -> Bool {
    measure == other.measure && myriads == other.myriads
  }

  /// Size in base units of the dimension (``Measure/scale``).
  package var scale: Int128 {
    measure.scale * [1, 10_000, 100_000_000][Int(myriads)]
  }

  /// The canonical spellings, plain ones first, then those with 万 and 亿: what a misspelt unit may mean.
  package static let suggestions: [String] = {
    let multiplied = Measure.allCases.filter(\.takesMultiplier).compactMap(\.spellings.first)
    return Measure.allCases.compactMap(\.spellings.first)
      + multiplied.map { "万" + $0 } + multiplied.map { "亿" + $0 }
  }()

  /// Every spelling that is accepted, longest first, for splitting `300万亩`.
  package static let allSpellings: [String] = {
    let plain = Measure.allCases.flatMap(\.spellings)
    let multiplied = Measure.allCases.filter(\.takesMultiplier).flatMap(\.spellings)
    let all = plain + multiplied.flatMap { ["万" + $0, "亿" + $0] }
    return all.sorted { ($1.count, $0) < ($0.count, $1) }
  }()
}

extension Measure {
  fileprivate var takesMultiplier: Bool { ![.percent, .permille, .times, .year].contains(self) }
}
