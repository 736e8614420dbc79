/// One form of the language as the grammar page shows it: what it is, its productions, and one example in both languages.
///
/// The page is `RuleDSL.docc/Grammar.md`; tests compile its examples and hold its words to ``Keyword``.
public struct GrammarSection: Hashable, Sendable {
  /// Such as `transmission`.
  public let name: String
  /// Paragraphs, separated by empty lines.
  public let text: Phrase
  /// In EBNF, a production a line.
  public let productions: String
  public let example: Phrase

  /// Every section of the page, in its order.
  public static let all: [GrammarSection] = sections(of: String(decoding: PackageResources.Grammar_md, as: UTF8.self))

  private static func sections(of page: String) -> [GrammarSection] {
    var sections: [GrammarSection] = []
    var draft: Draft?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      // A comment of an example begins as a heading does.
      if draft?.fence == nil, line.hasPrefix("## ") {
        if let done = draft?.section { sections.append(done) }
        draft = Draft(name: String(line.dropFirst(3)))
      } else {
        draft?.take(line)
      }
    }
    if let done = draft?.section { sections.append(done) }
    return sections
  }

  /// A section that is being read.
  private struct Draft {
    let name: String
    var fence: Substring?
    private var chinese: [Substring] = []
    private var english: [Substring] = []
    private var productions: [Substring] = []
    private var examples: [[Substring]] = []

    init(name: String) { self.name = name }

    mutating func take(_ line: Substring) {
      if line.hasPrefix("```") {
        fence = fence == nil ? line.dropFirst(3) : nil
        if fence == "rule" { examples.append([]) }
      } else if fence == "rule", !examples.isEmpty {
        examples[examples.count - 1].append(line)
      } else if fence != nil {
        productions.append(line)
      } else if !line.isEmpty {
        // Either language names words of the other.
        let wide = line.unicodeScalars.count { $0.value > 0x2E7F }
        if wide * 2 > line.unicodeScalars.count { chinese.append(line) } else { english.append(line) }
      }
    }

    var section: GrammarSection {
      func text(_ lines: [Substring], _ separator: String) -> String { lines.joined(separator: separator) }
      return GrammarSection(
        name: name,
        text: Phrase(text(chinese, "\n\n"), text(english, "\n\n")),
        productions: text(productions, "\n"),
        example: Phrase(text(examples.first ?? [], "\n"), text(examples.last ?? [], "\n"))
      )
    }
  }
}
