internal import JSONRPC
internal import RuleDSL

/// A stretch that leads somewhere.
struct DocumentLink: Encodable {
  let range: TextRange
  let target: String
  let tooltip: String?
}

extension Feature {
  /// From documents that are cited to where the vocabulary states them.
  static var links: Feature {
    Feature("textDocument/documentLink", ["documentLinkProvider": ["resolveProvider": false]]) {
      (editor, parameters: DocumentParameters) throws(RPCError) -> [DocumentLink] in
      let file = try editor.file(parameters.uri)
      return file.occurrences.filter { $0.symbol.kind == .document && !$0.isDefinition }.compactMap { cited in
        let definition = file.analysis.occurrences(of: cited.symbol).first(where: \.isDefinition)
        guard let definition, let place = editor.workspace.location(of: definition.span, in: file.analysis) else {
          return nil
        }
        let document = file.analysis.draft.program.vocabulary.documents.first { $0.title == cited.symbol.name }
        let number = document?.number.map { " \($0)" } ?? ""
        return DocumentLink(
          range: file.places.range(of: cited.span),
          target: "\(place.uri)#L\(place.range.start.line + 1)",
          tooltip: editor.abilities.takesLinkTooltips ? "《\(cited.symbol.name)》\(number)" : nil
        )
      }
    }
  }
}
