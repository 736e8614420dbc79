import Chuandao
import DocumentImport
import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing

/// What readers of a file do not see is not read, and what they see beside its text is.
@Suite("文件里看不见的字和正文旁边的字")
struct HiddenTextTests {
  private static func has(_ program: String) -> Bool { HelperProgram([program]) != nil }

  private func read(_ path: URL) throws -> DocumentReading {
    let units = [ListedUnit(code: "990000", name: "甲盟", tier: "市级", parent: "", approved: "")]
    let files = [try DocumentFile(path: path.path)]
    let vocabulary = try #require(Words.vocabulary)
    return try #require(DocumentBatch(files: files, vocabulary, units: units).documents.readings.first)
  }

  private static let namespaces = [
    "w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"", "v=\"urn:schemas-microsoft-com:vml\"",
    "r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
  ].map { "xmlns:" + $0 }.joined(separator: " ")

  private static func paragraph(_ content: String) -> String { "<w:p>\(content)</w:p>" }
  private static func run(_ text: String, _ style: String = "") -> String {
    "<w:r><w:rPr>\(style)</w:rPr><w:t>\(text)</w:t></w:r>"
  }
  private static func cell(_ content: String, _ style: String = "") -> String {
    "<w:tc><w:tcPr>\(style)</w:tcPr>\(paragraph(content))</w:tc>"
  }
  private static let author = "w:id=\"1\" w:author=\"a\" w:date=\"2024-01-01T00:00:00Z\""
  private static func deleted(_ text: String) -> String {
    "<w:del \(author)><w:r><w:delText>\(text)</w:delText></w:r></w:del>"
  }

  private static let body = [
    paragraph(run("甲盟国土空间总体规划（2021—2035年）")),
    paragraph(
      run("到2035年，甲盟耕地保有量不低于") + deleted("90") + "<w:ins \(author)>\(run("94"))</w:ins>" + run(".7770万亩。")
        + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    ),
    paragraph("<w:moveFrom \(author)>\(run("到2035年，甲盟林地保有量不低于5公顷。"))</w:moveFrom>"),
    paragraph(run("到2035年，甲盟用水总量不超过9亿立方米。", "<w:vanish/>") + run("到2035年，甲盟基本草原面积不低于5万亩。")),
    paragraph(run("到2035年，甲盟生态保护红线面积不低于") + run("3", "<w:strike/>") + run("4万平方千米。")),
    paragraph(
      "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(paragraph(run("到2035年，甲盟湿地保护率不低于60%。")))"
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ),
    paragraph(run("表1 规划指标表")),
    "<w:tbl><w:tblGrid>" + String(repeating: "<w:gridCol w:w=\"2000\"/>", count: 4) + "</w:tblGrid>",
    "<w:tr>" + cell(run("指标"), "<w:vMerge w:val=\"restart\"/>") + cell(run("单位"), "<w:vMerge w:val=\"restart\"/>")
      + cell(run("规划目标"), "<w:gridSpan w:val=\"2\"/>") + "</w:tr>",
    "<w:tr>" + cell("", "<w:vMerge/>") + cell("", "<w:vMerge/>") + cell(run("2025年")) + cell(run("2035年"))
      + "</w:tr>",
    "<w:tr>" + cell(run("永久基本农田保护面积")) + cell(run("万亩")) + cell(run("44.1")) + cell(deleted("40") + run("44.2"))
      + "</w:tr>",
    "<w:tr><w:trPr><w:del \(author)/></w:trPr>" + cell(deleted("湿地面积")) + cell(deleted("公顷")) + cell(deleted("1"))
      + cell(deleted("2")) + "</w:tr></w:tbl>",
  ].joined()

  private static let notes = """
    <?xml version="1.0"?><w:footnotes \(namespaces)><w:footnote w:id="2">\(paragraph(run("到2035年，甲盟林地保有量不低于77公顷。")))
    </w:footnote></w:footnotes>
    """

  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// A Word file, made by Python, as other programs make no such ones.
  private static func word(in folder: URL) throws {
    let parts = [
      "[Content_Types].xml": """
      <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="\(types).document.main+xml"/></Types>
      """,
      "_rels/.rels": """
      <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="\(relations)/officeDocument" Target="word/document.xml"/></Relationships>
      """,
      "word/_rels/document.xml.rels": """
      <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r2" Type="\(relations)/footnotes" Target="footnotes.xml"/></Relationships>
      """,
      "word/document.xml":
        "<?xml version=\"1.0\"?><w:document \(namespaces)><w:body>\(body)</w:body></w:document>",
      "word/footnotes.xml": notes,
    ]
    try JSONEncoder().encode(parts).write(to: folder.appending(path: "parts.json"))
    let script = """
      import json, zipfile
      with zipfile.ZipFile('甲.docx', 'w') as z:
        for name, text in json.load(open('parts.json', encoding='utf-8')).items(): z.writestr(name, text)
      """
    try Made.run("python3", ["-c", script], in: folder)
  }

