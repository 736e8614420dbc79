import Chuandao
import DocumentImport
import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing

/// Documents in the formats that other programs read, made here by those programs.
@Suite("文件的格式")
struct FileTests {
  private static let sentence =
    "到2035年，甲盟耕地保有量不低于94.7770万亩，其中，永久基本农田保护面积不低于44.7673万亩；用水总量不超过自治区下达指标。"
  private static let expected = [
    "甲盟 2035 耕地保有量 >= 94.7770 万亩", "甲盟 2035 永久基本农田保护面积 >= 44.7673 万亩", "甲盟 2035 用水总量 <= 自治区下达指标",
  ]
  private static let head = """
    <tr><th rowspan="2">指标</th><th rowspan="2">单位</th><th colspan="2">规划目标</th></tr>
    <tr><th>2025年</th><th>2035年</th></tr>
    """
  private static let page = """
    <html><head><meta charset="utf-8"></head><body>
    <h1>甲盟国土空间总体规划（2021—2035年）</h1><p>二、筑牢安全<b>发展</b>的空间基础。\(sentence)</p>
    <table>\(head)
    <tr><td>基本草原面积</td><td>万亩</td><td>10500.00</td><td>11000.00</td></tr>
    <tr><td>林地保有量①</td><td>公顷</td><td>1200.50</td><td>1300.00</td></tr></table>
    <p>注：①含灌木林。</p></body></html>
    """
  private static let cells = [
    "甲盟 2025 基本草原面积 >= 10500.00 万亩", "甲盟 2035 基本草原面积 >= 11000.00 万亩", "甲盟 2025 林地保有量 >= 1200.50 公顷",
    "甲盟 2035 林地保有量 >= 1300.00 公顷",
  ]

  private static func has(_ program: String) -> Bool { HelperProgram([program]) != nil }

  private func lines(_ path: URL) throws -> [String] {
    let vocabulary = try #require(Words.vocabulary)
    let units = [ListedUnit(code: "990000", name: "甲盟", tier: "市级", parent: "", approved: "")]
    let batch = DocumentBatch(files: [try DocumentFile(path: path.path)], vocabulary, units: units)
    return batch.documents.figures.map { line($0, vocabulary) }
  }

