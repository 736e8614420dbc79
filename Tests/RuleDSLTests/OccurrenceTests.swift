import Foundation
import RuleDSL
import Prove
import TestKit
import Testing

@Suite("名称的出处")
struct OccurrenceTests {
  private static let paths = (try? Repository.checkedRules()) ?? []

  /// Every rule of the project, compiled together.
  private static let rules: (files: [SourceFile], compilation: Compilation, occurrences: [Occurrence]) = {
    let files = paths.compactMap { path in
      (try? Repository.text(of: path)).map { SourceFile(name: path, text: $0) }
    }.inPacks
    let compilation = compile(files)
    return (files, compilation, compilation.occurrences)
  }()

  @Test(
    "照出处改名，除了名字什么也不变",
    arguments: [[Symbol.Kind.indicator, .layer, .field], [.definition, .list, .designation, .statement]]
  )
  func renaming(kinds: [Symbol.Kind]) throws {
    let (files, compilation, occurrences) = Self.rules
    let program = try #require(compilation.program)
    let symbols = Set(occurrences.map(\.symbol)).filter { kinds.contains($0.kind) }
    // 行政区 is a word of ours: what it is called decides what it is.
    let own = symbols.filter { Keyword(spelled: $0.name) == nil }
    #expect(Set(own.map(\.kind)) == Set(kinds))
    let names = Dictionary(uniqueKeysWithValues: own.map { ($0, Self.mark + $0.name) })
    let changed = compile(files.indices.map { renamed(files[$0], $0, occurrences, names) })
    let found = changed.diagnostics.map { $0.rendered(in: files, language: .chinese) }
    #expect(found == [])
    let after = try #require(changed.program)
    #expect(text(of: after) == text(of: program), "\(kinds)")
  }

  @Test("每个出处都是一个名字，而且都有定义")
  func textsAreNames() throws {
    let (files, _, occurrences) = Self.rules
    let texts = files.map { Array($0.text.utf8) }
    for occurrence in occurrences {
      let bytes = texts[occurrence.span.file][occurrence.span.start..<occurrence.span.end]
      let text = String(decoding: bytes, as: UTF8.self)
      let isName = !text.isEmpty && !text.contains { "|：\n".contains($0) }
      #expect(isName && text == text.trimmingCharacters(in: .whitespaces), "\(text)")
    }
    let defined = Set(occurrences.filter(\.isDefinition).map(\.symbol))
    #expect(Set(occurrences.map(\.symbol)).subtracting(defined).isEmpty)
  }

  @Test("每一种名称，定义和用到的地方一处不漏")
  func everyKind() throws {
    let path = "Tests/Fixtures/occurrences/每种名称.rule"
    let files = [try SharedVocabulary.file(), SourceFile(name: "例.rule", text: try Repository.text(of: path))]
    let compilation = compile(files)
    #expect(rendered(compilation.diagnostics, in: files) == "")
    let lines = compilation.occurrences.filter { $0.span.file > 0 }.map { occurrence in
      let place = files[occurrence.span.file].position(of: occurrence.span.start)
      let bytes = Array(files[occurrence.span.file].text.utf8)[occurrence.span.start..<occurrence.span.end]
      let scope = if case .within(let name) = occurrence.symbol.scope { " of \(name)" } else { "" }
      let name = "\(occurrence.symbol.kind.rawValue) \(occurrence.symbol.name)\(scope)"
      let mark = occurrence.isDefinition ? " (defined)" : ""
      return "\(place.line):\(place.column) \(String(decoding: bytes, as: UTF8.self)) = \(name)\(mark)\n"
    }
    #expect(Set(compilation.occurrences.map(\.symbol.kind)) == Set(Symbol.Kind.allCases))
    try expectGolden(lines.joined(), at: path + ".golden")
  }

  /// The file with every occurrence of the symbols that is written by name under its new name.
  private func renamed(
    _ file: SourceFile,
    _ index: Int,
    _ occurrences: [Occurrence],
    _ names: [Symbol: String]
  ) -> SourceFile {
    var bytes = Array(file.text.utf8)
    for occurrence in occurrences.reversed() where occurrence.span.file == index {
      let range = occurrence.span.start..<occurrence.span.end
      let (old, quoted) = (Array(occurrence.symbol.name.utf8), Array("「\(occurrence.symbol.name)」".utf8))
      guard let new = names[occurrence.symbol], Array(bytes[range]) == old || Array(bytes[range]) == quoted else {
        continue
      }
      bytes.replaceSubrange(range, with: Array(bytes[range]) == quoted ? Array("「\(new)」".utf8) : Array(new.utf8))
    }
    return SourceFile(name: file.name, text: String(decoding: bytes, as: UTF8.self), pack: file.pack)
  }

  /// What new names begin with; it stands in no rule.
  private static let mark = "甴甴"

  /// Everything the program says, under the old names.
  private func text(of program: RuleProgram) -> [String] {
    var text = ""
    dump(program.withoutSpans, to: &text)
    let places = ["- start: ", "- end: ", "- file: "]
    let lines = text.replacing(Self.mark, with: "").split(separator: "\n").map(String.init)
    return lines.filter { line in !places.contains { line.contains($0) } }.sorted()
  }
}
