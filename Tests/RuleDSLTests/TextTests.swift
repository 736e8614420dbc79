import RuleDSL
import Testing

@Suite("日期、宽度和相近的词")
struct TextTests {
  @Test("日期读得回来，大小与先后一致", arguments: ["0001-01-01", "2024-02-29", "2026-11-20", "9999-12-31", "2000-02-29"])
  func dates(text: String) throws {
    let date = try #require(PlanDate(text))
    #expect(date.text == text)
    #expect(try #require(PlanDate("2025-06-15")) > date || text > "2025-06-15")
  }

  @Test(
    "不是日期",
    arguments: [
      "", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-1-01", "25-01-01", "2025/01/01",
      "2025-01-01 ", "2025-01-01-", "２０２５-01-01", "+025-01-01", "-025-01-01", "0000-01-01", "2025-01-0a",
    ]
  )
  func notDates(text: String) {
    #expect(PlanDate(text) == nil)
  }

  @Test(
    "中文和全角占两列，组合符号不占",
    arguments: [
      ("", 0), ("abc", 3), ("耕地", 4), ("：（）", 6), ("１２", 4), ("“”—", 3), ("e\u{301}", 1), ("a\u{200B}b", 2), ("㎡", 2),
      ("→", 1), ("〔2023〕", 8), ("𠀀", 2), ("■□", 2), ("%‰", 2),
    ]
  )
  func widths(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
    #expect(displayWidth(of: padded(text, to: 10)) == max(10, width))
  }

  @Test(
    "最相近的词",
    arguments: [
      ("耕地保有数", "耕地保有量"), ("耕地", nil), ("林地保有", "林地保有量"), ("依居", "依据"), ("甲乙丙", nil), ("", nil),
      ("耕地保有量", "耕地保有量"), ("levle", "level"),
    ] as [(String, String?)]
  )
  func nearestWord(word: String, wanted: String?) {
    #expect(nearest(to: word, among: ["耕地保有量", "林地保有量", "依据", "level"]) == wanted)
  }

  @Test("一样近的取前面的，很长的词也不慢")
  func ties() {
    #expect(nearest(to: "丙县", among: ["甲县", "乙县"]) == "甲县")
    #expect(nearest(to: "丙县", among: ["乙县", "甲县"]) == "乙县")
    #expect(nearest(to: "甲", among: []) == nil)
    let long = String(repeating: "甲", count: 100_000)
    #expect(nearest(to: long, among: [long + "乙"]) != "乙")
  }

  @Test("每个词的两种写法只属于它")
  func keywords() {
    for keyword in Keyword.allCases {
      #expect(Keyword(spelled: keyword.spelling.chinese) == keyword)
      #expect(Keyword(spelled: keyword.spelling.english) == keyword)
      #expect(!keyword.spelling.english.contains(" "))
    }
  }

  @Test("文号写成一个样子", arguments: ["国函〔2023〕148号", "国函[2023]148号", "国函(2023)148号", "国函（２０２３） 148号", "国函【2023】１４８号"])
  func numbers(text: String) {
    #expect(normalizedNumber(text) == "国函〔2023〕148号")
  }
}
