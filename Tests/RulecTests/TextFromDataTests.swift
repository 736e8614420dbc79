import Foundation
import TestKit
import Testing

@Suite("数据里的文字")
struct TextFromDataTests {
  private static let forged = "甲东县\n\n合计\n  ✗ 不通过   0\u{1b}[8m\u{202e}x"

  @Test("换行、控制字符、倒转方向的字符都写成看得见的，哪种格式都一样", arguments: ["text", "json"])
  func shown(format: String) throws {
    let set = try StrangerSet("whole-family")
    for (name, old, new) in [
      ("units.csv", "990101,甲东县", "990101,\"\(Self.forged)\""),
      ("indicators.csv", "180.00,万亩,本级", "170.00,万亩,本级"),
    ] {
      let text = try String(contentsOf: set.path.appending(path: name), encoding: .utf8)
      #expect(text.contains(old))
      try set.write(text.replacing(old, with: new), to: name)
    }
    let run = try set.check(["--format", format])
    #expect(run.status == 1)
    #expect(
      run.text.contains(
        format == "json" ? "甲东县  合计   ✗ 不通过   0\\\\u{1b}[8m\\\\u{202e}x" : "甲东县  合计   ✗ 不通过   0\\u{1b}[8m\\u{202e}x"
      )
    )
    let odd = run.text.unicodeScalars.filter { scalar in
      scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value)
    }
    #expect(odd.isEmpty)
    #expect(format == "json" || run.text.split(separator: "\n").count { $0 == "合计" } == 1)
  }

  @Test("图层、字段和项目里的也一样，还当不成标记语言")
  func projects() throws {
    let set = try StrangerSet("review")
    let projects = set.path.appending(path: "projects.geojson")
    let text = try String(contentsOf: projects, encoding: .utf8)
    let name = try #require(text.firstMatch(of: #/"XMMC": ?"([^"]*)"/#)?.output.1)
    let link = #"<img src=x>![图](https://example.org/x)|\u001b[8m\n# 标题`x`"#
    try Data(text.replacing(name, with: link).utf8).write(to: projects)
    let arguments = ["review", set.path.path, projects.path, "--format", "markdown"]
    let rules = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    let run = try RunningCommand(arguments, in: set.folder, environment: rules)
    #expect(
      run.stdout.contains(#"\<img src=x\>!\[图\](https:\/\/example.org/x)\|\\u{1b}\[8m # 标题\`x\`"#),
      "\(run.stdout.prefix(300))"
    )
    #expect(!run.stdout.contains("\u{1b}"))
  }
}
