import Prove
import TestKit
import Testing

@testable import RuleDSL

@Suite("规范格式")
struct FormatterTests {
  /// Families of files that compile together, and every other file on its own.
  static let families: [Family] = {
    let fixtures = (try? Fixture.all(in: "language", prefix: "pass-")) ?? []
    let rules = (try? Repository.checkedRules()) ?? []
    let national = rules.compactMap { path in
      (try? Repository.text(of: path)).map { SourceFile(name: path, text: $0) }
    }
    return fixtures.flatMap { fixture in
      (fixture.variants ?? [fixture.sources]).map {
        Family(name: fixture.testDescription, files: $0, needsWords: true)
      }
    } + [Family(name: "Rules", files: national.inPacks, needsWords: false)]
  }()

  struct Family: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [SourceFile]
    var needsWords: Bool

    var testDescription: String { "\(name) \(files.count == 1 ? files[0].name : "")" }

    func compiled(_ files: [SourceFile]) throws -> Compilation {
      needsWords ? try compileWithVocabulary(files).compilation : compile(files)
    }
  }

  @Test("找得到样例和规则库")
  func familiesExist() {
    #expect(Self.families.count > 20)
    #expect(Self.families.last.map(\.files.count) ?? 0 > 10)
  }

  @Test("再排一次不再变，换成另一种语言再换回来一字不差，注释一句不少", arguments: families, [Language.chinese, .english])
  func idempotent(family: Family, language: Language) throws {
    let other: Language = language == .chinese ? .english : .chinese
    for file in family.files {
      let once = try formatted(file, language)
      #expect(try formatted(once, language).text == once.text)
      #expect(try formatted(once, nil).text == once.text)
      #expect(try formatted(formatted(once, other), language).text == once.text)
      #expect(comments(of: once).sorted() == comments(of: file).sorted())
    }
  }

  @Test("意思不变", arguments: families, [Language.chinese, .english])
  func keepsMeaning(family: Family, language: Language) throws {
    let program = try #require(try family.compiled(family.files).program)
    let after = try family.compiled(family.files.map { try formatted($0, language) })
    #expect(after.diagnostics.isEmpty)
    #expect(after.program?.withoutSpans == program.withoutSpans)
  }

  @Test("读不懂的文件不改")
  func refusesUnreadable() {
    let result = format(SourceFile(name: "a.rule", text: "规则 示例\n  要求：（\n"))
    #expect(result.text == nil && !result.diagnostics.isEmpty)
  }

  @Test("不指明语言时，随多数子句的语言")
  func dominantLanguage() throws {
    let english = "rule A\n  id: A-1\n  要求: own.x >= 1 mu\n"
    let text = try formatted(SourceFile(name: "a.rule", text: english), nil).text
    #expect(text == "rule A\n  id: A-1\n  require: own.x >= 1 mu\n")
    let chinese = "规则 A\n  id: A-1\n  要求: own.x >= 1 mu\n"
    let other = try formatted(SourceFile(name: "a.rule", text: chinese), nil).text
    #expect(other == "规则 A\n  编号：A-1\n  要求：本级的x 不低于 1 mu\n")
  }

  @Test("排好的文件还读得懂：条件的名字、括号里的名称和行尾怎样写都一样", arguments: ["条件 甲", "条件 1", "条件①", "条件 ②a", "条件 甲 1"])
  func staysReadable(head: String) throws {
    let text = "准入矩阵 写错的条件\n  编号：YL-02\n  \(head)：用途的活动类别 属于 1\n  未列明：禁止\n"
    let once = try formatted(SourceFile(name: "a.rule", text: text), nil)
    #expect(Parser.parse(once, file: 0).problems.isEmpty)
    #expect(try formatted(once, nil).text == once.text)
    #expect(once.text.contains(head == "条件 1" ? "条件1：" : "\(head)："))
  }

  @Test("空文件排出来还是空的", arguments: ["", "\n\n", "\u{FEFF}", " \t\u{3000}\r\n"])
  func empty(text: String) throws {
    #expect(try formatted(SourceFile(name: "a.rule", text: text), nil).text == "")
  }

  private func formatted(_ file: SourceFile, _ language: Language?) throws -> SourceFile {
    let result = format(file, language: language)
    let text = try #require(result.text, "\(rendered(result.diagnostics, in: [file]))")
    return SourceFile(name: file.name, text: text, pack: file.pack)
  }

  private func comments(of file: SourceFile) -> [String] {
    sourceLines(of: file.bytes).compactMap(\.comment)
  }
}
