import RuleDSL
import Prove
import TestKit
import Testing

@Suite("改正")
struct FixTests {
  static let failures = (try? Fixture.all(in: "language", prefix: "fail-")) ?? []

  @Test("问“是否要写”的提示都带着改法，改的正是问的", arguments: failures)
  func questionsCarryEdits(fixture: Fixture) throws {
    let (compilation, _) = try compileWithVocabulary(fixture.sources)
    for diagnostic in compilation.diagnostics where diagnostic.hint.chinese.contains("是否要写“") {
      // What is left out cannot be written.
      if diagnostic.hint.chinese.contains("…") && diagnostic.edits.isEmpty { continue }
      let written = diagnostic.edits.map(\.text).joined()
      #expect(!written.isEmpty, "\(diagnostic.hint.chinese)")
      #expect(written.allSatisfy { diagnostic.hint.chinese.contains($0) || diagnostic.hint.english.contains($0) })
    }
  }

  @Test("改法都在出错的文件里，不切开一个字", arguments: failures)
  func editsStandInTheFile(fixture: Fixture) throws {
    let (compilation, files) = try compileWithVocabulary(fixture.sources)
    for diagnostic in compilation.diagnostics {
      for edit in diagnostic.edits {
        #expect(edit.span.file == diagnostic.primary.span.file)
        let bytes = Array(files[edit.span.file].text.utf8)
        let parts = [bytes[..<edit.span.start], bytes[edit.span.start..<edit.span.end], bytes[edit.span.end...]]
        #expect(parts.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
      }
    }
  }

  @Test("改正以后错误不多于以前，再改一次什么也不变", arguments: failures)
  func fixingHelps(fixture: Fixture) throws {
    let vocabulary = [try SharedVocabulary.file()]
    let (files, applied) = fixed(fixture.sources, knowing: vocabulary)
    #expect(errors(files + vocabulary) <= errors(fixture.sources + vocabulary))
    #expect(fixed(files, knowing: vocabulary).applied.isEmpty)
    #expect(applied.isEmpty == (files == fixture.sources))
  }

  @Test("只改没有第二种意思的", arguments: try Fixture.all(in: "fixes"))
  func safeFixes(fixture: Fixture) throws {
    let (files, applied) = fixed(fixture.sources, knowing: [try SharedVocabulary.file()])
    let notes = applied.map { fix in
      let place = fix.file.position(of: fix.diagnostic.primary.span.start)
      return "# \(place.line):\(place.column) \(fix.diagnostic.code.rawValue)\n"
    }
    try expectGolden(files.map(\.text).joined() + notes.joined(), at: fixture.path + ".golden")
  }

  @Test("诊断的次序不随收集的先后变", arguments: failures)
  func orderIsTotal(fixture: Fixture) throws {
    let (compilation, _) = try compileWithVocabulary(fixture.sources)
    let all = compilation.diagnostics
    #expect(all.reversed().sorted() == all)
    for (left, right) in zip(all, all.dropFirst()) { #expect(left < right && !(right < left)) }
  }

  @Test("表格可以写在哪些词下面，提示一个也不漏")
  func tablesAreListed() throws {
    let text = "规则 示例\n  编号：SL-01\n  | 这里 | 没有表格 |\n"
    let diagnostics = compile([SourceFile(name: "例.rule", text: text)]).diagnostics
    let hint = try #require(diagnostics.first { $0.code == .malformedTable }?.hint)
    for keyword in Keyword.allCases where keyword.takesTable {
      #expect(hint.chinese.contains(keyword.spelling.chinese) && hint.english.contains(keyword.spelling.english))
    }
  }

  private func errors(_ files: [SourceFile]) -> Int {
    compile(files).diagnostics.count { $0.severity == .error }
  }
}
