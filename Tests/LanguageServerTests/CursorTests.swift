import RuleDSL
import Testing

@Suite("写到哪里")
struct CursorTests {
  /// What stands around the mark ‸ of a text.
  private func cursor(_ text: String) -> Cursor {
    let parts = text.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
    let source = SourceFile(name: "a.rule", text: parts.joined())
    return Cursor(in: source, at: parts[0].utf8.count)
  }

  @Test(
    "每种位置",
    arguments: [
      ("‸", Cursor.Place.lineStart, ""),
      ("规则 甲\n  要‸", .lineStart, "要"),
      ("规则 甲\n  要求：本级的gd‸", .content(.require), "gd"),
      ("规则 甲\n  要求：本级的耕地保有量\n    不低‸", .lineStart, "不低"),
      ("规则 甲\n  要求：本级的耕地保有量\n    且 本‸", .content(.require), "本"),
      ("规则 甲\n  要求 够：300万‸", .content(.require), "万"),
      ("规则 甲\n  停用 KX-0‸", .label(.switchedOff), "KX-0"),
      ("规则 甲\n  依据：《土地‸", .content(.basis), "《土地"),
      ("规则 甲 # 本‸", .free, "本"),
      ("规则 甲‸", .free, "甲"),
      ("传导 耕‸", .content(.subject), "耕"),
      ("案例 甲\n  假设：\n    | 单‸", .header(.given), "单"),
      ("案例 甲\n  假设：\n    | 单位 | 层级 |\n    | 甲市 | 市‸", .cell(.given, column: "层级"), "市"),
      ("准入矩阵 甲\n  条件①：本‸", .content(.condition), "本"),
      ("𠮷‸", .lineStart, "𠮷"),
      ("本‸", .lineStart, "本"),
    ]
  )
  func place(_ text: String, _ place: Cursor.Place, _ stem: String) {
    let found = cursor(text)
    #expect(found.place == place, "\(text)")
    #expect(found.stemText == stem, "\(text)")
  }
}

@Suite("换算")
struct EquivalentTests {
  @Test(
    "面积换成亩或公顷，别的不换",
    arguments: [
      ("要求：本级的甲 不低于 300 万亩", ["20 万公顷"]), ("15亩，1公顷，100 平方米", ["1 公顷", "15 亩", "0.15 亩"]),
      ("1 亩", ["0.0666 公顷"]), ("300 万人 3%", []), ("ZB-300亩", []), ("# 300 亩", []), ("“300 亩”", []), ("3 亩产", []),
      ("0 亩", []),
      (String(repeating: "9", count: 40) + " 亩", []), ("0.000000000001 亩", []), ("1.2.3 亩", []),
    ]
  )
  func areas(_ text: String, _ expected: [String]) {
    let source = SourceFile(name: "a.rule", text: text)
    #expect(equivalents(in: source, lines: 0..<9).map(\.text) == expected, "\(text)")
  }
}
