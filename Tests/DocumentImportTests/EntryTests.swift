import Chuandao
import DocumentImport
import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing

/// Items of lists and designations of places, out of sentences, lists below headings, and tables.
@Suite("名录和定位")
struct EntryTests {
  private static let places = ["甲盟", "乙县", "丙县", "丁市", "和林县"]
  private static let head = "甲盟国土空间总体规划（2021-2035年）\n"

  private func read(_ text: String) throws -> DocumentReading {
    let vocabulary = try #require(Words.vocabulary)
    let documents = [DocumentText(name: "甲.txt", plain: Self.head + text)]
    return try #require(DocumentImport(vocabulary, places: Self.places).read(documents).first)
  }

  private func lines(_ reading: DocumentReading) throws -> [String] {
    let vocabulary = try #require(Words.vocabulary)
    return reading.entries.map { entry in
      ([entry.title(vocabulary), entry.value(vocabulary)] + entry.locations).joined(separator: " ")
    }
  }

  private static let items = ["甲水库", "乙公路", "丙电站"].map { "重点建设项目清单 " + $0 }

  @Test(
    "一句话里、标题下编号的、带项目符号的、断行的",
    arguments: [
      "列入重点建设项目名录的有甲水库、乙公路和丙电站。",
      "列入重点建设项目名录的有甲水库、乙公 路、\n丙电站等3个项目。",
      "重点建设项目包括：\n1. 甲水库；\n2. 乙公路；\n3. 丙电站。\n以上项目由各县实施。",
      "重点建设项目包括：（1）甲水库；（2）乙公路；（3）丙电站。",
      "重点建设项目包括：①甲水库；②乙公路；③丙电站。",
      "（二）重点建设项目\n• 甲水库\n• 乙公路\n• 丙电站\n（三）保障措施\n",
      "重点建设项目如下：\n- 甲水库\n- 乙公路\n- 丙电站\n\n三、保障措施\n",
      "重点建设项目清单：\n（一）水利工程\n1.甲水库\n（二）其他工程\n1.乙公路\n2.丙电站\n三、保障\n",
      "将甲水库、乙公路、丙电站列入重点建设项目清单，加快推进。",
      "三、重点\n建设项目\n1.甲水库\n2.乙公路\n3.丙电站\n四、保障\n",
      "三、重点\n\n建设项目清单\n1.甲水库\n2.乙公路\n3.丙电站\n四、保障\n",
      "附表2 重点建设项\n目清单\n1.甲水库\n2.乙公路\n3.丙电站\n四、保障\n",
      "三、重\n点建设\n项目\n1.甲水库\n2.乙公路\n3.丙电站\n四、保障\n",
      "（二）重点建设项目\n名单\n1.甲水库\n2.乙公路\n3.丙电站\n四、保障\n",
      "# 重点\n\n建设项目\n\n* 甲水库\n* 乙公路\n* 丙电站\n",
      "重点建设项目有“甲水库”、“乙公路”、“丙电站”。",
    ]
  )
  func items(text: String) throws {
    let reading = try read(text)
    #expect(try lines(reading) == Self.items, "\(text)")
    #expect(reading.unread.isEmpty && reading.entries.allSatisfy { $0.owner == "甲盟" })
  }

  @Test(
    "名称从哪里到哪里不能确定的，列出，不猜",
    arguments: [
      "重点建设项目包括：甲水库，乙公路，丙电站。",
      "重点建设项目包括：新建甲水库、续建乙公路。",
      "重点建设项目包括：\n1. 水利：甲水库、乙水库\n2. 丙电站：装机30万千瓦\n",
      "重点建设项目包括：\n1. 甲水库工\n程\n",
      "重点建设项目包括：\n1. 甲水库工\n\n程；2.乙公路改扩建工程；3.丙电站扩机增容改造工程。\n",
      "重点建设项目包括：总库容3亿立方米的甲水库。",
      "列入重点建设项目名录的有甲至乙和丙至丁段。",
      "重点建设项目包括：\n（一）甲水库\n（二）交通工程\n1.乙公路\n",
      "甲水库等已纳入重点建设项目清单。",
      "三、重点建设项目\n布局\n1.己水库\n2.庚公路\n四、保障\n",
      "三、重点建设项目\n辛水库\n壬公路\n四、保障\n",
    ]
  )
  func unclear(text: String) throws {
    let reading = try read(text)
    #expect(!reading.unread.isEmpty, "\(text)")
    let sure = Set(Self.items)
    #expect(try lines(reading).allSatisfy(sure.contains), "\(text)")
  }

  @Test("名称照印的写，换行和空格是抄本的；说的个数和列出的不同，要说")
  func printed() throws {
    let reading = try read("自然保护地名录包括：甲国家级\n自然保护 区（第二批）、和林县地质公园等3处。\n")
    #expect(try lines(reading) == ["自然保护地名录 甲国家级自然保护区（第二批）", "自然保护地名录 和林县地质公园"])
    #expect(reading.remarks.contains { if case .countDiffers(3, 2, _) = $0 { true } else { false } })
  }

