/// A unit of measure, with its size in the plainest unit of its dimension.
package struct UnitEntry: Hashable, Sendable {
  /// The canonical spelling first.
  package let spellings: [String]
  package let dimension: Phrase
  /// Such as `2000/3`, in ``base``.
  package let factor: String
  /// Such as 平方米.
  package let base: String
  /// What may stand before it: 万, 亿 and so on.
  package let multipliers: [String]

  /// Every unit, in the order of ``Measure``.
  package static let all: [UnitEntry] = Measure.allCases.map { measure in
    let base = Measure.allCases.first {
      $0.dimension == measure.dimension && $0.scale == measure.dimension.coherentBase
    }
    let size = Rational(measure.scale, over: measure.dimension.coherentBase)
    return UnitEntry(
      spellings: measure.spellings,
      dimension: measure.dimension.name,
      factor: size.map { $0.denominator == 1 ? "\($0.numerator)" : "\($0.numerator)/\($0.denominator)" } ?? "",
      base: base?.spellings.first ?? "",
      multipliers: Unit.multiplierWords.filter { Unit(spelled: $0 + (measure.spellings.first ?? "")) != nil }
    )
  }
}
