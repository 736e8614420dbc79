/// A unit of measure without its multiplier: what stands after 万 or 亿.
///
/// To add one: a case, and what the compiler then demands.
public enum Measure: UInt8, Hashable, Codable, Sendable, CaseIterable {
  case squareMetre
  case mu
  case hectare
  case squareKilometre
  case cubicMetre
  case metre
  case kilometre
  case times
  case percent
  case permille
  case person
  case yuan
  case item
  case place
  case year

  public var dimension: Dimension {
    switch self {
    case .squareMetre, .mu, .hectare, .squareKilometre: .area
    case .cubicMetre: .volume
    case .metre, .kilometre: .length
    case .times, .percent, .permille: .ratio
    case .person: .people
    case .yuan: .money
    case .item, .place: .count
    case .year: .year
    }
  }

  /// Accepted spellings, the canonical one first.
  public var spellings: [String] {
    switch self {
    case .squareMetre: ["平方米", "㎡", "m²", "m2", "平米"]
    case .mu: ["亩", "mu", "市亩"]
    case .hectare: ["公顷", "ha", "hm²", "hm2", "㏊"]
    case .squareKilometre: ["平方千米", "平方公里", "km²", "km2", "㎢", "k㎡"]
    case .cubicMetre: ["立方米", "m³", "m3", "㎥"]
    case .metre: ["米", "m"]
    case .kilometre: ["千米", "公里", "km"]
    case .times: ["倍", "times"]
    case .percent: ["%", "％", "百分比"]
    case .permille: ["‰"]
    case .person: ["人", "persons"]
    case .yuan: ["元", "yuan"]
    case .item: ["个", "items", "户", "张"]
    case .place: ["处", "places"]
    case .year: ["年"]
    }
  }

  /// Size in base units of the dimension.
  ///
  /// Base units: area 1/3 cm² (so that 1 公顷 = 15 亩 is whole: 1 亩 = 2000/3 m²), volume 1 cm³,
  /// length 0.1 mm, ratio 10⁻⁹, people 10⁻⁴, money 10⁻⁴ 元, count 10⁻⁴, year 1.
  package var scale: Int128 {
    switch self {
    case .squareMetre: 30_000
    case .mu: 20_000_000
    case .hectare: 300_000_000
    case .squareKilometre: 30_000_000_000
    case .cubicMetre: 1_000_000
    case .metre: 10_000
    case .kilometre: 10_000_000
    case .times: 1_000_000_000
    case .percent: 10_000_000
    case .permille: 1_000_000
    case .person, .yuan, .item, .place: 10_000
    case .year: 1
    }
  }
}
