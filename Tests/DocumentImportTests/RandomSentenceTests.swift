import DocumentImport
import Foundation
import RuleDSL
import TestKit
import Testing

/// Approvals made from a grammar, then damaged as copies are: what is read is what was meant, or it is listed.
@Suite("随机的批复")
struct RandomSentenceTests {
  /// `SENTENCES=10000` draws so many; `SEED=17 SENTENCES=1` the one with that seed.
  private static let count =
    ProcessInfo.processInfo.environment["SENTENCES"].flatMap { UInt64($0) } ?? 300 * UInt64(drawFactor)

  @Test("读出的正是写的人的意思；没读出的都列出")
  func sentences() throws {
    let vocabulary = try #require(Words.vocabulary)
    let first = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 1
    let reader = DocumentImport(vocabulary, places: Drafted.places)
    var (meant, found) = (0, 0)
    for seed in first..<first + Self.count {
      var drafted = Drafted(seed: seed)
      let text = drafted.damaged()
      let reading = try #require(reader.read([DocumentText(name: "\(seed).txt", plain: text)]).first)
      let lines = reading.lines(vocabulary) + reading.entries.map { entryLine($0, vocabulary) }
      for line in lines where !drafted.meant.contains(where: { $0.line == line }) {
        Issue.record("seed \(seed): \(line) was not meant in\n\(text)")
      }
      let listed = reading.unread.map { plain($0.source.words) }.joined(separator: "\n")
      for figure in drafted.meant where !lines.contains(figure.line) {
        if !listed.contains(plain(figure.digits)) { Issue.record("seed \(seed): \(figure.line) is lost in\n\(text)") }
      }
      meant += drafted.meant.count
      found += lines.count
    }
    // Damage that leaves no doubt hides little.
    #expect(Double(found) >= 0.9 * Double(meant), "\(found) of \(meant)")
  }
}

/// An item or a designation as a line: `重点建设项目清单 甲水库`, `主体功能定位 农产品主产区 乙市`.
private func entryLine(_ entry: ImportedEntry, _ vocabulary: Vocabulary) -> String {
  ([entry.title(vocabulary), plain(entry.value(vocabulary))] + entry.locations).joined(separator: " ")
}

/// Without blanks, in half width.
private func plain(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.compactMap { scalar in
        if scalar.properties.isWhitespace { return nil }
        return (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : scalar
      }
    )
  )
}

/// An approval, and what it means.
private struct Drafted {
  static let places = ["甲盟", "乙市", "丙旗"]

  struct Figure {
    var line: String
    var digits: String
  }

