internal import Chuandao
internal import JSONRPC
internal import Reporting
internal import RuleDSL

extension Tool {
  /// What the compiler says about a draft, and what a person still has to see to.
  static let compile = Tool(
    "compile",
    title: Phrase("编译草稿", "Compile a draft"),
    summary: Phrase(
      """
      编译规则文字，给出诊断（代码、位置、说明、改法）。依据要在文件表里，名称要在词汇里，单位要相合，否则是错误。没有写“草拟”的规则列在 \
      unmarked 里，marks 是加上它的改法；草稿自己列入文件表的文件在 declares 里，要人核对原文。
      """,
      """
      Compiles rule text and gives diagnostics (code, place, message, edits). The basis has to stand in the table of \
      documents, names in the vocabulary, and units have to agree; anything else is an error. Statements without `draft` \
      are listed in `unmarked`, with edits that add it in `marks`; documents that the draft itself puts into the table are \
      in `declares`, for a person to verify.
      """
    ),
    DraftBench.draftParameters
  ) { bench, arguments, language throws(Refusal) in
    let draft = try bench.draft(arguments)
    let found = draft.diagnostics
    let statements = draft.statements
    let unmarked = statements.filter { $0.draft == nil }
    var text = found.map { $0.rendered(in: draft.sources, language: language) + "\n" }.joined(separator: "\n")
    text += DraftRemarks(draft, unmarked: unmarked.map(\.id)).text(language)
    let written = diagnosticsJSON(found, in: draft.sources, language: language)
    return [
      "compiles": .truth(draft.suite.rules.program != nil),
      "diagnostics": JSONValue(written: written)["diagnostics"] ?? [],
      "statements": .list(statements.map { draft.value(of: $0) }),
      "unmarked": .texts(unmarked.map(\.id)),
      "marks": .list(unmarked.map { draft.mark(of: $0, language) }),
      "declares": .texts(draft.declaredDocuments),
      "unmarkable": .list(draft.unmarkable.map { draft.value(ofBlock: $0, language) }),
      "text": .text(text),
    ]
  }
}

/// What a person has to see to in a draft, in words.
private struct DraftRemarks {
  private let draft: DraftText
  private let unmarked: [String]

  init(_ draft: DraftText, unmarked: [String]) { (self.draft, self.unmarked) = (draft, unmarked) }

  func text(_ language: Language) -> String {
    var remarks: [Phrase] = []
    if draft.suite.rules.program != nil { remarks.append(Phrase("编译通过", "it compiles")) }
    if !unmarked.isEmpty {
      remarks.append(
        Phrase(
          "\(unmarked.joined(separator: "、")) 要写“草拟：谁起草、还等什么”；没有写的会参加检查",
          "\(unmarked.joined(separator: ", ")) must be marked with `draft:` and who drafted it; unmarked, it takes part in checks"
        )
      )
    }
    if !draft.declaredDocuments.isEmpty {
      remarks.append(
        Phrase(
          "草稿自己把这些文件列入文件表，要人核对：\(draft.declaredDocuments.joined(separator: "、"))",
          "the draft itself declares these documents, which a person has to verify: \(draft.declaredDocuments.joined(separator: ", "))"
        )
      )
    }
    if !draft.unmarkable.isEmpty {
      let words = draft.unmarkable.map(\.keyword)
      remarks.append(
        Phrase(
          "\(Keyword.list(words, .chinese)) 不能写“草拟”，要由人来写",
          "\(Keyword.list(words, .english)) cannot be marked as a draft; a person has to write it"
        )
      )
    }
    return remarks.map { $0[language] + "\n" }.joined()
  }
}

extension DraftText {
  /// A statement of the draft, as far as it can be read.
  struct Stated {
    let id: String
    let keyword: Keyword
    let title: String
    let draft: String?
    let block: SyntaxTree.Block
  }

  var statements: [Stated] {
    blocks.filter { Keyword.statements.contains($0.keyword) }.map { block in
      func text(_ keyword: Keyword) -> String? {
        let clause = block.clauses.first { $0.keyword == keyword }
        if case .raw(let raw)? = clause?.content { return raw.text }
        return nil
      }
      return Stated(
        id: text(.id) ?? block.title.text,
        keyword: block.keyword,
        title: block.title.text,
        draft: text(.draft),
        block: block
      )
    }
  }

  /// Blocks that say what judges plans and cannot be marked as drafts.
  var unmarkable: [SyntaxTree.Block] { blocks.filter { [.waived, .pack, .planSet].contains($0.keyword) } }

  /// Titles of documents that the draft puts into the table of documents.
  var declaredDocuments: [String] {
    let documents = suite.rules.compilation.draft?.program.vocabulary.documents ?? []
    return documents.filter { isOwn($0.span) }.map(\.title)
  }

  func value(of statement: Stated) -> JSONValue {
    [
      "id": .text(statement.id), "kind": .text(statement.keyword.spelled(in: .english)),
      "title": .text(statement.title), "draft": .optional(statement.draft),
      "line": .number(line(of: statement.block.span)),
    ]
  }

  func value(ofBlock block: SyntaxTree.Block, _ language: Language) -> JSONValue {
    ["kind": .text(block.keyword.spelled(in: language)), "line": .number(line(of: block.span))]
  }

  /// Where the line `草拟` goes: below the first line of the statement.
  func markPlace(of statement: Stated) -> Int {
    let bytes = source.bytes
    let start = statement.block.span.start
    return bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  }

  /// The line that marks a statement, in the language of its word.
  func markLine(of statement: Stated, saying words: String) -> String {
    let isLatin = source.text(of: statement.block.span).first?.isASCII ?? false
    return isLatin ? "\n  draft: \(words)" : "\n  草拟：\(words)"
  }

  /// The edit that marks a statement; `…` is for whoever drafts.
  func mark(of statement: Stated, _ language: Language) -> JSONValue {
    let place = markPlace(of: statement)
    let (line, column) = source.position(of: place)
    let position: JSONValue = ["line": .number(line), "column": .number(column), "byte": .number(place)]
    return [
      "id": .text(statement.id), "range": ["start": position, "end": position],
      "text": .text(markLine(of: statement, saying: "…")), "safe": false,
    ]
  }
}
