import Chuandao
import DocumentImport
import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing

/// Pages whose words stand at places, drawn here.
@Suite("页上的字")
struct PageTests {
  private static let canDraw = HelperProgram(["rsvg-convert"]) != nil && HelperProgram(["pdftotext"]) != nil

  private static func text(_ x: Int, _ y: Int, _ words: String) -> String {
    "<text x='\(x)' y='\(y)' font-size='12' font-family='Noto Serif CJK SC'>\(words)</text>"
  }

  /// Rows of cells from the top down, columns at the same places.
  private static func table(_ rows: [[String]], columns: [Int], from top: Int) -> String {
    rows.enumerated().map { number, cells in
      zip(columns, cells).map { text($0, top + number * 20, $1) }.joined()
    }.joined()
  }

  private static let title = text(40, 40, "甲盟国土空间总体规划（2021—2035年）")
  private static let rows = [
    ["指标", "单位", "2025年", "2035年"], ["永久基本农田保护面积", "万亩", "1100.20", "1150.20"],
    ["林地保有量", "公顷", "500.00", "520.00"],
  ]
  private static let expected: Set = [
    "甲盟 2025 永久基本农田保护面积 >= 1100.20 万亩", "甲盟 2035 永久基本农田保护面积 >= 1150.20 万亩", "甲盟 2025 林地保有量 >= 500.00 公顷",
    "甲盟 2035 林地保有量 >= 520.00 公顷",
  ]

  /// What is read of a PDF with a page for each drawing.
  private func reading(_ drawings: String...) throws -> DocumentReading {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = drawings.indices.map { "\($0).svg" }
    for (name, drawing) in zip(names, drawings) {
      let page = "<svg xmlns='http://www.w3.org/2000/svg' width='600' height='800'>\(drawing)</svg>"
      try Data(page.utf8).write(to: folder.appending(path: name))
    }
    try Made.run("rsvg-convert", ["-f", "pdf", "-o", "甲.pdf"] + names, in: folder)
    return try reading(file: folder.appending(path: "甲.pdf"))
  }

  private func reading(file: URL) throws -> DocumentReading {
    let units = [ListedUnit(code: "990000", name: "甲盟", tier: "市级", parent: "", approved: "")]
    let batch = DocumentBatch(
      files: [try DocumentFile(path: file.path)],
      try #require(Words.vocabulary),
      units: units
    )
    return try #require(batch.documents.readings.first)
  }

  private func lines(_ reading: DocumentReading) throws -> Set<String> {
    let vocabulary = try #require(Words.vocabulary)
    return Set(reading.figures.map { line($0, vocabulary) })
  }

  @Test("几栏之间只隔半个字的表，读得出来", .enabled(if: canDraw))
  func closeColumns() throws {
    let read = try reading(Self.title + Self.table(Self.rows, columns: [40, 166, 196, 246], from: 80))
    #expect(try lines(read) == Self.expected)
    #expect(read.unclearPages.isEmpty && read.unread.isEmpty)
  }

  @Test("转了 90° 的表读得出来，并且说明", .enabled(if: canDraw), arguments: [90, 270])
  func turned(degrees: Int) throws {
    let table = Self.table(Self.rows, columns: [100, 260, 340, 420], from: 300)
    let read = try reading(Self.title + "<g transform='rotate(\(degrees) 300 400)'>\(table)</g>")
    #expect(try lines(read) == Self.expected)
    #expect(read.unclearPages == [UnclearPage(page: 1, cause: .turned)])
  }

  @Test("跨页的表接着上一页的表头读", .enabled(if: canDraw), arguments: [1, 2])
  func continued(rows first: Int) throws {
    let columns = [40, 220, 300, 380]
    let read = try reading(
      Self.title + Self.table(Array(Self.rows[..<first]), columns: columns, from: 700) + Self.text(290, 780, "第 1 页"),
      Self.table(Array(Self.rows[first...]), columns: columns, from: 40)
        + Self.text(40, 140, "坚持节约优先、保护优先，统筹各类空间布局。")
    )
    #expect(try lines(read) == Self.expected)
    #expect(read.unread.isEmpty)
  }

