internal import RuleDSL
internal import TestKit

/// A value as it stands in a cell, and as it is meant.
struct DraftValue {
  var cell: DraftCell
  /// `nil` where nothing is stated.
  var meant: (relation: String, value: String)?
  /// What a total adds up.
  var amount: (mantissa: Int, decimals: Int)?

  /// How the numbers of a sheet are kept.
  enum Style: CaseIterable { case text, grouped, fixed, groupedFormat, general, hidden }

  /// Draws one; `isPlain` keeps to digits.
  init(of column: DraftColumn, _ style: Style, isPlain: Bool, _ random: inout SplitMix64) {
    cell = DraftCell(text: "", mustBeUsed: true)
    if !isPlain, random.once(in: 9) {
      cell.text = random.pick(["—", "/", "-", "——", "…", "暂缺"])
      return
    }
    if !isPlain, random.once(in: 12) {
      cell.text = random.pick(["未分解", "不适用", "市级下达指标", "达到省级下达任务", "按自治区下达指标执行"])
      meant = ("", cell.text)
      return
    }
    var (mantissa, decimals) = column.digits(&random)
    if style == .general {
      while decimals > 0, mantissa.isMultiple(of: 10) { (mantissa, decimals) = (mantissa / 10, decimals - 1) }
    }
    amount = (mantissa, decimals)
    let digits = Self.digits(mantissa, decimals)
    meant = ("", digits)
    cell.text = digits
    let isPercent = column.measure == "%" && random.once(in: 2)
    let zeros = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
    switch style {
    case .text:
      if isPercent { cell.text += "%" } else if !isPlain { decorate(column, &random) }
    case .grouped:
      cell.text = Self.grouped(digits, random.pick([",", ",", "，", " "]))
    case .fixed, .groupedFormat, .general, .hidden:
      let isGrouped = style == .groupedFormat
      let tail = style == .hidden ? Self.digits(random.below(49), 2).dropFirst(2) : ""
      let stored = isPercent ? (mantissa, decimals + 2) : (mantissa, decimals)
      let format =
        style == .general && !isPercent ? "General" : (isGrouped ? "#,##0" : "0") + zeros + (isPercent ? "%" : "")
      let all = Self.digits(stored.0, stored.1)
      cell.kind = .number(stored: all + (tail.isEmpty ? "" : (all.contains(".") ? "" : ".") + tail), format: format)
      cell.text = (isGrouped ? Self.grouped(digits, ",") : digits) + (isPercent ? "%" : "")
    }
  }

  /// Marks that people add to a number.
  private mutating func decorate(_ column: DraftColumn, _ random: inout SplitMix64) {
    let sign = column.indicator.direction == .floor ? ["≥", "不低于", ">="] : ["≤", "不超过", "<="]
    switch random.below(14) {
    case 0 where column.indicator.direction != .fixed: cell.text = random.pick(sign) + cell.text
    case 1: cell.text += random.pick([column.measure, " " + column.measure])
    case 2: cell.text += random.pick(["*", "①", "[1]", "※"])
    case 3: cell.text = Self.fullWidth(cell.text)
    case 4: cell.text = "约" + cell.text
    case 5: cell.text = " " + cell.text + "\u{3000}"
    default: break
    }
  }

  static func digits(_ mantissa: Int, _ decimals: Int) -> String {
    let text = "\(mantissa)"
    guard decimals > 0 else { return text }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    return padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  private static func grouped(_ digits: String, _ mark: String) -> String {
    let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    for (place, digit) in halves[0].enumerated() {
      if place > 0, (halves[0].count - place).isMultiple(of: 3) { whole += mark }
      whole.append(digit)
    }
    return ([whole] + halves.dropFirst().map(String.init)).joined(separator: ".")
  }

  private static func fullWidth(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
  }
}

/// A sum of values in their smallest decimals.
struct DraftSum {
  private var mantissa = 0
  private var decimals = 0

  mutating func add(_ amount: (mantissa: Int, decimals: Int)?) {
    guard var amount else { return }
    while decimals < amount.decimals { (mantissa, decimals) = (mantissa * 10, decimals + 1) }
    while amount.decimals < decimals { amount = (amount.mantissa * 10, amount.decimals + 1) }
    mantissa += amount.mantissa
  }

  var text: String { DraftValue.digits(mantissa, decimals) }
}
