import RuleDSL
import TestKit
import Testing

@Suite("次序没有意义")
struct OrderTests {
  @Test("文件和块怎样排列，意思都相同", arguments: FormatterTests.families, draws(1))
  func permutations(family: FormatterTests.Family, seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let whole = try #require(try family.compiled(family.files).program)
    let shuffled = try family.files.shuffled(using: &random).map { file in
      var blocks = try self.blocks(of: file)
      blocks.shuffle(using: &random)
      return SourceFile(name: file.name, text: blocks.joined(separator: "\n"), pack: file.pack)
    }
    let after = try family.compiled(shuffled)
    #expect(rendered(after.diagnostics, in: shuffled) == "")
    #expect(after.program?.inCanonicalOrder == whole.inCanonicalOrder)
  }

  @Test("诊断也不随文件的次序变", arguments: try Fixture.all(in: "language", prefix: "fail-"))
  func diagnostics(fixture: Fixture) throws {
    let sources = fixture.sources
    guard sources.count > 1 else { return }
    // Which of two equal ids counts as the second one follows the order of the files; everything else stays.
    func found(_ files: [SourceFile]) throws -> [String] {
      let (compilation, all) = try compileWithVocabulary(files)
      return compilation.diagnostics.filter { $0.code != .duplicateName }
        .map { "\(all[$0.primary.span.file].name) \($0.position(in: all).line) \($0.code.rawValue)" }.sorted()
    }
    #expect(try found(sources) == found(sources.reversed()))
  }

  /// The blocks of a file in canonical form, which blank lines separate.
  private func blocks(of file: SourceFile) throws -> [String] {
    let text = try #require(format(file).text)
    var blocks: [String] = []
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(line)
      guard line.isEmpty else { continue }
      blocks.append(lines.joined(separator: "\n"))
      lines = []
    }
    return blocks
  }
}
