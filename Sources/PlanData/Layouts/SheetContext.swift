internal import RuleDSL
internal import Transmission

/// What titles, the name of a sheet and that of its file say about all of its figures.
struct SheetContext {
  private struct Saying: Equatable {
    var unit: Int?
    var year: Int?
    /// The first year of 2021—2035年.
    var start: Int?
    var role: Role?
    var indicator: Int?
    var measures: [Unit] = []
  }

  private let lexicon: Lexicon
  /// Of the names of file and sheet, and of the titles so far; the last that says something counts.
  private var name = Saying()
  private var title = Saying()
  /// 单位 that a note says, be it below the table.
  private var noted: [Unit] = []

  init(_ grid: Grid, _ lexicon: Lexicon) {
    self.lexicon = lexicon
    _ = Self.take(nameParts(grid.site.file).base, lexicon, &name)
    // A file is named for the year in which it was made, and plans are for years such as 2035.
    if let year = name.year, !year.isMultiple(of: 5) { name.year = nil }
    noted = Self.notedMeasures(in: grid)
    if grid.site.title.lowercased() != nameParts(grid.site.file).base {
      let before = name.year
      _ = Self.take(grid.site.title, lexicon, &name)
      if let year = name.year, !year.isMultiple(of: 5), !grid.site.title.holds("\(year)年") { name.year = before }
    }
  }

  /// The unit of the title; that of the sheet where the title is about a plan above it.
  var unit: Int? {
    guard let own = name.unit, let titled = title.unit else { return title.unit ?? name.unit }
    return lexicon.units.isAbove(titled, own) ? own : titled
  }

  var year: Int? { title.year ?? name.year }
  var role: Role? { title.role ?? name.role }
  /// The first year of the plans.
  var firstYear: Int { title.start ?? name.start ?? PlanYear.first }
  /// The first year that plans aim at; figures of years before are of the state at the time.
  var firstTarget: Int { firstYear == PlanYear.first ? PlanYear.near : firstYear }
  /// The only indicator that the title or name speaks of.
  var indicator: Int? { title.indicator ?? name.indicator }
  private var measures: [Unit] { [title.measures, name.measures].first { !$0.isEmpty } ?? noted }

  /// Whether titles say more than whose the figures are.
  var saysOfFigures: Bool { title != Saying(unit: title.unit) }

  /// What a line between rows says of those below it: 一、上级下达任务.
  mutating func take(line: HeaderMeaning) {
    title.role = line.role ?? title.role
    title.year = line.year ?? title.year
    if let measure = line.measure { title.measures = [measure] }
  }

  /// Another table begins, of which titles further up say only whose it is.
  mutating func begin() { title = Saying(unit: title.unit) }

  /// Takes the words of a title; returns whether they say anything.
  mutating func take(_ text: String) -> Bool {
    let before = title
    return Self.take(text, lexicon, &title).hasAttribute || title != before
  }

  private static func take(_ text: String, _ lexicon: Lexicon, _ said: inout Saying) -> HeaderMeaning {
    let plain = folded(text)
    let meaning = HeaderMeaning(text, lexicon)
    said.unit = meaning.unit ?? lexicon.units.mentioned(in: foldedHeader(plain)) ?? said.unit
    said.indicator = lexicon.onlyIndicator(in: foldedHeader(plain)) ?? said.indicator
    if let years = years(in: plain) {
      (said.year, said.start) = (years.last, years.first == years.last ? said.start : years.first)
    }
    let aims = ["规划", "目标", "下达", "任务"].contains { plain.holds($0) }
    if plain.holds("本级") { said.role = .own }
    // 落实省级下达指标 is what a plan itself says.
    if plain.holds("下达"), !["落实", "承接", "执行"].contains(where: { plain.holds($0) }) { said.role = .allotted }
    if plain.holds("现状"), !aims { said.role = .present }
    let found = measures(in: plain)
    if !found.isEmpty { said.measures = found } else if let measure = meaning.measure { said.measures = [measure] }
    return meaning
  }

