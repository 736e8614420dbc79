import TestKit
import Testing

/// Rows that repeat a pattern take a short way; it must read what the ordinary way reads.
@Suite("重复的行")
struct RepeatingRowsTests {
  /// A deterministic stream of choices.
  private struct Choices {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test("规整的表、夹着各种不规整的表，与列序不同的同一张表读出的一样", arguments: draws(12))
  func sameAsOrdinary(seed: Int) throws {
    var choices = Choices(state: UInt64(seed))
    let count = 150
    let units = (0..<count).map { 150_100 + $0 }
    var rows: [[String]] = []
    for unit in units {
      for (indicator, operation) in [("耕地保有量", ">="), ("用水总量", "<="), ("永久基本农田保护面积", ">=")] {
        for year in [2025, 2035] {
          rows.append(row(unit, year, indicator, operation, &choices, isWild: seed % 3 > 0))
        }
      }
    }
    let end = seed % 2 == 0 ? "\n" : "\r\n"
    let header = ["unit_code", "unit_name", "year", "indicator", "operator", "value", "unit", "source_doc", "clause"]
    let usual = Array(header.indices)
    // With the value in front, no pattern is ever learnt.
    let other = [5, 0, 1, 2, 3, 4, 6, 7, 8]
    var outcomes: [String] = []
    for order in [usual, other] {
      let folder = try TemporaryFolder()
      let unitRows = ["150000,内蒙古自治区,省级,"] + units.map { "\($0),第\($0)县,县级,150000" }
      try folder.write((["code,name,tier,parent_code"] + unitRows).joined(separator: "\n"), to: "units.csv")
      let lines = ([header] + rows).map { cells in order.map { cells[$0] }.joined(separator: ",") }
      try folder.write(lines.joined(separator: end) + (seed % 4 == 0 ? "" : end), to: "indicators.csv")
      outcomes.append(outcome(of: folder.path, jobs: 1))
    }
    #expect(outcomes[0] == outcomes[1])
    #expect(outcomes[0].contains("用水总量 2035"))
  }

  private func row(
    _ unit: Int,
    _ year: Int,
    _ indicator: String,
    _ operation: String,
    _ choices: inout Choices,
    isWild: Bool
  ) -> [String] {
    let isWater = indicator == "用水总量"
    var value = "\(choices.below(90_000)).\(String(choices.below(10_000) + 10_000).dropFirst())"
    var measure = isWater ? "亿立方米" : choices.below(40) == 0 ? "公顷" : "万亩"
    var document = "示例〔2024〕\(choices.below(3))号"
    var cells = ["\(unit)", "第\(unit)县", "\(year)", indicator, operation]
    if isWild {
      switch choices.below(30) {
      case 0: value = "\"\(value)\""
      case 1: document = "\"示例，带逗号, 和“引号”\"\"\""
      case 2: value = " \(value) "
      case 3: value = "\(choices.below(900))"
      case 4: cells[0] = "\"\(unit)\""
      case 5: cells[4] = isWater ? "不超过" : "不低于"
      case 6: value = "0\(value)00"
      case 7 where isWater:
        value = "自治区下达指标"
        measure = ""
      case 8: value = "１２.５"
      case 9: document = "\"上一行\n下一行\""
      default: break
      }
    }
    return cells + [value, measure, document, "第\(choices.below(2) + 1)条"]
  }
}
