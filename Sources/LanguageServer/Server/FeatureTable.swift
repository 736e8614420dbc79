internal import JSONRPC

/// Everything that the server offers; what the client is told at the start is made of it.
///
/// To add one: a file in `Features`, and its line here.
enum FeatureTable {
  static let all: [Feature] = [
    .documentDiagnostics, .workspaceDiagnostics, .codeActions, .formatting,
    .hover, .definition, .references, .highlights, .prepareRename, .rename, .documentSymbols, .workspaceSymbols,
    .completion, .completionDetails,
    .semanticTokens, .semanticTokensInRange, .folding, .selectionRanges, .links, .inlayHints,
    .codeLenses, .commands, .fileRenames,
  ]

  static let byMethod = Dictionary(uniqueKeysWithValues: all.map { ($0.method, $0) })

  /// What the protocol calls the capabilities of the server.
  static func capabilities(_ encoding: PositionEncoding) -> JSONValue {
    var members: [String: JSONValue] = [
      "positionEncoding": .text(encoding.rawValue),
      // Whole texts at first, then what changed; files are told when they are saved.
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
    ]
    let folders: JSONValue = ["supported": true, "changeNotifications": true]
    members["workspace"] = ["workspaceFolders": folders]
    for feature in all { members.merge(feature.capability) { $0.merged(with: $1) } }
    return .object(members)
  }
}

extension JSONValue {
  /// The members of both; of two that are no objects the first.
  fileprivate func merged(with other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let more) = other else { return self }
    return .object(own.merging(more) { $0.merged(with: $1) })
  }
}
