internal import JSONRPC
internal import RuleDSL

/// Something that a client may ask: its name, what it takes, and what it answers.
///
/// None of them writes anything.  To add one: a file that extends this, and its name in ``all``.
struct Tool: Sendable {
  let name: String
  let title: Phrase
  let summary: Phrase
  let parameters: [Parameter]
  let answer: @Sendable (DraftBench, ToolArguments, Language) throws(Refusal) -> JSONValue

  init(
    _ name: String,
    title: Phrase,
    summary: Phrase,
    _ parameters: [Parameter],
    answer: @escaping @Sendable (DraftBench, ToolArguments, Language) throws(Refusal) -> JSONValue
  ) {
    (self.name, self.title, self.summary) = (name, title, summary)
    (self.parameters, self.answer) = (parameters, answer)
  }

  /// Every tool there is; what clients are told is made of it.
  static let all: [Tool] = [
    .compile, .mend, .lint, .scenarios, .prove, .why, .explain, .searchRules, .searchVocabulary, .grammar,
  ]

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// As `tools/list` tells it.
  func listed(_ language: Language) -> JSONValue {
    let properties = Dictionary(parameters.map { ($0.name, $0.schema(language)) }) { first, _ in first }
    let required = parameters.filter(\.isRequired).map(\.name)
    let schema: [String: JSONValue] = [
      "type": "object", "properties": .object(properties), "required": .texts(required),
      "additionalProperties": false,
    ]
    let annotations: JSONValue = [
      "title": .text(title[language]), "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true,
      "openWorldHint": false,
    ]
    return [
      "name": .text(name), "title": .text(title[language]), "description": .text(summary[language]),
      "inputSchema": .object(schema), "annotations": annotations,
    ]
  }
}
