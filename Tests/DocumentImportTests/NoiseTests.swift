import DocumentImport
import Foundation
import RuleDSL
import TestKit
import Testing

/// Each kind of damage that copies of approvals have, in sentences of our own.
@Suite("抄本里的杂质")
struct NoiseTests {
  private func read(_ text: String, places: [String] = ["甲盟", "乙县", "丙县"]) throws -> DocumentReading {
    let vocabulary = try #require(Words.vocabulary)
    let documents = [DocumentText(name: "甲.txt", plain: text)]
    return try #require(DocumentImport(vocabulary, places: places).read(documents).first)
  }

  private func lines(_ text: String) throws -> [String] {
    try read(text).lines(try #require(Words.vocabulary))
  }

  private let farmland = "甲盟 2035 耕地保有量 >= 94.7770 万亩"

  @Test(
    "断行、空格、全角、单位拆开，读出来都一样",
    arguments: [
      "到2035年，甲盟耕地保有量不低于94.7770万亩。",
      "到 20 35 年 ， 甲 盟 耕地 保有 量 不 低 于 94. 7770 万 亩 。",
      "到２０３５年，甲盟耕地保有量不低于９４．７７７０万亩。",
      "到2035年,甲盟耕地保有量不低于94.7770万亩",
      "到2035\n年，甲盟耕\n\n地保有量不低于94.\n7770万\n亩；",
      "[bookmark: _GoBack]到2035年，甲盟耕地[bookmark: OLE_LINK1]保有量不低于94.7770万亩。",
      "到二〇三五年，甲盟耕地保有量不低于94.7770万亩。",
      "到2035年，甲盟耕地保有量≥94.7770万亩。",
    ]
  )
  func plainNoise(text: String) throws {
    #expect(try lines(text) == [farmland])
  }

  @Test("页眉和页码夹在一句话中间，不算进去")
  func pageNoise() throws {
    let head = "甲盟国土空间总体规划（2021—2035年）"
    let pages = [
      "\(head)\n前言。\n1\n\u{C}", "\(head)\n到2035年，甲盟耕地保有量不低\n2\n\u{C}", "\(head)\n于94.7770万亩。\n3\n\u{C}",
    ]
    #expect(try lines(pages.joined()) == [farmland])
    #expect(try lines("到2035年，甲盟耕地保有量不低\n— 2 —\n于94.7770万亩。") == [farmland])
  }

  @Test("数中间夹着可能是页码的一行，看不清就不读")
  func numberOverPages() throws {
    let reading = try read("到2035年，甲盟耕地保有量不低于94\n12\n.7770万亩。")
    #expect(reading.figures.isEmpty)
    #expect(reading.unread.map(\.reason) == [.unclearNumber])
  }

  @Test("看不清的数后面的单位也在下一行，还是列出")
  func unclearWithoutUnit() throws {
    let reading = try read("到2025年，甲盟林地保有量不低于181公顷，2035年\n不低于1\n029 6\n公顷。")
    #expect(reading.figures.count == 1 && reading.unread.map(\.reason) == [.unclearNumber])
    let parted = try read("到2025年，甲盟林地保有量不低于5\n616.\n0486\n公顷。")
    #expect(parted.figures.isEmpty && parted.unread.map(\.reason) == [.unclearNumber])
  }

  @Test("千分位的逗号不算数位，尾零照留")
  func thousands() throws {
    #expect(
      try lines("到2035年，甲盟耕地保有量不低于17,050.00万亩，永久基本农田保护面积不低于13382.82万亩。")
        == ["甲盟 2035 耕地保有量 >= 17050.00 万亩", "甲盟 2035 永久基本农田保护面积 >= 13382.82 万亩"]
    )
  }

