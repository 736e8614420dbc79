import RuleDSL
import TestKit
import Testing

@Suite("规则语言的样例")
struct LanguageTests {
  @Test("只给出注明的诊断，一次全部给出", arguments: try Fixture.all(in: "language", prefix: "fail-"))
  func failures(fixture: Fixture) throws {
    let (compilation, files) = try compileWithVocabulary(fixture.sources)
    let found = compilation.diagnostics.map { diagnostic in
      let name = files[diagnostic.primary.span.file].name
      return "\(name):\(diagnostic.position(in: files).line):\(diagnostic.code.rawValue)"
    }
    #expect(found.sorted() == fixture.expectations)
    #expect(!found.isEmpty)
    #expect(compilation.diagnostics == compilation.diagnostics.sorted())
    let chinese = rendered(compilation.diagnostics, in: files, .chinese)
    let english = rendered(compilation.diagnostics, in: files, .english)
    try expectGolden("\(chinese)\n\n\(english)\n", at: fixture.path + ".golden")
  }

  @Test("没有诊断", arguments: try Fixture.all(in: "language", prefix: "pass-"))
  func passes(fixture: Fixture) throws {
    for files in fixture.variants ?? [fixture.sources] {
      let (compilation, all) = try compileWithVocabulary(files)
      #expect(rendered(compilation.diagnostics, in: all) == "")
      #expect(compilation.program != nil)
    }
  }

  @Test("一个样例里的几种写法意思相同", arguments: try Fixture.all(in: "language", prefix: "pass-"))
  func variantsAgree(fixture: Fixture) throws {
    guard let variants = fixture.variants else { return }
    let programs = try variants.map { try compileWithVocabulary($0).compilation.program?.withoutSpans }
    #expect(variants.count > 1)
    for (file, program) in zip(variants, programs) {
      #expect(program != nil && program == programs.first, "\(file.map(\.name))")
    }
  }

  @Test("每个编码至少有一个样例", arguments: DiagnosticCode.allCases)
  func everyCodeHasAFixture(code: DiagnosticCode) throws {
    let expected = try Fixture.all(in: "language", prefix: "fail-").flatMap(\.expectations)
    #expect(expected.contains { $0.hasSuffix(":\(code.rawValue)") })
  }

  @Test("样例的名称说明结果")
  func names() throws {
    let all = try Fixture.all(in: "language").filter { $0.path != SharedVocabulary.path }
    #expect(all.allSatisfy { $0.testDescription.hasPrefix("fail-") || $0.testDescription.hasPrefix("pass-") })
    #expect(all.count >= DiagnosticCode.allCases.count)
  }
}

extension Fixture {
  var sources: [SourceFile] { files.map { SourceFile(name: $0.name, text: $0.text) }.inPacks }

  /// Writings of one meaning, each compiled on its own; `nil` when the files belong together.
  var variants: [[SourceFile]]? {
    let sources = sources
    return sources.allSatisfy { $0.name.hasPrefix("写法") } ? sources.map { [$0] } : nil
  }
}