  @Test("docx：修订删掉的、隐藏的、划掉的不读；文本框和脚注里的读", .enabled(if: has("pandoc") && has("python3")))
  func word() throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.word(in: folder)
    let reading = try read(folder.appending(path: "甲.docx"))
    #expect(
      Set(reading.lines(try #require(Words.vocabulary))) == [
        "甲盟 2035 耕地保有量 >= 94.7770 万亩", "甲盟 2035 基本草原面积 >= 5 万亩", "甲盟 2035 湿地保护率 >= 60 %",
        "甲盟 2035 林地保有量 >= 77 公顷", "甲盟 2025 永久基本农田保护面积 >= 44.1 万亩", "甲盟 2035 永久基本农田保护面积 >= 44.2 万亩",
      ]
    )
    let listed = reading.unread.map { "\($0.reason) \($0.source.words)" }
    #expect(listed.contains { $0.hasPrefix("hidden") && $0.contains("用水总量不超过9") }, "\(listed)")
    #expect(listed.contains { $0.contains("~~3~~4万平方千米") }, "\(listed)")
    #expect(reading.unread.count == 2, "\(listed)")
  }

  private static let page = """
    <html><head><meta charset="utf-8"><style>.x{display:none}</style><script>var a = "<p>到2035年，甲盟耕地保有量不低于1万亩。</p>"</script></head>
    <body><h1>甲盟国土空间总体规划（2021—2035年）</h1><!-- <p>到2035年，甲盟耕地保有量不低于2万亩。</p> -->
    <p style="color:red; DISPLAY : none">到2035年，甲盟耕地保有量不低于3万亩。</p><p hidden>到2035年，甲盟林地保有量不低于3公顷。</p>
    <template><p>到2035年，甲盟湿地面积不低于4公顷。</p></template><noscript>到2035年，甲盟湿地面积不低于3公顷。</noscript>
    <div hidden><div>到2035年，甲盟湿地面积不低于7公顷。</div><p>到2035年，甲盟湿地面积不低于8公顷。</p></div>
    <p>到2035年，甲盟永久基本农田保护面积不低于<del>40</del><ins>44</ins>万亩。</p>
    <p>到2035年，甲盟基本草原面积不低于<span style="text-decoration: line-through">5</span>6万亩。</p>
    <p>表1 规划指标表</p><table><tr><th>指标</th><th>单位</th><th>2020年</th><th>2035年</th></tr>
    <tr style="display:none"><td>湿地保护率</td><td>%</td><td>50</td><td>51</td></tr>
    <tr><td>林地保有量</td><td>公顷</td><td>1200</td><td>1300</td></tr></table><p>1 < 2 且 3 > 2</p></body></html>
    """

  @Test("网页：浏览器不显示的不读，列出；划掉的不读；早于规划期的一列是现状", .enabled(if: has("pandoc")), arguments: ["UTF-8", "GB18030"])
  func page(encoding: String) throws {
    let folder = try Made.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "甲.html")
    try Data(Self.page.utf8).write(to: path)
    if encoding != "UTF-8" {
      try Made.run("iconv", ["-f", "UTF-8", "-t", encoding, "-o", path.path, path.path], in: folder)
    }
    let reading = try read(path)
    #expect(reading.lines(try #require(Words.vocabulary)) == ["甲盟 2035 林地保有量 >= 1300 公顷"])
    let hidden = reading.unread.filter { $0.reason == .hidden }.map(\.source.words).joined(separator: "\n")
    for words in ["不低于3万亩", "不低于3公顷", "不低于4公顷", "不低于7公顷", "不低于8公顷", "湿地保护率"] {
      #expect(hidden.contains(words), "\(hidden)")
    }
    #expect(!hidden.contains("1万亩") && !hidden.contains("2万亩"))
    #expect(reading.unread.count { $0.source.words.contains("~~") } == 2)
  }
}
