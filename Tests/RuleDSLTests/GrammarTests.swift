import RuleDSL
import TestKit
import Testing

@Suite("语法页和文章")
struct GrammarTests {
  private static let folder = "Sources/RuleDSL/RuleDSL.docc"
  static let grammar = (try? Repository.text(of: "\(folder)/Grammar.md")) ?? ""

  /// A section of the grammar: productions, and what shows them.
  struct Section: Sendable, CustomTestStringConvertible {
    var name: String
    var productions: [Production]
    var examples: [String]

    var testDescription: String { name }
  }

  struct Production: Sendable {
    var name: String
    /// Without the descriptions between question marks.
    var body: String

    /// Words and marks in quotes.
    var terminals: [String] {
      body.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }

    /// Names of other productions.
    var references: [String] {
      body.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }
        .flatMap { $0.element.split { !$0.isLetter }.map(String.init) }
    }
  }

  static let sections: [Section] = {
    let examples = MarkdownExample.all(in: grammar)
    var sections: [Section] = []
    var isProduction = false
    for line in grammar.split(separator: "\n") {
      if line.hasPrefix("## ") {
        let name = String(line.dropFirst(3))
        let own = examples.filter { $0.section == name }.map(\.text)
        sections.append(Section(name: name, productions: [], examples: own))
      } else if line.hasPrefix("```") {
        isProduction = line == "```ebnf"
      } else if isProduction, let section = sections.indices.last {
        add(line, to: &sections[section].productions)
      }
    }
    return sections
  }()

  private static func add(_ line: Substring, to productions: inout [Production]) {
    let parts = line.split(separator: " = ", maxSplits: 1)
    let described = (parts.last ?? line).split(separator: "?", omittingEmptySubsequences: false)
    let body = described.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
    if parts.count == 2 {
      productions.append(Production(name: String(parts[0]), body: body))
    } else if let last = productions.indices.last {
      productions[last].body += body
    }
  }

  @Test("每个产生式都有定义，而且只定义一次")
  func productionsAreDefined() {
    let defined = Self.sections.flatMap(\.productions).map(\.name)
    #expect(defined.count > 40)
    #expect(Set(defined).count == defined.count)
    let used = Set(Self.sections.flatMap(\.productions).flatMap(\.references))
    #expect(used.subtracting(defined).isEmpty)
    #expect(Set(defined).subtracting(used) == ["file", "clause", "comment"])
  }

  @Test("每个产生式都有两种语言的例子，用得到它的词", arguments: sections)
  func productionsAreShown(section: Section) throws {
    #expect(section.examples.count == 2)
    let chinese = try #require(section.examples.first).replacing("：", with: ":")
    for production in section.productions where !production.terminals.isEmpty {
      #expect(production.terminals.contains { chinese.contains($0) }, "\(production.name)")
    }
  }

  @Test("例子都能编译，两种语言的意思相同", arguments: sections)
  func examplesCompile(section: Section) throws {
    let programs = try section.examples.map { try program(of: $0) }
    #expect(programs.count == 2 && programs[0] == programs[1])
  }

  @Test("引号里的词都是这门语言的词，语言的词都写进了语法")
  func wordsAreKeywords() {
    let terminals = Set(Self.sections.flatMap(\.productions).flatMap(\.terminals))
    let words = terminals.filter {
      $0.count > 1 && $0.unicodeScalars.allSatisfy { $0.value > 0x2FFF && $0.value < 0xF000 }
    }
    let units = Set(Measure.allCases.flatMap(\.spellings))
    for word in words { #expect(Keyword(spelled: word) != nil || units.contains(word), "\(word)") }
    // Heads and cells of tables stand in the examples.
    let missing = Keyword.allCases.filter { !Self.grammar.contains($0.spelling.chinese) }
    #expect(missing.isEmpty)
  }

  @Test(
    "每种块一篇文章，里面的规则都能编译，两种语言的意思相同",
    arguments: [
      "Vocabulary", "TransmissionForm", "MonitorForm", "RuleForm", "MatrixForm", "ScenarioForm", "PlanSetForm",
      "PackForm",
    ]
  )
  func articles(name: String) throws {
    let examples = MarkdownExample.all(in: try Repository.text(of: "\(Self.folder)/\(name).md"))
    let programs = try examples.map { try program(of: $0.text) }
    #expect(programs.count == 2 && programs[0] == programs[1])
    #expect(try Repository.text(of: "\(Self.folder)/RuleDSL.md").contains("<doc:\(name)>"))
  }

  private func program(of text: String) throws -> RuleProgram {
    let (compilation, files) = try compileWithVocabulary([SourceFile(name: "example.rule", text: text)])
    #expect(rendered(compilation.diagnostics, in: files) == "")
    return try #require(compilation.program).withoutSpans
  }
}
