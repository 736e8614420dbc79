internal import RuleDSL
internal import TestKit
internal import Transmission

/// What the figures of one column, or of one line of columns, are about; and how headers say so.
struct DraftColumn {
  let indicator: Indicator
  let year: Int
  let role: Role
  /// As the table spells it.
  let measure: String
  let decimals: Int
  /// How headers call the indicator.
  var alias: String

  init(_ indicator: Indicator, year: Int, role: Role, _ measure: String, decimals: Int, alias: String) {
    (self.indicator, self.year, self.role, self.measure) = (indicator, year, role, measure)
    (self.decimals, self.alias) = (decimals, alias)
  }

  /// Indicators that tables of the tests may hold, each with one spelling of its unit.
  static func subjects(
    _ vocabulary: Vocabulary,
    _ count: Int,
    _ random: inout SplitMix64
  ) -> [(indicator: Indicator, measure: String, decimals: Int, alias: String)] {
    let usable = vocabulary.indicators.filter { $0.attribute != .state && measures[$0.dimension] != nil }
    return usable.shuffled(using: &random).prefix(count).map { indicator in
      var spellings = measures[indicator.dimension] ?? []
      // 倍 for what is counted in 倍 only.
      if indicator.dimension == .ratio { spellings = [indicator.unit.text] }
      let measure = random.pick(spellings)
      let most = ["亩", "平方米", "m²"].contains(measure) ? 0 : 4
      return (indicator, measure, random.below(most + 1), random.pick([indicator.name] + indicator.aliases))
    }
  }

  private static let measures: [Dimension: [String]] = [
    .area: ["万亩", "万亩", "亩", "公顷", "hm²", "平方千米", "km²", "千公顷", "万公顷", "平方公里", "㎡"],
    .volume: ["亿立方米", "万立方米", "亿m³"],
    .length: ["千米", "公里", "km"],
    .ratio: ["%"],
    .count: ["个", "处"],
    .people: ["万人"],
    .money: ["亿元", "万元"],
  ]

  /// Digits of a value that a place of a family may have.
  func digits(_ random: inout SplitMix64) -> (mantissa: Int, decimals: Int) {
    let most: Int
    switch measure {
    case "亩", "㎡": most = 900_000
    case "万公顷", "亿立方米", "亿m³", "倍", "%": most = 90
    case "个", "处": most = 40
    default: most = 900
    }
    let decimals = indicator.dimension == .count ? 0 : decimals
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    return (1 + random.below(most * scale), decimals)
  }

  // MARK: Headers

  enum Level { case indicator, named, measure, year, role, time, all }

  /// The words of a level; blank where it says nothing.
  func label(_ level: Level, hasYear: Bool, _ style: Int) -> String {
    switch level {
    case .indicator: return alias
    case .named:
      return [
        "\(alias)（\(measure)）", "\(alias)(\(measure))", "\(alias)/\(measure)", "\(alias)（单位：\(measure)）",
        "\(alias)\n（\(measure)）",
      ][style % 5]
    case .measure: return style.isMultiple(of: 2) ? measure : "（\(measure)）"
    case .year: return hasYear ? ["\(year)年", "\(year)"][style % 2] : ""
    case .role: return role == .own ? ["本级", "规划目标", "目标值"][style % 3] : role == .allotted ? "下达" : "现状"
    case .time:
      let words: [String]
      switch (role, hasYear) {
      case (.own, true):
        let stage = year == 2025 ? ["近期", "2025年（近期）"] : ["规划期末", "2021—2035年"]
        words = ["\(year)年", "\(year)年目标", "规划目标（\(year)年）", "\(year)", "目标年（\(year)年）", "至\(year)年"] + stage
      case (.allotted, true):
        words = ["\(year)年下达", "上级下达（\(year)年）", "下达任务（\(year)）", "省级下达指标（\(year)年）", "\(year)年上级任务"]
      case (.allotted, false): words = ["下达", "上级下达", "下达任务", "下达指标", "市政府下达", "自治区级分解任务", "上位规划要求", "考核指标"]
      case (.own, false): words = ["本级", "规划目标", "目标值"]
      case (_, _):
        words = ["\(year)年现状", "现状（\(year)年）", "基期年（\(year)年）", "\(year)现状值", "\(year)年（现状）", "\(year)年", "现状"]
      }
      return words[style % words.count]
    case .all:
      let year = hasYear ? "\(year)年" : ""
      let tail = hasYear ? "（\(self.year)年，\(measure)）" : "（\(measure)）"
      let words: [String]
      switch role {
      case .allotted:
        words = ["\(year)下达\(alias)（\(measure)）", "\(alias)下达数" + tail, "市级下达\(alias)" + tail, "\(alias)上级指标" + tail]
      case .present:
        words = [
          "\(self.year)年\(alias)现状（\(measure)）", "现状\(alias)（\(self.year)年，\(measure)）",
          "\(self.year)年\(alias)（\(measure)）",
        ]
      default:
        words = [
          "\(year)\(alias)（\(measure)）", "\(alias)" + tail, "规划\(alias)" + tail, "\(year)\(alias)任务（\(measure)）",
        ]
      }
      return words[style % words.count]
    }
  }
}
