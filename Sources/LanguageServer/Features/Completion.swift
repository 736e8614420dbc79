internal import JSONRPC
internal import RuleDSL

/// Something that may be written at a place, for a client.
struct CompletionItem: Encodable {
  struct Label: Encodable {
    let description: String
  }
  let label: String
  let labelDetails: Label
  let kind: Int
  let detail: String
  let sortText: String
  let filterText: String
  let textEdit: TextEdit
  /// By which more is asked about it.
  let data: JSONValue?
}

/// What may be written, or a part of it.
struct CompletionList: Encodable {
  let isIncomplete: Bool
  let items: [CompletionItem]
}

extension Feature {
  /// Words, names and codes, by Chinese, pinyin initials and English or other names.
  static var completion: Feature {
    let marks: JSONValue = ["：", ":", "《", "|", "｜", "的", "、", "，", "；", "→", " ", "「"]
    let offer: JSONValue = ["triggerCharacters": marks, "resolveProvider": true]
    return Feature("textDocument/completion", ["completionProvider": offer]) {
      (editor, parameters: PlaceParameters) throws(RPCError) -> CompletionList in
      let file = try editor.file(parameters.uri)
      return editor.completion(of: file, at: file.places.offset(of: parameters.position), parameters.uri)
    }
  }

  /// What there is to read about one of them.
  static var completionDetails: Feature {
    Feature("completionItem/resolve") { (editor, item: JSONValue) throws(RPCError) -> JSONValue in
      guard case .object(var members) = item, let uri = item["data", "uri"]?.text,
        let name = item["data", "name"]?.text,
        let kind = item["data", "kind"]?.text.flatMap(Symbol.Kind.init), let file = editor.workspace.file(uri)
      else { return item }
      let scope = item["data", "within"]?.text
      let symbol = file.analysis.occurrences.lazy.map(\.symbol).first {
        $0.kind == kind && $0.name == name && (scope == nil || $0.scope == .within(scope ?? ""))
      }
      guard let symbol else { return item }
      let text = editor.page(about: symbol, in: file.analysis)
      let formats = editor.abilities.documentationFormats
      members["documentation"] =
        formats.isEmpty
        ? .text(text)
        : ["kind": formats.contains("markdown") ? "markdown" : "plaintext", "value": .text(text)]
      return .object(members)
    }
  }
}

extension EditorContext {
  /// No more are sent at once; what is written next makes it fewer.
  private static let most = 200

  fileprivate func completion(of file: AnalyzedFile, at offset: Int, _ uri: String) -> CompletionList {
    let cursor = Cursor(in: file.source, at: offset)
    let stem = String(cursor.stemText.drop { $0 == "《" || $0 == "「" })
    let found = candidates(at: cursor, of: file.number, file.analysis.draft, file.occurrences)
    var seen: Set<String> = []
    let matches = found.enumerated().compactMap { place, candidate in
      candidate.match(stem).map { (candidate: candidate, match: $0.match, spelling: $0.spelling, place: place) }
    }
    .filter { seen.insert("\($0.candidate.text) \($0.candidate.detail.english)").inserted }
    .sorted { ($0.match, $0.place) < ($1.match, $1.place) }
    let language = file.tree.map { dominantLanguage(of: $0, in: file.source) } ?? .chinese
    let items = matches.prefix(Self.most).enumerated().map { rank, found in
      item(found.candidate, spelling: found.spelling, rank: rank, cursor, file, uri, language)
    }
    // The list depends on what is written, which clients cannot tell by pinyin.
    return CompletionList(isIncomplete: true, items: items)
  }

  private func item(
    _ candidate: Candidate,
    spelling: String,
    rank: Int,
    _ cursor: Cursor,
    _ file: AnalyzedFile,
    _ uri: String,
    _ language: Language
  ) -> CompletionItem {
    let text =
      candidate.isKeyword && language == .english ? candidate.aliases.first ?? candidate.text : candidate.text
    let digits = String(rank)
    let isMarked = cursor.stemText.hasPrefix("《") || cursor.stemText.hasPrefix("「")
    return CompletionItem(
      label: candidate.text,
      labelDetails: .init(description: candidate.detail[self.language]),
      kind: candidate.itemKind,
      detail: candidate.detail[self.language],
      sortText: String(repeating: "0", count: max(0, 4 - digits.count)) + digits,
      // Clients hold this against what is written, the mark of a title included.
      filterText: isMarked && !spelling.hasPrefix("《") ? "\(cursor.stemText.prefix(1))\(spelling)" : spelling,
      textEdit: TextEdit(
        range: replaced(by: text, cursor, file),
        newText: text + candidate.mark(language, cursor, file)
      ),
      data: candidate.symbol.map { data(on: $0, uri) }
    )
  }

  /// The stem, and the second mark of a title that an editor wrote with the first.
  private func replaced(by text: String, _ cursor: Cursor, _ file: AnalyzedFile) -> TextRange {
    var end = cursor.stem.upperBound
    for mark in ["》", "」"] where text.hasSuffix(mark) && file.source.bytes[end...].starts(with: mark.utf8) {
      end += mark.utf8.count
    }
    return file.places.range(from: cursor.stem.lowerBound, to: end)
  }

  private func data(on symbol: Symbol, _ uri: String) -> JSONValue {
    var members: [String: JSONValue] = [
      "uri": .text(uri), "name": .text(symbol.name), "kind": .text(symbol.kind.rawValue),
    ]
    if case .within(let scope) = symbol.scope { members["within"] = .text(scope) }
    return .object(members)
  }
}

extension Candidate {
  fileprivate var isKeyword: Bool {
    switch kind {
    case .block, .clause, .word, .relation, .function, .column: true
    case .measure, .unit, .symbol: false
    }
  }

  /// What follows a leading word: the colon of a clause, the blank of a block.
  fileprivate func mark(_ language: Language, _ cursor: Cursor, _ file: AnalyzedFile) -> String {
    let next = file.source.bytes[cursor.stem.upperBound...]
    guard next.isEmpty || next.first == 0x0A || next.first == 0x0D else { return "" }
    switch kind {
    case .block: return " "
    case .clause: return Keyword(spelled: text)?.takesLabel ?? false ? " " : language == .chinese ? "：" : ": "
    case .word, .relation, .function, .measure, .column, .unit, .symbol: return ""
    }
  }

  /// The protocol's number for a thing of this kind.
  fileprivate var itemKind: Int {
    switch kind {
    case .block, .clause, .word, .column: 14  // keyword
    case .relation: 24  // operator
    case .function: 3  // function
    case .measure: 11  // unit
    case .unit: 6  // variable
    case .symbol:
      switch symbol?.kind {
      case .indicator, .definition, .unit: 6  // variable
      case .tier, .codeSystem: 13  // enum
      case .layer, .list, .designation: 22  // struct
      case .field: 5  // field
      case .value, .code: 20  // enum member
      case .document: 17  // file
      case .statement: 18  // reference
      case .requirement: 2  // method
      case nil: 9  // module
      }
    }
  }
}
