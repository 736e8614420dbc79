internal import JSONRPC
internal import RuleDSL

/// Colours of a text, five numbers each, as the protocol packs them.
struct SemanticTokens: Encodable {
  let data: [Int]
}

/// What the protocol calls the colours, in the order of their numbers.
enum TokenType: String, CaseIterable {
  case comment, keyword, string, number, `operator`, function, variable, property, type, `struct`, enumMember, `enum`,
    namespace, method, parameter, `class`
}

extension Feature {
  /// Colours of the whole text.
  static var semanticTokens: Feature {
    let types = TokenType.allCases.map { JSONValue.text($0.rawValue) }
    let legend: JSONValue = ["tokenTypes": .list(types), "tokenModifiers": ["definition"]]
    let offer: JSONValue = ["legend": legend, "full": true, "range": true]
    return Feature("textDocument/semanticTokens/full", ["semanticTokensProvider": offer]) {
      (editor, parameters: DocumentParameters) throws(RPCError) -> SemanticTokens in
      let file = try editor.file(parameters.uri)
      return SemanticTokens(data: packed(file.marks, file.places))
    }
  }

  /// Colours of the lines that are seen.
  static var semanticTokensInRange: Feature {
    Feature("textDocument/semanticTokens/range") {
      (editor, parameters: RangeParameters) throws(RPCError) -> SemanticTokens in
      let file = try editor.file(parameters.uri)
      let range = file.places.range(of: parameters.range)
      let marks = file.marks.filter {
        $0.range.lowerBound < range.upperBound && range.lowerBound < $0.range.upperBound
      }
      return SemanticTokens(data: packed(marks, file.places))
    }
  }
}

/// Each mark by how far it stands behind the one before.
private func packed(_ marks: [Mark], _ places: Places) -> [Int] {
  var last = Position(line: 0, character: 0)
  return marks.flatMap { mark -> [Int] in
    let range = places.range(from: mark.range.lowerBound, to: mark.range.upperBound)
    let type = TokenType.allCases.firstIndex(of: mark.tokenType) ?? 0
    let start = range.start
    defer { last = start }
    return [
      start.line - last.line, start.line == last.line ? start.character - last.character : start.character,
      range.end.character - start.character, type, mark.occurrence?.isDefinition ?? false ? 1 : 0,
    ]
  }
}

extension Mark {
  fileprivate var tokenType: TokenType {
    switch kind {
    case .comment: .comment
    case .block, .clause, .word: .keyword
    case .title: .class
    case .relation: .operator
    case .function: .function
    case .number: .number
    case .text: .string
    case .symbol:
      switch occurrence?.symbol.kind {
      case .indicator, .definition, nil: .variable
      case .tier: .type
      case .layer, .list, .designation: .struct
      case .field: .property
      case .value, .code: .enumMember
      case .codeSystem: .enum
      case .document: .namespace
      case .statement: .function
      case .requirement: .method
      case .unit: .parameter
      }
    }
  }
}