  @Test("下一页是别的表的，不接上一页的表头", .enabled(if: canDraw))
  func otherTable() throws {
    let read = try reading(
      Self.title + Self.table(Self.rows, columns: [40, 220, 300, 380], from: 700),
      Self.table([["耕地保有量", "万亩", "3.00"], ["湿地面积", "公顷", "4.00"]], columns: [40, 220, 300], from: 40)
    )
    #expect(try lines(read) == Self.expected)
    #expect(!read.unread.isEmpty)
  }

  @Test("分两栏排的正文，一栏一栏读", .enabled(if: canDraw))
  func twoColumns() throws {
    let left = ["第一条 到2035年，甲盟耕地保有量不", "低于94.7770万亩，永久基本农田保护", "面积不低于44.7673万亩。坚持节约优", "先、保护优先，统筹各类空间布局。"]
    let right = ["第二条 到2035年，用水总量不超过自", "治区下达指标，其中2025年不超过4.58", "亿立方米。加强历史文化保护，塑造山", "水格局，健全实施机制，强化监督。"]
    let read = try reading(
      Self.title + Self.table(left.map { [$0] }, columns: [40], from: 80)
        + Self.table(right.map { [$0] }, columns: [320], from: 80)
    )
    #expect(
      try lines(read) == [
        "甲盟 2035 耕地保有量 >= 94.7770 万亩", "甲盟 2035 永久基本农田保护面积 >= 44.7673 万亩", "甲盟 2035 用水总量 <= 自治区下达指标",
        "甲盟 2025 用水总量 <= 4.58 亿立方米",
      ]
    )
  }

  @Test("认不出来的字说明像是乱码", arguments: ["BIG5", "UTF-8"])
  func garbled(encoding: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let traditional = """
      甲市國土空間總體規劃（2021—2035年）
      第二條 底線約束。到2035年，甲市耕地保有量不低於1234.56萬畝，永久基本農田保護面積不低於1100.20萬畝，生態保護紅線面積不低於800.10平方千米。
      """
    try Data(traditional.utf8).write(to: folder.appending(path: "原.txt"))
    try Made.run("iconv", ["-f", "UTF-8", "-t", encoding, "-o", "甲.txt", "原.txt"], in: folder)
    let read = try reading(file: folder.appending(path: "甲.txt"))
    // In UTF-8 they are known for what they are, and listed.
    #expect(read.unclearPages == (encoding == "UTF-8" ? [] : [UnclearPage(page: nil, cause: .garbled)]))
    #expect(read.unread.isEmpty == (encoding != "UTF-8"))
  }

  @Test("标题上面的字不是地名", arguments: ["征求意见稿\n\n", "附件\n", "（公示稿）\n目  录\n\n", ""])
  func title(above: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "甲.txt")
    try Data((above + "甲盟\n国土空间总体规划（2021—2035年）\n到2035年，甲盟耕地保有量不低于94.7770万亩。").utf8).write(to: file)
    let read = try reading(file: file)
    #expect(read.head.subject == "甲盟")
    #expect(read.figures.count == 1)
  }

  @Test("文本里的表：竖线、制表符、空格、逗号隔开的都读", arguments: [" | ", "\t", "   ", "，", ","])
  func textTable(mark: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var rows = Self.rows.map { $0.joined(separator: mark) }
    if mark == " | " { rows.insert("|---|---|---|---|", at: 1) }
    let file = folder.appending(path: "甲.md")
    let text = "甲盟国土空间总体规划（2021—2035年）\n表1 规划指标表\n" + rows.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: file)
    let read = try reading(file: file)
    #expect(try lines(read) == Self.expected)
    #expect(read.unread.isEmpty)
  }

  @Test("不是表的行，名称和数在两段里的，列出来", arguments: ["耕地保有量，万亩，63.00，62.50", "耕地保有量稳定，达到63.00"])
  func loose(line: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "甲.txt")
    try Data("甲盟国土空间总体规划（2021—2035年）\n\(line)\n".utf8).write(to: file)
    let read = try reading(file: file)
    #expect(read.figures.isEmpty)
    #expect(read.unread.count == 1)
  }
}
