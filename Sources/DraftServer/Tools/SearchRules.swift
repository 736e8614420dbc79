internal import Chuandao
internal import JSONRPC
internal import RuleDSL

extension Tool {
  private static let mostFound = 100

  /// Rules that ship, found by what is written in them.
  static let searchRules = Tool(
    "search_rules",
    title: Phrase("查规则", "Search rules"),
    summary: Phrase(
      "在现有规则里查：编号、名称、依据、原文和内容里有这些词的，给出全文；起草之前先看有没有同样的。",
      "Searches the rules there are by id, title, basis, quoted law and content, and gives their text; look here before drafting the same again."
    ),
    [
      Parameter(
        name: "query",
        kind: .text,
        summary: Phrase("一个或几个词，以空格分隔，都要有", "one or more words, separated by blanks; all have to be there"),
        isRequired: true
      ),
      .limit, .language,
    ]
  ) { bench, arguments, language throws(Refusal) in
    let words = SearchWords(arguments.word("query"))
    var found: [(rank: Int, value: JSONValue)] = []
    var seen: Set<String> = []
    for suite in try bench.suites() {
      guard let program = suite.rules.program else { continue }
      for statement in program.statements where !program.isAdjusted(statement.heading) {
        let heading = statement.heading
        guard suite.own.contains(suite.rules.files, at: heading.span.file) else { continue }
        let text = describe(statement, in: program.vocabulary, language: language)
        let quoted = suite.quotedLaw(of: heading) ?? ""
        guard let rank = words.rank(heading.id, heading.title, in: text + "\n" + quoted),
          seen.insert(heading.id).inserted
        else { continue }
        let source = suite.rules.files.sources[heading.span.file]
        let value: JSONValue = [
          "id": .text(heading.id), "title": .text(heading.title),
          "level": .text(heading.level.keyword.spelled(in: language)), "file": .text(source.name),
          "line": .number(source.position(of: heading.span.start).line), "draft": .optional(heading.draft),
          "quotedLaw": .text(quoted), "text": .text(text),
        ]
        found.append((rank, value))
      }
    }
    // Of one rank, in the order of the rules.
    let sorted = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    let limit = arguments.number("limit", else: 20)
    return [
      "rules": .list(sorted.prefix(limit).map(\.element.value)), "found": .number(found.count),
    ]
  }
}

extension Parameter {
  static let limit = Parameter(
    name: "limit",
    kind: .number(1...100),
    summary: Phrase("最多给出几条，默认 20", "how many to give at most, 20 by default")
  )
}

/// Words that are all looked for.
struct SearchWords {
  private let words: [String]

  init(_ query: String) { words = query.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }

  /// How well something fits, the best first: by its name, its title, or what is written in it; `nil` where it does not.
  func rank(_ name: String, _ title: String, in text: String) -> Int? {
    let (name, title, text) = (name.lowercased(), title.lowercased(), text.lowercased())
    let ranks = words.map { word in
      name == word ? 0 : title.contains(word) || name.contains(word) ? 1 : text.contains(word) ? 2 : 3
    }
    return ranks.contains(3) ? nil : ranks.max() ?? 2
  }
}

extension RuleSuite {
  /// 原文, as a statement quotes it.
  fileprivate func quotedLaw(of heading: Heading) -> String? {
    let files = rules.compilation.tree.files
    guard files.indices.contains(heading.span.file) else { return nil }
    let block = files[heading.span.file].blocks.first { $0.span == heading.span }
    if case .raw(let raw)? = block?.clauses.first(where: { $0.keyword == .text })?.content { return raw.text }
    return nil
  }
}
