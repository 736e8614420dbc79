internal import JSONRPC
internal import RuleDSL

/// A block of a text, or something within it.
struct DocumentSymbol: Encodable {
  let name: String
  let detail: String
  let kind: Int
  let range: TextRange
  let selectionRange: TextRange
  var children: [DocumentSymbol]
}

/// Something with a name anywhere in the projects that are open.
struct SymbolInformation: Encodable {
  let name: String
  let kind: Int
  let location: Location
  var containerName: String?
}

extension Feature {
  /// The blocks of a text, and what they give names to.
  static var documentSymbols: Feature {
    Feature("textDocument/documentSymbol", ["documentSymbolProvider": true]) {
      (editor, parameters: DocumentParameters) throws(RPCError) -> JSONOr<[DocumentSymbol], [SymbolInformation]> in
      let file = try editor.file(parameters.uri)
      let trees = editor.symbols(of: file)
      if editor.abilities.takesSymbolTrees { return .first(trees) }
      return .second(
        trees.flatMap { tree in
          [tree].flatMap { [($0, nil as String?)] + $0.children.map { ($0, tree.name) } }
        }
        .map { symbol, container in
          SymbolInformation(
            name: symbol.name,
            kind: symbol.kind,
            location: Location(uri: parameters.uri, range: symbol.range),
            containerName: container
          )
        }
      )
    }
  }

  /// Names of all files, by Chinese, pinyin initials and aliases.
  static var workspaceSymbols: Feature {
    Feature("workspace/symbol", ["workspaceSymbolProvider": true]) {
      (editor, parameters: QueryParameters) throws(RPCError) -> [SymbolInformation] in
      var seen: Set<Location> = []
      let found = editor.workspace.analyses.flatMap { analysis in
        analysis.occurrences.filter { $0.isDefinition && $0.symbol.kind != .unit }.compactMap { occurrence in
          editor.symbol(occurrence, in: analysis, matching: parameters.query)
        }
      }
      .filter { seen.insert($0.symbol.location).inserted }
      // Nobody looks through more.
      return found.sorted { ($0.match, $0.symbol.name) < ($1.match, $1.symbol.name) }.prefix(200).map(\.symbol)
    }
  }
}

/// One of two forms of an answer.
enum JSONOr<First: Encodable, Second: Encodable>: Encodable {
  case first(First)
  case second(Second)

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .first(let value): try value.encode(to: encoder)
    case .second(let value): try value.encode(to: encoder)
    }
  }
}

extension EditorContext {
  fileprivate func symbol(
    _ occurrence: Occurrence,
    in analysis: Analysis,
    matching query: String
  ) -> (symbol: SymbolInformation, match: Candidate.Match)? {
    let name = analysis.bareText(of: occurrence)
    let title = analysis.title(of: occurrence.symbol)
    guard let (match, _) = Candidate.match(query, name, aliases: [title].compactMap(\.self)),
      let location = workspace.location(of: occurrence.span, in: analysis)
    else { return nil }
    let shown = title.map { "\(name) \($0)" } ?? name
    var container = occurrence.symbol.kind.word[language]
    if case .within(let whole) = occurrence.symbol.scope { container += " · \(whole)" }
    let kind = occurrence.symbol.kind.symbolKind
    return (SymbolInformation(name: shown, kind: kind, location: location, containerName: container), match)
  }

  fileprivate func symbols(of file: AnalyzedFile) -> [DocumentSymbol] {
    guard let tree = file.tree else { return [] }
    let definitions = file.occurrences.filter { $0.isDefinition && $0.symbol.kind != .statement }
    return Outline(tree, of: file.source).blocks.map { block in
      let range = file.places.range(ofLines: block.lines)
      let keyword = block.keyword.spelled(in: language)
      let name = file.places.range(of: block.title.span)
      return DocumentSymbol(
        name: block.title.text.isEmpty ? keyword : block.title.text,
        detail: keyword,
        kind: block.keyword.symbolKind,
        range: range,
        selectionRange: block.title.text.isEmpty ? file.places.range(of: block.span) : name,
        children: children(of: range, definitions, file)
      )
    }
  }

  /// What is named within a block; other names of the same thing are left out.
  private func children(of range: TextRange, _ definitions: [Occurrence], _ file: AnalyzedFile) -> [DocumentSymbol] {
    var seen: Set<Symbol> = []
    return definitions.compactMap { occurrence in
      let place = file.places.range(of: occurrence.span)
      guard range.start <= place.start, place.end <= range.end, seen.insert(occurrence.symbol).inserted else {
        return nil
      }
      let line = file.places.range(ofLines: place.start.line...place.start.line)
      return DocumentSymbol(
        name: occurrence.symbol.name,
        detail: occurrence.symbol.kind.word[language],
        kind: occurrence.symbol.kind.symbolKind,
        range: TextRange(start: place.start, end: max(place.end, line.end)),
        selectionRange: place,
        children: []
      )
    }
  }
}

extension Analysis {
  /// What a rule is called besides its id, and a code besides its digits.
  fileprivate func title(of symbol: Symbol) -> String? {
    switch symbol.kind {
    case .statement: return titles[symbol.name]
    case .code:
      guard case .within(let system) = symbol.scope,
        let place = draft.program.vocabulary.codeSystem(named: system),
        let index = draft.program.vocabulary.codeSystems[place].index(of: symbol.name)
      else { return nil }
      return draft.program.vocabulary.codeSystems[place].codes[index].name
    default: return nil
    }
  }
}

extension Symbol.Kind {
  /// The protocol's number for a thing of this kind.
  var symbolKind: Int {
    switch self {
    case .indicator, .definition: 13  // variable
    case .tier: 10  // enum
    case .layer, .list, .designation: 23  // struct
    case .field: 8  // field
    case .value, .code: 22  // enum member
    case .codeSystem: 10
    case .document: 1  // file
    case .statement: 12  // function
    case .requirement: 6  // method
    case .unit: 19  // object
    }
  }
}

extension Keyword {
  /// The protocol's number for a block.
  fileprivate var symbolKind: Int {
    switch self {
    case .vocabulary: 3  // namespace
    case .scenario: 24  // event
    case .planSet, .pack: 4  // package
    default: 12  // function
    }
  }
}