  /// Both years of 2021—2035年, or the only one; the day on which a table was made says nothing of its figures.
  private static func years(in text: String) -> (first: Int, last: Int)? {
    var years: [Int] = []
    var isRange = false
    let folded = foldedHeader(text)
    var rest = (PlanYear.inDigits(folded) ?? folded)[...]
    while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let digits = rest[start...].prefix { $0.isASCII && $0.isNumber }
      var tail = rest[digits.endIndex...]
      let isDate =
        isOfDay(tail) || isOfDocument(tail)
        || dayWords.contains { rest[..<start].hasSuffix($0) || rest[..<start].hasSuffix($0 + ":") }
      if digits.count == 4, let year = HeaderMeaning.year(String(digits)), !isDate { years.append(year) }
      if tail.hasPrefix("年") { tail = tail.dropFirst() }
      if let mark = tail.first, "-—–―~～至".contains(mark), !isDate { isRange = true }
      rest = rest[digits.endIndex...]
    }
    let distinct = Set(years)
    guard let first = years.min(), let last = years.max(), distinct.count == 1 || isRange && distinct.count == 2
    else {
      return nil
    }
    return (first, last)
  }

  private static let dayWords = ["编制日期", "制表日期", "填报日期", "填表日期", "日期", "编制时间", "填报时间", "制表时间", "时间", "印发"]

  /// Whether what stands behind a year makes it one of a document: 〔2023〕12号, 2023-12号.
  private static func isOfDocument(_ tail: Substring) -> Bool {
    guard let mark = tail.first, "〕]】)-—".contains(mark) else { return false }
    let number = tail.dropFirst().drop { "第 ".contains($0) }
    let rest = number.drop { $0.isASCII && $0.isNumber }
    return rest.count < number.count && rest.hasPrefix("号")
  }

  /// Whether what stands behind a year makes it a day: 年12月, .12.31, 年编制.
  private static func isOfDay(_ tail: Substring) -> Bool {
    let rest =
      tail.hasPrefix("年") ? tail.dropFirst() : tail.first.map { "-./".contains($0) } ?? false ? tail.dropFirst() : ""
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    let behind = rest.dropFirst(number.count)
    if (1...2).contains(number.count), let value = Int(number), (1...12).contains(value) {
      return behind.hasPrefix("月") || behind.first.map { "-./".contains($0) } ?? false
        || !tail.hasPrefix("年") && (behind.isEmpty || number.count == 2)
    }
    return ["编制", "编", "修订", "修改", "印发", "批复", "批准", "填报", "制表", "公布", "上报", "版"].contains { rest.hasPrefix($0) }
  }

  /// 单位：万亩、公顷.
  private static func measures(in text: String) -> [Unit] {
    guard let mark = text.firstRange(of: "单位") else { return [] }
    let tail = text[mark.upperBound...].drop { ":： 均都皆为是".contains($0) }.prefix { !")）。".contains($0) }
    return tail.split { "、,，;；和 ".contains($0) }.compactMap { Unit(written: $0) }
  }

  /// 注：面积单位为万亩。 Of notes that say different things, none counts.
  private static func notedMeasures(in grid: Grid) -> [Unit] {
    let said = grid.cells.lazy.filter { $0.kind == .text && ["注", "说明", "备注"].contains(where: $0.text.hasPrefix) }
      .map { measures(in: folded($0.text)) }.filter { !$0.isEmpty }
    guard let first = said.first, said.allSatisfy({ $0 == first }) else { return [] }
    return first
  }

  /// The one unit of measure of the title that an indicator may have.
  func measure(of indicator: Int) -> Unit? {
    let fitting = measures.filter { $0.dimension == lexicon.vocabulary.indicators[indicator].dimension }
    return fitting.count == 1 ? fitting[0] : nil
  }
}
