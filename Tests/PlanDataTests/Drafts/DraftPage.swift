@testable internal import PlanData
internal import RuleDSL
internal import TestKit
internal import Transmission

/// One sheet on its way from top to bottom.
struct DraftPage {
  enum Layout { case long, wide, transposed, levels }
  typealias Subject = (indicator: Indicator, measure: String, decimals: Int, alias: String)

  var random: SplitMix64
  let family: DraftFamily
  let subjects: [Subject]
  let times: [RandomTables.Time]
  /// The file tells neither formats nor merged cells.
  let isText: Bool
  /// Nothing but a header and rows, as databases hold them.
  var isBare = false
  var mayOmitYear = false
  var mayOmitRole = false
  var sheet: DraftSheet
  var meant: [MeantFigure] = []
  /// The cell that says whose the figures of the current row are; and by column, the one that names their indicator.
  var subject: DraftPlace?
  var headers: [Int: DraftPlace] = [:]
  /// The next free row, and the first column.
  var row = 0
  let left: Int
  let style: DraftValue.Style

  init(
    _ name: String,
    _ family: DraftFamily,
    _ subjects: [Subject],
    _ times: [RandomTables.Time],
    _ seed: UInt64,
    isText: Bool,
    isBare: Bool = false,
    isOld: Bool = false
  ) {
    random = SplitMix64(seed: seed)
    sheet = DraftSheet(name)
    (self.family, self.subjects, self.times, self.isText) = (family, subjects, times, isText)
    self.isBare = isBare
    left = random.once(in: 5) && !isBare ? 1 : 0
    let plain: [DraftValue.Style] = isOld ? [.text, .grouped, .fixed, .general] : [.text, .text, .grouped]
    style = random.pick(isText ? plain : DraftValue.Style.allCases)
    if random.once(in: 6), !isBare { row = 1 }
  }

  // MARK: Parts that all layouts share

  mutating func put(_ column: Int, _ text: String, _ mustBeUsed: Bool? = true) {
    guard !text.isEmpty else { return }
    var cell = DraftCell(text: text, mustBeUsed: mustBeUsed)
    // What looks like a year is a number in most workbooks.
    if !isText, text.count == 4, text.hasPrefix("20"), Int(text) != nil, style != .text {
      cell.kind = .number(stored: text, format: "General")
    }
    sheet[row, left + column] = cell
  }

  /// A title over the whole width, and what stands below it.
  mutating func putTitle(_ text: String, width: Int) {
    put(0, text, nil)
    sheet.merge(row...row, left...left + max(0, width - 1))
    row += random.once(in: 4) ? 2 : 1
  }

  /// 单位：万亩 at the right.
  mutating func putMeasures(width: Int) {
    let spellings = subjects.reduce(into: [String]()) { if !$0.contains($1.measure) { $0.append($1.measure) } }
    put(max(0, width - 1), random.pick(["单位：", "计量单位：", "（单位："]) + spellings.joined(separator: "、"), nil)
    if let cell = sheet[row, left + max(0, width - 1)], cell.text.hasPrefix("（") {
      sheet[row, left + max(0, width - 1)]?.text = cell.text + "）"
    }
    row += 1
  }

  /// Whether one unit of measure in the title can be only one for each indicator.
  var measuresAreClear: Bool {
    subjects.allSatisfy { one in
      Set(subjects.filter { $0.indicator.dimension == one.indicator.dimension }.map(\.measure)).count == 1
    }
  }

  mutating func putNotes() {
    if isBare { return }
    if random.once(in: 3) { row += 1 }
    let notes = [
      "注：数据来源于第三次全国国土调查。", "填表人：张三　审核人：李四", "说明：1. 本表为规划期末数；2. 面积为椭球面积。", "* 为预期性指标", "数据来源：各县（市、区）自然资源局",
    ]
    for note in notes where random.once(in: 4) {
      put(0, note, false)
      row += 1
    }
  }

