/// The kind of a quantity, as exponents of the things planners count.
///
/// Area is length², volume length³; a ratio has no exponent at all.
/// Two quantities compare and add only within one dimension; products and quotients add and subtract exponents.
public struct Dimension: Hashable, Codable, Sendable {
  public let length: Int8
  public let people: Int8
  public let money: Int8
  public let items: Int8
  public let years: Int8

  public init(length: Int8 = 0, people: Int8 = 0, money: Int8 = 0, items: Int8 = 0, years: Int8 = 0) {
    self.length = length
    self.people = people
    self.money = money
    self.items = items
    self.years = years
  }

  public static let ratio = Dimension()
  public static let length = Dimension(length: 1)
  public static let area = Dimension(length: 2)
  public static let volume = Dimension(length: 3)
  public static let people = Dimension(people: 1)
  public static let money = Dimension(money: 1)
  public static let count = Dimension(items: 1)
  public static let year = Dimension(years: 1)

  /// The dimension of a product, or `nil` when an exponent leaves the range.
  package func multiplied(by other: Dimension) -> Dimension? {
    combined(with: other) { $0.addingReportingOverflow($1) }
  }

  /// The dimension of a quotient, or `nil` when an exponent leaves the range.
  package func divided(by other: Dimension) -> Dimension? {
    combined(with: other) { $0.subtractingReportingOverflow($1) }
  }

  private func combined(
    with other: Dimension,
    _ operation: (Int8, Int8) -> (partialValue: Int8, overflow: Bool)
  ) -> Dimension? {
    let parts = zip(exponents, other.exponents).map(operation)
    guard !parts.contains(where: \.overflow) else { return nil }
    let values = parts.map(\.partialValue)
    return Dimension(
      length: values[0],
      people: values[1],
      money: values[2],
      items: values[3],
      years: values[4]
    )
  }

  private var exponents: [Int8] { [length, people, money, items, years] }

  /// The word a planner uses.
  public var name: Phrase {
    switch self {
    case .ratio: Phrase("比率", "ratio")
    case .length: Phrase("长度", "length")
    case .area: Phrase("面积", "area")
    case .volume: Phrase("体积", "volume")
    case .people: Phrase("人数", "people")
    case .money: Phrase("金额", "money")
    case .count: Phrase("个数", "count")
    case .year: Phrase("年份", "year")
    default: Phrase("复合量（\(formula)）", "compound quantity (\(formula))")
    }
  }

  private var formula: String {
    let symbols = ["m", "人", "元", "个", "年"]
    return zip(symbols, exponents)
      .filter { $0.1 != 0 }
      .map { $0.1 == 1 ? $0.0 : "\($0.0)^\($0.1)" }
      .joined(separator: "·")
  }
}
