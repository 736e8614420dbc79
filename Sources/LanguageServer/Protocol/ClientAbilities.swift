internal import JSONRPC

/// What a client says that it can do.
struct ClientAbilities: Sendable {
  private let stated: JSONValue

  init(_ stated: JSONValue = .null) { self.stated = stated }

  private func can(_ value: JSONValue?) -> Bool { value?.isTrue ?? false }

  /// The encodings of places that it takes, the one it likes best first.
  var positionEncodings: [String] { stated["general", "positionEncodings"]?.texts ?? [] }
  /// Whether it asks for diagnostics by itself.
  var pullsDiagnostics: Bool { stated["textDocument", "diagnostic"] != nil }
  var refreshesDiagnostics: Bool { can(stated["workspace", "diagnostics", "refreshSupport"]) }
  var refreshesCodeLenses: Bool { can(stated["workspace", "codeLens", "refreshSupport"]) }
  var showsRelatedInformation: Bool {
    can(stated["textDocument", "publishDiagnostics", "relatedInformation"])
      || can(stated["textDocument", "diagnostic", "relatedInformation"])
  }
  var takesDocumentChanges: Bool { can(stated["workspace", "workspaceEdit", "documentChanges"]) }
  var asksBeforeChanges: Bool { stated["workspace", "workspaceEdit", "changeAnnotationSupport"] != nil }
  var takesCodeActionLiterals: Bool { stated["textDocument", "codeAction", "codeActionLiteralSupport"] != nil }
  var foldsLinesOnly: Bool { can(stated["textDocument", "foldingRange", "lineFoldingOnly"]) }
  var takesSymbolTrees: Bool { can(stated["textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"]) }
  var takesLinkTooltips: Bool { can(stated["textDocument", "documentLink", "tooltipSupport"]) }
  var takesSnippets: Bool { can(stated["textDocument", "completion", "completionItem", "snippetSupport"]) }
  var watchesFilesForUs: Bool { can(stated["workspace", "didChangeWatchedFiles", "dynamicRegistration"]) }
  var hoversMarkdown: Bool { stated["textDocument", "hover", "contentFormat"]?.texts.contains("markdown") ?? false }
  /// How it takes what there is to read about a candidate; empty for plain text without a kind.
  var documentationFormats: [String] {
    stated["textDocument", "completion", "completionItem", "documentationFormat"]?.texts ?? []
  }
}