  @Test("一句话里几个年份、几个地方，各归各的")
  func severalYears() throws {
    #expect(
      try lines("到2035年，甲盟用水总量不超过自治区下达指标，其中2025年不超过3.20亿立方米；耕地保有量不低于9万亩。")
        == [
          "甲盟 2035 用水总量 <= 自治区下达指标", "甲盟 2025 用水总量 <= 3.20 亿立方米", "甲盟 2035 耕地保有量 >= 9 万亩",
        ]
    )
    #expect(
      try lines("到2035年，乙县耕地保有量不低于3.10万亩，丙县不低于2.05万亩。")
        == ["乙县 2035 耕地保有量 >= 3.10 万亩", "丙县 2035 耕地保有量 >= 2.05 万亩"]
    )
  }

  @Test("两种单位是一个承诺的两个数，括号里的占比和分项不是")
  func twoUnits() throws {
    #expect(
      try lines("到2035年，甲盟耕地保有量为210.57平方公里（31.58万亩）。") == ["甲盟 2035 耕地保有量 = 210.57 平方公里；31.58 万亩"]
    )
    #expect(
      try lines("到2035年，甲盟耕地保有量不低于740.2368万亩（含易地代保任务0.2368万亩），基本草原面积不低于5万亩（占比12.5%）。")
        == ["甲盟 2035 耕地保有量 >= 740.2368 万亩", "甲盟 2035 基本草原面积 >= 5 万亩"]
    )
    let reading = try read("到2035年，甲盟耕地保有量为210.57平方公里（31.58万亩）。")
    #expect(reading.remarks.contains { if case .printsDiffer = $0 { true } else { false } })
    let rounded = try read("到2035年，甲盟永久基本农田保护面积为86.04平方公里（12.91万亩）。")
    #expect(!rounded.remarks.contains { if case .printsDiffer = $0 { true } else { false } })
  }

  @Test(
    "读不懂的不猜，逐条列出并说明理由",
    arguments: [
      ("到2035年，甲盟耕地保有量不低于万亩。", UnreadSentence.Reason.missingNumber),
      ("到2035年，甲盟耕地保有量不低于××万亩。", .missingNumber),
      ("到2035年，甲盟耕地保有量不低于94.7770。", .missingUnit),
      ("到2035年，甲盟耕地保有量不低于94.7770亿立方米。", .wrongUnit),
      ("到2035年，其中近岸生态保护红线面积不低于0.14万平方千米。", .qualified),
      ("到2035年，甲盟冰川面积不低于0.14万平方千米。", .unknownName),
      ("耕地保有量不低于94.7770万亩。", .noYear),
      ("到2035年，除飞地外，甲盟耕地保有量不低于94.7770万亩。", .exception),
      ("到2035年，甲盟耕地保有量由90万亩增加到94万亩。", .wording),
      ("到2035年，甲盟耕地保有量不低于94  7770万亩。", .unclearNumber),
      ("到2035年，甲盟耕地保有量不低于0.1234567890123456789012万亩。", .tooPrecise),
    ]
  )
  func unread(text: String, reason: UnreadSentence.Reason) throws {
    let reading = try read(text)
    #expect(reading.figures.isEmpty, "\(text)")
    #expect(Set(reading.unread.map(\.reason)) == [reason], "\(text)")
  }

  @Test("写着以最终批复为准的是草案，批复不是")
  func drafts() throws {
    let draft = try read("甲盟国土空间总体规划（2021-2035年）\n注：所有数据以最终批复为准。\n耕地保有量不低于9万亩。\n")
    #expect(draft.head.isDraft && draft.head.subject == "甲盟" && draft.head.targetYear == 2035)
    let approval = try read("某自治区人民政府关于《甲盟\n国土空间总体规划（2021—2035 年）》的批复\n\n某政字〔2024〕6号\n甲盟行政公署：\n现批复如下：\n2024年3月 5日\n")
    #expect(!approval.head.isDraft && approval.head.isApproval)
    #expect(approval.head.number == "某政字〔2024〕6号" && approval.head.date?.text == "2024-03-05")
    #expect(approval.head.issuer == "某自治区人民政府" && approval.head.subject == "甲盟")
  }

  @Test("列出的比写明的多，要说")
  func counts() throws {
    let reading = try read("划定生态保护区、生态控制区、城镇发展区、乡村发展区、矿产能源发展区四类分区；设甲、乙、丙三个组团。")
    #expect(
      reading.remarks.compactMap {
        if case .countDiffers(let stated, let listed, _) = $0 { [stated, listed] } else { nil }
      }
        == [[4, 5]]
    )
  }

  @Test("每个数都有着落，出处的字就是原文的字")
  func places() throws {
    let text = "一、目标。到2035年，甲盟耕地 保有量不低于94.7770万亩；新建学校3所。"
    let reading = try read(text)
    #expect(reading.numbers.map(\.digits) == ["2035", "94.7770", "3"])
    let figure = try #require(reading.figures.first)
    #expect(figure.clause == "一、目标" && figure.source.words.contains("耕地 保有量不低于94.7770万亩"))
    let start = text.unicodeScalars.index(text.unicodeScalars.startIndex, offsetBy: figure.source.place.offset)
    #expect(String(text.unicodeScalars[start...]).hasPrefix("甲盟耕地"))
  }

  @Test(
    "分别：名称和数一一对应，个数不同就不读",
    arguments: [
      ("耕地保有量、永久基本农田保护面积分别不低于31.58万亩、12.91万亩", ["耕地保有量 >= 31.58 万亩", "永久基本农田保护面积 >= 12.91 万亩"]),
      ("耕地保有量和永久基本农田分别为31.58和12.91万亩", ["耕地保有量 = 31.58 万亩", "永久基本农田保护面积 = 12.91 万亩"]),
      (
        "耕地保有量、永久基本农田、基本草原面积分别不低于31.58、12.91、5.00万亩",
        ["耕地保有量 >= 31.58 万亩", "永久基本农田保护面积 >= 12.91 万亩", "基本草原面积 >= 5.00 万亩"]
      ),
      ("耕地保有量、生态保护红线面积分别不低于31.58万亩、2.10万平方千米", ["耕地保有量 >= 31.58 万亩", "生态保护红线面积 >= 2.10 万平方千米"]),
      ("耕地保有量、永久基本农田分别不低于31.58万亩、12.91万亩、5万亩", []),
      ("耕地保有量、近岸永久基本农田分别不低于31.58万亩、12.91万亩", []),
      ("耕地保有量、用水总量分别不低于31.58万亩、12.91万亩", []),
    ]
  )
  func respectively(text: String, expected: [String]) throws {
    let vocabulary = try #require(Words.vocabulary)
    let reading = try read("到2035年，甲盟\(text)。")
    #expect(reading.lines(vocabulary) == expected.map { "甲盟 2035 " + $0 })
    if expected.isEmpty { #expect(reading.unread.contains { $0.source.words.contains("31.58") }) }
  }

  @Test(
    "汉字写的数，约和左右不读",
    arguments: [
      ("耕地保有量不少于三百万亩", ["耕地保有量 >= 300 万亩"]), ("耕地保有量不少于一万二千亩", ["耕地保有量 >= 12000 亩"]),
      ("湿地保护率不低于百分之二十五点五", ["湿地保护率 >= 25.5 %"]), ("耕地保有量达到94万亩以上", ["耕地保有量 >= 94 万亩"]),
      ("耕地保有量不少于三百五万亩", []), ("耕地保有量达到94万亩左右", []), ("耕地保有量约94万亩", []), ("耕地保有量不少于约三百万亩", []),
    ]
  )
  func spelled(text: String, expected: [String]) throws {
    let vocabulary = try #require(Words.vocabulary)
    let reading = try read("到2035年，甲盟\(text)。")
    #expect(reading.lines(vocabulary) == expected.map { "甲盟 2035 " + $0 })
    #expect(reading.unread.isEmpty == !expected.isEmpty, "\(text)")
  }

  @Test(
    "一句话里几个年份：各归各的；名称和年份都有几个就不读",
    arguments: [
      ("到2025年、2035年，甲盟耕地保有量分别不低于94、95万亩。", ["2025 耕地保有量 >= 94 万亩", "2035 耕地保有量 >= 95 万亩"]),
      ("甲盟耕地保有量到2025年和2035年分别不低于94万亩和95万亩。", ["2025 耕地保有量 >= 94 万亩", "2035 耕地保有量 >= 95 万亩"]),
      ("甲盟耕地保有量2025年94万亩，2035年95万亩。", ["2025 耕地保有量 = 94 万亩", "2035 耕地保有量 = 95 万亩"]),
      ("甲盟耕地保有量到2025年不低于94万亩、2035年不低于95万亩。", ["2025 耕地保有量 >= 94 万亩", "2035 耕地保有量 >= 95 万亩"]),
      ("到2025年、2035年，甲盟耕地保有量、林地保有量分别不低于94、95万亩。", []),
      ("甲盟耕地保有量不低于94万亩，2025年95万亩。", nil),
    ] as [(String, [String]?)]
  )
  func years(text: String, expected: [String]?) throws {
    let vocabulary = try #require(Words.vocabulary)
    let reading = try read(text)
    if let expected { #expect(reading.lines(vocabulary) == expected.map { "甲盟 " + $0 }) }
    // Not what is said, so it is listed.
    if expected?.isEmpty ?? true { #expect(reading.unread.contains { $0.source.words.contains("95") }) }
  }

  @Test("一个数说了自己的年份，后面没有说的不知道是哪一年的")
  func ownYears() throws {
    let reading = try read("甲盟国土空间总体规划（2021-2035年）\n耕地保有量2025年不低于94万亩，湿地保护率不低于60%。")
    #expect(reading.figures.count == 1 && reading.unread.map(\.reason) == [.noYear])
  }
}