  @Test(
    "哪些地方是哪一种定位",
    arguments: [
      ("将乙县、丙县确定为国家级重点生态功能区。", ["重点生态功能区 乙县", "重点生态功能区 丙县"]),
      ("乙县主体功能定位为农产品主产区，丙县和丁市为城市化地区。", ["农产品主产区 乙县", "城市化地区 丙县", "城市化地区 丁市"]),
      ("国家级农产品主产区包括乙县、丙县等2个县（旗）。", ["农产品主产区 乙县", "农产品主产区 丙县"]),
      ("重点生态功能区：\n1.乙县\n2.丙县\n", ["重点生态功能区 乙县", "重点生态功能区 丙县"]),
      ("（一）农产品主产区\n乙县、丙县。\n（二）城市化地区\n丁市。\n", ["农产品主产区 乙县", "农产品主产区 丙县", "城市化地区 丁市"]),
      ("（一）农产品\n主产区\n乙县、丙县。\n（二）城市化\n地区\n丁市。\n", ["农产品主产区 乙县", "农产品主产区 丙县", "城市化地区 丁市"]),
      ("全盟主体功能定位为重点生态功能区。", ["重点生态功能区"]),
      ("建设国家重点生态功能区，保护草原。", []),
    ]
  )
  func designations(text: String, expected: [String]) throws {
    let reading = try read(text)
    #expect(try lines(reading) == expected.map { "主体功能定位 " + $0 }, "\(text)")
    #expect(reading.unread.isEmpty)
  }

  @Test(
    "不认识的地名、没有这样句式的话，列出",
    arguments: [
      ("将戊县、乙县确定为重点生态功能区。", UnreadSentence.Reason.unknownPlace),
      ("乙县的三个乡被划入重点生态功能区管理。", .entry),
      ("若乙县为农产品主产区，应当保护耕地。", .exception),
    ]
  )
  func unreadDesignations(text: String, reason: UnreadSentence.Reason) throws {
    let reading = try read(text)
    #expect(reading.entries.isEmpty && reading.unread.map(\.reason) == [reason], "\(text)")
  }

  @Test(
    "专栏、Markdown 的标题和列表；标题下没有编号的，列出",
    arguments: [
      ("专栏3 主体功能分区\n农产品主产区：乙县、丙县。\n重点生态功能区：丁市。\n", ["农产品主产区 乙县", "农产品主产区 丙县", "重点生态功能区 丁市"], 0),
      ("## 重点建设项目\n* 甲水库\n* 乙公路\n\n我盟主体功能定位是农产品主产区。\n", ["甲水库", "乙公路", "农产品主产区"], 0),
      ("专栏4 重点建设项目\n水利：甲水库、乙灌区；交通：丙铁路。\n", [], 1),
    ]
  )
  func boxes(text: String, expected: [String], unread: Int) throws {
    let reading = try read(text)
    #expect(
      try lines(reading).map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == expected,
      "\(text)"
    )
    #expect(reading.unread.count == unread, "\(text)")
  }

  @Test("名称后面括号里的地名是所在地，别的括号是名称的一部分")
  func locations() throws {
    let reading = try read("自然保护地名录包括：甲湿地公园（乙县、丙县）、乙森林公园（二期）。\n")
    #expect(try lines(reading) == ["自然保护地名录 甲湿地公园 乙县 丙县", "自然保护地名录 乙森林公园（二期）"])
  }

  @Test("项目写了一半换行的不猜，后面的照读")
  func brokenItems() throws {
    let reading = try read("（二）重点建设项目\n（1）甲水\n库。\n（2）乙公路。\n（3）丙电站。\n三、保障\n")
    #expect(try lines(reading) == Array(Self.items.dropFirst()))
    #expect(reading.unread.map(\.reason) == [.unclearName])
  }

  // MARK: Files

  private static let page = """
    <html><head><meta charset="utf-8"></head><body><h1>甲盟国土空间总体规划（2021—2035年）</h1>
    <p>列入重点建设项目名录的有：</p><ul><li>甲水库</li><li>乙公路</li></ul><p>附表1 重点建设项目清单</p>
    <table border="1" width="100%"><tr><th>项目编号</th><th>项目名称</th><th>建设地点</th><th>投资</th></tr>
    <tr><td>0101</td><td>丙电站</td><td>乙县</td><td>3.5</td></tr>
    <tr><td>0102</td><td>丁铁路</td><td>乙县、丙县</td><td>12</td></tr></table>
    <p>附表2 主体功能定位表</p>
    <table border="1" width="100%"><tr><th>县（市）</th><th>主体功能定位</th><th>面积</th></tr>
    <tr><td>乙县</td><td>国家级农产品主产区</td><td>12</td></tr>
    <tr><td>丙县</td><td>重点生态功能区</td><td>30</td></tr></table></body></html>
    """
  private static let expected = [
    "重点建设项目清单 甲水库", "重点建设项目清单 乙公路", "重点建设项目清单 0101 丙电站 乙县", "重点建设项目清单 0102 丁铁路 乙县 丙县",
    "主体功能定位 农产品主产区 乙县", "主体功能定位 重点生态功能区 丙县",
  ]

  private static func has(_ program: String) -> Bool { HelperProgram([program]) != nil }

  @Test(
    "网页、docx、odt、pdf 里的列表和表格",
    .enabled(if: has("pandoc") && has("soffice") && has("pdftotext")),
    arguments: ["html", "docx", "odt", "pdf"]
  )
  func files(format: String) throws {
    let vocabulary = try #require(Words.vocabulary)
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Made.document(Self.page, format, in: folder)
    let units = Self.places.enumerated().map { place, name in
      ListedUnit(
        code: place == 0 ? "990000" : "99000\(place)",
        name: name,
        tier: place == 0 ? "市级" : "县级",
        parent: place == 0 ? "" : "990000",
        approved: ""
      )
    }
    let batch = DocumentBatch(
      files: [try DocumentFile(path: folder.appending(path: "甲.\(format)").path)],
      vocabulary,
      units: units
    )
    let found = batch.documents.entries.map { entry in
      ([entry.title(vocabulary), entry.value(vocabulary)] + entry.locations).joined(separator: " ")
    }
    let listed = batch.documents.readings.flatMap(\.unread).map(\.source.words)
    #expect(Set(found) == Set(Self.expected), "\(found) \(listed)")
  }
}
