import RuleDSL
import TestKit
import Testing

@Suite("说明页")
struct ExplanationTests {
  private static let pages = "Sources/RuleDSL/Diagnostics/Pages.md"

  @Test("每个编码一页，没有多余的页")
  func everyCodeHasAPage() throws {
    let codes = try Repository.text(of: Self.pages).matches(of: /(?m)^# (.*)$/).map { String($0.1) }
    #expect(codes == DiagnosticCode.allCases.map(\.rawValue))
  }

  @Test("四个例子，两种语言，各有错对", arguments: DiagnosticCode.allCases)
  func examplesAreComplete(code: DiagnosticCode) throws {
    let examples = try examples(of: code)
    #expect(
      examples.map { "\($0.section) \($0.subsection)" } == ["中文 错误写法", "中文 正确写法", "English Wrong", "English Right"]
    )
  }

  @Test("错误写法只得到这一个编码", arguments: DiagnosticCode.allCases)
  func wrongExamples(code: DiagnosticCode) throws {
    for example in try examples(of: code) where ["错误写法", "Wrong"].contains(example.subsection) {
      let (compilation, files) = try compileWithVocabulary(sources(of: example.text))
      let found = rendered(compilation.diagnostics, in: files)
      #expect(compilation.diagnostics.map(\.code) == [code], "\(found)")
      #expect(
        compilation.diagnostics.allSatisfy { $0.primary.span.file >= 1 && !$0.hint.chinese.isEmpty },
        "\(found)"
      )
    }
  }

  @Test("正确写法没有任何诊断", arguments: DiagnosticCode.allCases)
  func rightExamples(code: DiagnosticCode) throws {
    for example in try examples(of: code) where ["正确写法", "Right"].contains(example.subsection) {
      let (compilation, files) = try compileWithVocabulary(sources(of: example.text))
      #expect(rendered(compilation.diagnostics, in: files) == "")
      #expect(compilation.program != nil)
    }
  }

  @Test("英文的正确写法与中文的意思相同", arguments: DiagnosticCode.allCases)
  func rightExamplesAgree(code: DiagnosticCode) throws {
    let programs = try examples(of: code).filter { ["正确写法", "Right"].contains($0.subsection) }.map {
      try compileWithVocabulary(sources(of: $0.text)).compilation.program
    }
    let both = try programs.map { try #require($0).withoutSpans }
    #expect(both.count == 2 && both.first == both.last)
  }

  @Test("只给出所选语言的一半", arguments: DiagnosticCode.allCases)
  func oneLanguage(code: DiagnosticCode) {
    let chinese = explanation(of: code, language: .chinese)
    let english = explanation(of: code, language: .english)
    #expect(chinese.hasPrefix("\(code.rawValue)\n") && english.hasPrefix("\(code.rawValue)\n"))
    #expect(chinese.contains("错误写法：\n") && chinese.contains("正确写法：\n"))
    #expect(english.contains("Wrong:\n") && english.contains("Right:\n"))
    #expect(!chinese.contains("Wrong") && !chinese.contains(/(?m)^#/))
    #expect(!english.contains("正确写法") && !english.contains(/(?m)^#/))
    #expect(!(chinese + english).contains("```"))
  }

  /// An example may be of several files, each begun by a line such as `#=== 全国/规则.rule`.
  private func sources(of text: String) -> [SourceFile] { Fixture(path: "example.rule", text: text).sources }

  private func examples(of code: DiagnosticCode) throws -> [MarkdownExample] {
    let pages = try Repository.text(of: Self.pages).split(separator: /(?m)^(?=# )/)
    let page = try #require(pages.first { $0.hasPrefix("# \(code.rawValue)\n") })
    return MarkdownExample.all(in: String(page))
  }
}
