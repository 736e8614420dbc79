import Prove
import TestKit
import Testing

@testable import RuleDSL

@Suite("规矩")
struct LintTests {
  private static let pages = "Sources/RuleDSL/Lint/LintPages.md"

  @Test("至少三十条，编码不重复而有序，各有一页，至少十条可以自动改正")
  func everyRuleHasAPage() throws {
    let codes = LintRule.all.map(\.code)
    #expect(codes.count >= 30 && codes == Set(codes).sorted())
    #expect(LintRule.all.count(where: \.hasFix) >= 10)
    let pages = try Repository.text(of: Self.pages).matches(of: /(?m)^# (.*)$/).map { String($0.1) }
    #expect(pages == codes)
  }

  @Test("错误写法被指出，正确写法不被指出，两者都编译得过", arguments: LintRule.all.map(\.code))
  func examples(code: String) throws {
    let (wrong, right) = try examples(of: code)
    #expect(try codes(in: wrong).contains(code))
    #expect(try !codes(in: right).contains(code))
  }

  @Test("能改的改了以后就不再被指出，意思不变", arguments: LintRule.all.filter(\.hasFix).map(\.code))
  func fixes(code: String) throws {
    let (wrong, _) = try examples(of: code)
    let rule = try #require(LintRule.all.first { $0.code == code })
    let (files, applied) = linted(wrong, knowing: [try SharedVocabulary.file()], rules: [rule])
    #expect(!applied.isEmpty)
    #expect(try !codes(in: files).contains(code))
    let before = try compileWithVocabulary(wrong).compilation.program
    let after = try compileWithVocabulary(files).compilation.program
    #expect(before != nil && after != nil)
  }

  @Test("两种语言的说明页都有为什么和两个例子", arguments: LintRule.all.map(\.code))
  func explanations(code: String) throws {
    let rule = try #require(LintRule.all.first { $0.code == code })
    let (chinese, english) = (explanation(of: rule, language: .chinese), explanation(of: rule, language: .english))
    #expect(
      chinese.hasPrefix("\(code) \(rule.title.chinese)\n") && english.hasPrefix("\(code) \(rule.title.english)\n")
    )
    #expect(chinese.contains("错误写法：\n") && chinese.contains("正确写法：\n"))
    #expect(english.contains("Wrong:\n") && english.contains("Right:\n") && !english.contains("写法"))
    #expect(!(chinese + english).contains("```"))
  }

  @Test("规则包和一行的注释都可以不查一条")
  func exemptions() throws {
    let (wrong, _) = try examples(of: "L303")
    let text = try #require(wrong.first).text
    let line = text.replacing("3000000 亩", with: "3000000 亩  # 不查 L303")
    #expect(try !codes(in: [SourceFile(name: "甲.rule", text: line)]).contains("L303"))
    let other = text.replacing("3000000 亩", with: "3000000 亩  # 不查 L302")
    #expect(try codes(in: [SourceFile(name: "甲.rule", text: other)]).contains("L303"))
    let pack = "规则包 样例省\n  版本：1\n  不查：L303\n\n" + text
    #expect(try !codes(in: [SourceFile(name: "甲.rule", text: pack, pack: 1)]).contains("L303"))
  }

  @Test("写法不同、取值不同的不是一样的条件；“或”“非”只在图层的字段之间说整个图层，筛选里的说一个图斑")
  func perFeature() throws {
    func remarks(_ requirement: String) throws -> [String] {
      let head = "规则 示例\n  编号：SL-01\n  依据：国函〔2023〕148号 第二条\n"
      return try codes(in: [SourceFile(name: "甲.rule", text: "\(head)  要求：\(requirement)\n")])
        .filter { ["L209", "L211"].contains($0) }
    }
    let (one, other) = ("维护类型 属于 1", "维护编号 符合 “{8 位}”")
    let layer = "本级的绿线维护层的"
    #expect(try remarks("\(layer)\(one)，或 \(layer)维护类型 属于 3") == ["L211"])
    #expect(try remarks("\(layer)\(other)，或 \(layer)维护编号 符合 “{9 位}”") == ["L211"])
    #expect(try remarks("\(layer)\(one)，且 \(layer)\(other)，或 \(layer)维护理由 已填写") == ["L211"])
    #expect(try remarks("非 \(layer)\(one)") == ["L211"])
    #expect(try remarks("\(layer)\(one)，或 上级的绿线维护层的\(other)") == [])
    #expect(try remarks("\(layer)\(one)，且 \(layer)\(other)") == [])
    #expect(try remarks("\(layer)\(one)，且 \(layer)\(one)") == ["L209"])
    #expect(try remarks("非 \(layer)维护类型 已提交，或 \(layer)\(one)") == [])
    #expect(try remarks("个数（筛选（本级的绿线维护层，非 \(one)，或 \(other)）） 等于 0 个") == [])
  }

  @Test("关键词多的一种语言是文件的语言，另一种的词都被指出", arguments: 0...5)
  func mostlyOneLanguage(english: Int) throws {
    let lines: [(Keyword, String)] = [
      (.rule, " 示例"), (.id, "：SL-01"), (.basis, "：国函〔2023〕148号 第二条"), (.require, "：本级的耕地保有量 不低于 300 万亩"),
      (.level, "：预期"),
    ]
    let text = lines.enumerated().map { place, line in
      line.0.spelled(in: place < english ? .english : .chinese) + line.1
    }
    let (compilation, files) = try compileWithVocabulary([
      SourceFile(name: "甲.rule", text: text.joined(separator: "\n"))
    ])
    let rule = try #require(LintRule.all.first { $0.code == "L801" })
    let remarks = lint(files, compilation, own: [1], rules: [rule])
    #expect(compilation.program != nil && remarks.count == min(english, lines.count - english))
    let isEnglish = english * 2 > lines.count
    #expect(remarks.allSatisfy { (files[1].bytes[$0.primary.span.start] < 0x80) != isEnglish })
  }

  @Test("不说别人的文件")
  func onlyOwnFiles() throws {
    let (compilation, files) = try compileWithVocabulary([SourceFile(name: "甲.rule", text: "")])
    #expect(lint(files, compilation, own: [1]).isEmpty)
    #expect(!lint(files, compilation, own: [0]).isEmpty)
  }

  private func codes(in sources: [SourceFile]) throws -> [String] {
    let (compilation, files) = try compileWithVocabulary(sources)
    #expect(compilation.program != nil, "\(rendered(compilation.diagnostics, in: files))")
    return lint(files, compilation, own: Set(files.indices.dropFirst())).map(\.code)
  }

  private func examples(of code: String) throws -> (wrong: [SourceFile], right: [SourceFile]) {
    let pages = try Repository.text(of: Self.pages).split(separator: /(?m)^(?=# L)/)
    let page = try #require(pages.first { $0.hasPrefix("# \(code)\n") })
    let blocks = page.matches(of: /(?s)```rule\n(.*?)```/).map { String($0.1) }
    try #require(blocks.count == 2)
    // A pack of its own, so that what it says of its ground counts.
    let files = blocks.map { text in
      [SourceFile(name: "例.rule", text: text, pack: text.contains("规则包") ? 1 : 0)]
    }
    return (files[0], files[1])
  }
}
