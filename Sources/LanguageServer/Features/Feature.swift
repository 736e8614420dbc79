internal import JSONRPC
internal import Chuandao
internal import FoundationEssentials
internal import RuleDSL

/// What the features know of the editor.
final class EditorContext {
  let workspace: Workspace
  var abilities = ClientAbilities()
  var language: Language
  /// Sends a notification or a request of ours.
  let client: any ClientMessages
  /// The plan set that lenses judge, and what was found.
  let verdicts: PlanSetVerdicts

  init(_ workspace: Workspace, _ language: Language, _ client: any ClientMessages, _ verdicts: PlanSetVerdicts) {
    self.workspace = workspace
    self.language = language
    self.client = client
    self.verdicts = verdicts
  }

  /// The file of an open text; a text that is not open is an error of the client.
  func file(_ uri: String) throws(RPCError) -> AnalyzedFile {
    if let file = workspace.file(uri) { return file }
    throw .invalidParameters("\(uri) is not open")
  }

  func text(_ chinese: String, _ english: String) -> String { Phrase(chinese, english)[language] }

  /// Text for a client; the marks of Markdown can be read by people, too.
  func markup(_ markdown: String, isTaken: Bool) -> MarkupContent {
    MarkupContent(kind: isTaken ? "markdown" : "plaintext", value: markdown)
  }

  /// Changes of files, in the form that the client takes.
  func workspaceEdit(
    _ edits: [String: [TextEdit]],
    annotations: [String: WorkspaceEdit.Annotation] = [:]
  ) -> WorkspaceEdit {
    guard abilities.takesDocumentChanges else {
      return WorkspaceEdit(changes: edits.mapValues { $0.map { TextEdit(range: $0.range, newText: $0.newText) } })
    }
    let changes = edits.sorted { $0.key < $1.key }.map { uri, edits in
      WorkspaceEdit.DocumentEdit(
        textDocument: .init(uri: uri, version: workspace.documents[uri]?.version),
        edits: edits
      )
    }
    return WorkspaceEdit(documentChanges: changes, changeAnnotations: annotations.isEmpty ? nil : annotations)
  }
}

/// What the server says of its own accord.
protocol ClientMessages: AnyObject {
  func notify(_ method: String, _ parameters: some Encodable)
  func ask(_ method: String, _ parameters: some Encodable)
}

/// One thing that the server offers: a method, and what the client is told of it.
struct Feature: Sendable {
  let method: String
  /// Members of the server's capabilities.
  let capability: [String: JSONValue]
  let answer: @Sendable (EditorContext, Data) throws(RPCError) -> any Encodable

  init<Parameters: Decodable & SendableMetatype, Result: Encodable & SendableMetatype>(
    _ method: String,
    _ capability: [String: JSONValue] = [:],
    _ answer: @escaping @Sendable (EditorContext, Parameters) throws(RPCError) -> Result
  ) {
    self.method = method
    self.capability = capability
    self.answer = { @Sendable (editor: EditorContext, data: Data) throws(RPCError) -> any Encodable in
      try answer(editor, IncomingMessage.parameters(Parameters.self, of: data))
    }
  }
}