  private(set) var meant: [Figure] = []
  private var random: SplitMix64
  private var text = ""

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let place = random.pick(Self.places)
    let year = random.pick([2035, 2035, 2030])
    text = "二、筑牢安全发展的空间基础。" + random.pick(["", "明确", "规划"]) + "到\(year)年，\(place)"
    var clauses: [String] = []
    var kinds = Self.kinds
    for number in 0..<random.below(6) + 1 {
      let kind = kinds.remove(at: random.below(kinds.count))
      let operates = random.pick(kind.words)
      let digits = figure()
      let name = (number == 0 ? "" : random.pick(["", "", "全市"])) + random.pick(kind.names)
      switch random.below(12) {
      case 0:
        // Nobody has the number.
        clauses.append(name + operates.replacing("#", with: kind.unit))
      case 1:
        clauses.append(
          "\(random.pick(["近岸", "重点区域", "除飞地外的"]))\(name)\(operates.replacing("#", with: digits + kind.unit))"
        )
      default:
        clauses.append(
          name + operates.replacing("#", with: digits + kind.unit) + random.pick(["", "", "（占比\(figure())%）"])
        )
        meant.append(
          Figure(line: "\(place) \(year) \(kind.indicator) \(kind.sign) \(digits) \(kind.unit)", digits: digits)
        )
        // A first clause with words in between is one of the place named before it.
        if random.once(in: 5) {
          let other = figure()
          clauses[clauses.count - 1] += "，其中2025年\(kind.short)\(other)\(kind.unit)"
          meant.append(
            Figure(line: "\(place) 2025 \(kind.indicator) \(kind.sign) \(other) \(kind.unit)", digits: other)
          )
        }
      }
    }
    text += clauses.joined(separator: random.pick(["；", "；", "，"])) + "。新建学校\(random.below(9) + 1)所，完善设施。"
    if random.once(in: 2) { addYears(place) }
    if random.once(in: 2) { addDesignations() }
    if random.once(in: 2) { addList() }
  }

  // MARK: Years, lists, designations

  /// Two years with a figure each, in ideographs now and then.
  private mutating func addYears(_ place: String) {
    let (first, second) = (figure(), figure())
    let unit = "公顷"
    text += random.pick([
      "到2025年、2035年，\(place)林地保有量分别不低于\(first)\(unit)、\(second)\(unit)。",
      "\(place)林地保有量到2025年、2035年分别不低于\(first)和\(second)\(unit)。",
      "\(place)林地保有量2025年不低于\(first)\(unit)，2035年不低于\(second)\(unit)。",
    ])
    for (year, digits) in [(2025, first), (2035, second)] {
      meant.append(Figure(line: "\(place) \(year) 林地保有量 >= \(digits) \(unit)", digits: digits))
    }
    if random.once(in: 2) {
      let tens = random.below(8) + 2
      let numeral = String(Array("零一二三四五六七八九")[tens])
      text += "到2035年，\(place)湿地保护率不低于百分之\(numeral)十。"
      meant.append(Figure(line: "\(place) 2035 湿地保护率 >= \(tens * 10) %", digits: "百分之\(numeral)十"))
    }
  }

  private mutating func addDesignations() {
    var places = Self.places
    let value = random.pick(["农产品主产区", "重点生态功能区", "城市化地区"])
    let named = (0..<random.below(3) + 1).map { _ in places.remove(at: random.below(places.count)) }
    let joined = named.joined(separator: random.pick(["、", "和"]))
    text += random.pick([
      "将\(joined)确定为国家级\(value)。", "\(joined)主体功能定位为\(value)。", "\(value)包括\(joined)。", "\(joined)为省级\(value)，加强保护。",
    ])
    for place in named { meant.append(Figure(line: "主体功能定位 \(value) \(place)", digits: place)) }
  }

  private mutating func addList() {
    let subjects = ["甲河", "乙山", "和林", "丙城东", "呼和", "丁湖（二期）"]
    let kinds = ["水库", "快速公路", "抽水蓄能电站", "污水处理厂"]
    var names: [String] = []
    for _ in 0..<random.below(4) + 1 {
      let name = random.pick(subjects) + random.pick(kinds)
      if !names.contains(name) { names.append(name) }
    }
    switch random.below(6) {
    case 0: text += "列入重点建设项目名录的有" + names.joined(separator: "、") + "。"
    case 1: text += "重点建设项目包括" + names.joined(separator: "、") + "等\(names.count)个项目。"
    case 2: text += "重点建设项目包括：" + names.enumerated().map { "\($0 + 1).\($1)" }.joined(separator: "；") + "。"
    case 3: text += "将" + names.joined(separator: "、") + "列入重点项目清单，加快推进。"
    case 4:
      text += "\n三、重点建设项目\n"
      text += names.enumerated().map { "（\(Self.ideographs[$0])）\($1)。" }.joined(separator: "\n\n") + "\n\n四、实施。"
    default:
      // Nobody knows where the names begin.
      text += "重点建设项目包括" + names.map { "推进\($0)" }.joined(separator: "，") + "。"
      return
    }
    for name in names { meant.append(Figure(line: "重点建设项目清单 \(plain(name))", digits: name)) }
  }

  private static let ideographs = ["一", "二", "三", "四", "五"]

  private struct Kind {
    var indicator: String
    var names: [String]
    var words: [String]
    var short: String
    var sign: String
    var unit: String
  }

  private static let kinds = [
    Kind(
      indicator: "耕地保有量",
      names: ["耕地保有量"],
      words: ["不低于#", "不少于#", "将不低于#", "应不低于#"],
      short: "不低于",
      sign: ">=",
      unit: "万亩"
    ),
    Kind(
      indicator: "永久基本农田保护面积",
      names: ["永久基本农田保护面积", "永久基本农田", "永久基本农田面积"],
      words: ["不低于#", "不少于#"],
      short: "不低于",
      sign: ">=",
      unit: "万亩"
    ),
    Kind(
      indicator: "生态保护红线面积",
      names: ["生态保护红线面积", "生态保护红线"],
      words: ["不低于#"],
      short: "不低于",
      sign: ">=",
      unit: "万平方千米"
    ),
    Kind(
      indicator: "城镇开发边界扩展倍数",
      names: ["城镇开发边界扩展倍数"],
      words: ["控制在基于2020年城镇建设用地规模的#以内", "控制在#以内"],
      short: "不超过",
      sign: "<=",
      unit: "倍"
    ),
    Kind(
      indicator: "用水总量",
      names: ["用水总量"],
      words: ["不超过#", "控制在#以内"],
      short: "不超过",
      sign: "<=",
      unit: "亿立方米"
    ),
    Kind(indicator: "基本草原面积", names: ["基本草原面积"], words: ["不低于#"], short: "不低于", sign: ">=", unit: "万亩"),
  ]

  private mutating func figure() -> String {
    let whole = String(random.below(20_000) + 1)
    let decimals = random.below(5)
    return decimals == 0 ? whole : whole + "." + (0..<decimals).map { _ in String(random.below(10)) }.joined()
  }

  /// Lines broken anywhere, blanks, full width, heads and page numbers between lines.
  mutating func damaged() -> String {
    let width = random.below(30) + 4
    let (gaps, wide, broken, paged) = (random.once(in: 2), random.once(in: 3), random.once(in: 2), random.once(in: 3))
    var out = ""
    var column = 0
    var page = 1
    var isHeading = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        out += "\n"
        (column, isHeading) = (0, !isHeading)
        continue
      }
      // What announces a list stands in one line, else nobody sees that there is one.
      if isHeading {
        out.unicodeScalars.append(scalar)
        continue
      }
      if gaps, random.once(in: 8) { out += random.pick([" ", "\u{3000}", "\u{A0}"]) }
      let isPlain = (0x30...0x39).contains(scalar.value) || scalar == "."
      if wide, isPlain, random.once(in: 2), let full = Unicode.Scalar(scalar.value + 0xFEE0) {
        out.unicodeScalars.append(full)
      } else {
        out.unicodeScalars.append(scalar)
      }
      column += 1
      guard broken, column >= width else { continue }
      column = 0
      out += random.pick(["\n", "\n\n", "\r\n"])
      if paged, random.once(in: 3) {
        out += "— \(page) —\n"
        page += 1
      }
    }
    return out
  }
}