  @Test("网页和 docx 里的句子和表格", .enabled(if: has("pandoc") && has("soffice")), arguments: ["html", "docx", "odt"])
  func byPandoc(format: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.page.utf8).write(to: folder.appending(path: "甲.html"))
    if format != "html" {
      // Word processors' files as pandoc writes them have no cells over several rows.
      let flat = Self.page.replacing(Self.head, with: "<tr><th>指标</th><th>单位</th><th>2025年</th><th>2035年</th></tr>")
      try Data(flat.utf8).write(to: folder.appending(path: "甲.html"))
      try Made.run("pandoc", ["甲.html", "-o", "甲.\(format)"], in: folder)
    }
    let found = try lines(folder.appending(path: "甲.\(format)"))
    #expect(Set(found) == Set(Self.expected + Self.cells), "\(found)")
  }

  @Test(
    "PDF 和 doc 里的句子",
    .enabled(if: has("pandoc") && has("soffice") && has("pdftotext")),
    arguments: ["pdf", "doc"]
  )
  func byOffice(format: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let flat = Self.page.replacing(Self.head, with: "<tr><th>指标</th><th>单位</th><th>2025年</th><th>2035年</th></tr>")
    try Data(flat.utf8).write(to: folder.appending(path: "甲.html"))
    try Made.run("pandoc", ["甲.html", "-o", "甲.docx"], in: folder)
    let profile = "-env:UserInstallation=file://\(folder.path)/profile"
    try Made.run("soffice", [profile, "--headless", "--convert-to", format, "甲.docx"], in: folder)
    let found = try lines(folder.appending(path: "甲.\(format)"))
    #expect(Self.expected.allSatisfy(found.contains), "\(found)")
    #expect(found.allSatisfy((Self.expected + Self.cells).contains), "\(found)")
  }

  private static let spanning = """
    <html><head><meta charset="utf-8"></head><body><h1>甲盟国土空间总体规划（2021—2035年）</h1><p>附表1 规划指标表</p>
    <table border="1"><tr><th rowspan="2">序号</th><th rowspan="2">指标</th><th rowspan="2">单位</th>
    <th colspan="2">规划目标</th><th rowspan="2">属性</th></tr><tr><th>2025年</th><th>2035年</th></tr>
    <tr><td colspan="6">一、空间底线</td></tr>
    <tr><td>1</td><td>基本草原面积</td><td>万亩</td><td>10500.00</td><td>11000.00</td><td>约束性</td></tr>
    <tr><td>2</td><td>林地保有量①</td><td>公顷</td><td>≥1200.50</td><td>1300.00</td><td>约束性</td></tr>
    <tr><td>3</td><td>湿地保护率</td><td>%</td><td>——</td><td>60</td><td>预期性</td></tr>
    <tr><td colspan="6">注：①含灌木林。</td></tr></table></body></html>
    """

  @Test(
    "表头跨行跨列、表里有小标题和注的表格",
    .enabled(if: has("pandoc") && has("soffice") && has("pdftotext")),
    arguments: ["html", "odt", "docx", "pdf", "doc"]
  )
  func spanning(format: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Made.document(Self.spanning, format, in: folder)
    #expect(Set(try lines(folder.appending(path: "甲.\(format)"))) == Set(Self.cells + ["甲盟 2035 湿地保护率 >= 60 %"]))
  }

  /// Pages that hold an image and nothing else.
  private static func scanned(pages: Int) -> String {
    let kids = (0..<pages).map { "\(10 + $0) 0 R" }.joined(separator: " ")
    let image = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1"
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      + "2 0 obj<</Type/Pages/Kids[\(kids)]/Count \(pages)>>endobj\n"
      + "4 0 obj<</Length 28>>stream\nq 200 0 0 200 0 0 cm /I Do Q\nendstream endobj\n"
      + "5 0 obj<<\(image)>>stream\n0\nendstream endobj\n"
      + (0..<pages).map { "\(10 + $0) 0 obj\(page)endobj\n" }.joined() + "trailer<</Root 1 0 R>>\n"
  }

  @Test("扫描的页说明没有文字", .enabled(if: has("pdftotext")), arguments: [1, 3])
  func scanned(pages: Int) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "扫描.pdf")
    try Data(Self.scanned(pages: pages).utf8).write(to: path)
    let batch = DocumentBatch(files: [try DocumentFile(path: path.path)], try #require(Words.vocabulary), units: [])
    #expect(batch.documents.readings.first?.unclearPages == (1...pages).map { UnclearPage(page: $0, cause: .blank) })
    #expect(!batch.isWhole)
  }

  @Test("坏文件、别的格式是错误，说明办法", arguments: ["坏.pdf", "坏.docx", "坏.odt", "坏.xyz", "没有.txt"])
  func broken(name: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name)
    if !name.hasPrefix("没有") { try Data("这不是文件".utf8).write(to: path) }
    #expect(throws: SystemFailure.self) { try DocumentFile(path: path.path) }
  }

  @Test("套了几千层的、写成 docx 的网页是错误，不是崩溃", .enabled(if: has("pandoc")))
  func nested() throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let deep = String(repeating: "<ul><li>", count: 5000) + "甲" + String(repeating: "</li></ul>", count: 5000)
    for (name, text) in ["深.html": deep, "网页.docx": Self.page] {
      let path = folder.appending(path: name)
      try Data(text.utf8).write(to: path)
      #expect(throws: SystemFailure.self) { try DocumentFile(path: path.path) }
    }
  }

  @Test("压缩炸弹在限制之内结束", .enabled(if: has("pandoc") && has("python3")))
  func bomb() throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = """
      import zipfile
      z = zipfile.ZipFile('弹.docx', 'w', zipfile.ZIP_DEFLATED)
      z.writestr('word/document.xml', '<w>' + 'a' * (1 << 30) + '</w>')
      """
    try Made.run("python3", ["-c", script], in: folder)
    let pandoc = try #require(HelperProgram(["pandoc"]))
    let allowance = HelperProgram.Allowance(seconds: 20, memory: 256 << 20, output: 1 << 20)
    let file = folder.appending(path: "弹.docx").path
    // It dies, or says nothing that could be read.
    let text = (try? pandoc.text(of: file, ["--sandbox", "--from=docx", "--to=json", file], allowance)) ?? ""
    #expect(text.isEmpty)
  }

  private static let named = """
    <html><head><meta charset="utf-8"></head><body><h1>甲盟国土空间总体规划（2021—2035年）</h1>
    <p>到2035年，甲盟林地保有量<sup>①</sup>不低于1300.00公顷<sup>[1]</sup>。</p>
    <table><caption>表1 规划指标表</caption><tr><th>指标</th><th>2025年</th><th>2035年</th></tr>
    <tr><td>耕地保有量（万亩）</td><td>94.90</td><td>94.7770</td></tr>
    <tr><td>湿地保护率</td><td>50</td><td>60</td></tr></table></body></html>
    """

  @Test("单位写在指标名称里的表格，没有单位的列出；脚注的记号不算字", .enabled(if: has("pandoc")))
  func unitsInNames() throws {
    let vocabulary = try #require(Words.vocabulary)
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Made.document(Self.named, "html", in: folder)
    let file = try DocumentFile(path: folder.appending(path: "甲.html").path)
    let units = [ListedUnit(code: "990000", name: "甲盟", tier: "市级", parent: "", approved: "")]
    let batch = DocumentBatch(files: [file], vocabulary, units: units)
    let reading = try #require(batch.documents.readings.first)
    #expect(
      reading.lines(vocabulary) == [
        "甲盟 2035 林地保有量 >= 1300.00 公顷", "甲盟 2025 耕地保有量 >= 94.90 万亩", "甲盟 2035 耕地保有量 >= 94.7770 万亩",
      ]
    )
    #expect(reading.unread.map(\.source.words) == ["湿地保护率 50 60"])
  }

  private static let table = """
    <table border="1" width="100%"><tr><th>指标</th><th>单位</th><th>2035年</th></tr>
    <tr><td>基本草原面积</td><td>万亩</td><td>11000.00</td></tr>
    <tr><td>冰川面积</td><td>万亩</td><td>94.7770</td></tr></table>
    """

  @Test("表格同一页的正文，数和表里的一样也不算读过；表格不再当正文列一遍", .enabled(if: has("soffice") && has("pdftotext")))
  func proseBesideTable() throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let prose = "<p>到2035年，近岸基本草原面积不低于11000.00万亩；近岸林地保有量不低于94.7770公顷。</p>"
    let page = "<html><head><meta charset=\"utf-8\"></head><body><h1>甲盟国土空间总体规划（2021—2035年）</h1>"
    try Made.document(page + prose + Self.table + "</body></html>", "pdf", in: folder)
    let units = [ListedUnit(code: "990000", name: "甲盟", tier: "市级", parent: "", approved: "")]
    let file = try DocumentFile(path: folder.appending(path: "甲.pdf").path)
    let batch = DocumentBatch(files: [file], try #require(Words.vocabulary), units: units)
    let reading = try #require(batch.documents.readings.first)
    #expect(reading.lines(try #require(Words.vocabulary)) == ["甲盟 2035 基本草原面积 >= 11000.00 万亩"])
    let listed = reading.unread.map { "\($0.reason) \($0.source.words.filter { !$0.isWhitespace })" }
    #expect(
      listed == [
        "qualified 近岸基本草原面积不低于11000.00万亩", "qualified 近岸林地保有量不低于94.7770公顷", "table 冰川面积万亩94.7770",
      ]
    )
  }
}