  /// A value cell, with the figure that it is.
  mutating func putValue(
    _ column: Int,
    _ of: DraftColumn,
    _ unit: DraftFamily.Unit,
    relation: String = "",
    isPlain: Bool = false,
    isWide: Bool = true
  ) -> DraftValue? {
    if !isPlain, random.once(in: 15) { return nil }
    let value = DraftValue(of: of, style, isPlain: isPlain, &random)
    sheet[row, left + column] = value.cell
    if let stated = value.meant {
      let key = MeantFigure.Key(unit: unit.code, indicator: of.indicator.name, year: of.year, role: of.role)
      let place = "\(sheet.name)!\(isWide ? columnLetters(left + column) : "")\(row + 1)"
      let sign = stated.relation.isEmpty ? relation : stated.relation
      var figure = MeantFigure(key: key, relation: sign, value: stated.value, measure: of.measure, place: place)
      figure.cell = DraftPlace(row: row, column: left + column)
      figure.subject = subject
      figure.header = headers[left + column]
      meant.append(figure)
    }
    return value
  }

  /// How a name is written in a cell.
  mutating func written(_ unit: DraftFamily.Unit) -> String {
    switch random.below(12) {
    case 0 where unit.name.count <= 3:
      return unit.name.map(String.init).joined(separator: random.pick([" ", "\u{3000}"]))
    case 1 where unit.code != family.city.code: return family.city.name + unit.name
    case 2 where unit.name.count == 3 && unit.code != family.city.code && unit.name != "楚雄市":
      return String(unit.name.dropLast())
    case 3 where unit.name.hasSuffix("自治县"): return unit.name.prefix(2) + random.pick(["县", "自治县"])
    default: return unit.name
    }
  }

  /// How an indicator is written in a row.
  mutating func written(_ alias: String, _ number: Int) -> String {
    switch random.below(10) {
    case 0: "\(number)．\(alias)"
    case 1: "（\(number)）\(alias)"
    case 2: "（\(["一", "二", "三", "四"][(number - 1) % 4])）\(alias)"
    case 3: "其中：\(alias)"
    case 4: "\(alias)\(random.pick(["①", "*", "[1]"]))"
    case 5: "①\(alias)"
    default: alias
    }
  }

  /// A line between rows that says what the next ones are about.
  mutating func putSection(_ number: Int) {
    guard random.once(in: 6) else { return }
    put(0, random.pick(["一、空间底线", "（二）空间结构与效率", "三、空间品质"]), false)
    row += 1
  }

  /// Names, codes or both in the first columns; returns how many.
  struct UnitColumns {
    var code: Int?
    var name: Int?
    var width: Int { (code == nil ? 0 : 1) + (name == nil ? 0 : 1) }
  }

  mutating func unitColumns(from first: Int) -> UnitColumns {
    switch random.below(4) {
    case 0: UnitColumns(code: first, name: nil)
    case 1: UnitColumns(code: first, name: first + 1)
    case 2: UnitColumns(code: first + 1, name: first)
    default: UnitColumns(code: nil, name: first)
    }
  }

  mutating func putUnitHeaders(_ columns: UnitColumns) {
    if let code = columns.code { put(code, random.pick(["行政区代码", "行政区划代码", "区划代码", "XZQDM"])) }
    if let name = columns.name { put(name, random.pick(["行政区", "行政区名称", "县（市、区）", "地区", "名称", "县区"])) }
  }

  mutating func putUnit(_ unit: DraftFamily.Unit, _ columns: UnitColumns) {
    subject = [columns.name, columns.code].compactMap { $0 }.first.map { DraftPlace(row: row, column: left + $0) }
    if let code = columns.code {
      switch random.below(5) {
      case 0: put(code, unit.code + "000000")
      case 1 where !isText:
        let kind = DraftCell.Kind.number(stored: unit.code, format: "General")
        sheet[row, left + code] = DraftCell(text: unit.code, kind: kind, mustBeUsed: true)
      default: put(code, unit.code)
      }
    }
    if let name = columns.name {
      let isAll = unit.code == family.city.code && unit.name.hasSuffix("市") && random.once(in: 2)
      put(name, isAll ? "全市" : written(unit))
    }
  }

  func column(_ subject: Subject, _ time: RandomTables.Time) -> DraftColumn {
    DraftColumn(
      subject.indicator,
      year: time.year,
      role: time.role,
      subject.measure,
      decimals: subject.decimals,
      alias: subject.alias
    )
  }
}
