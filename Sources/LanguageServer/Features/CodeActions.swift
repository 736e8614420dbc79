internal import JSONRPC
internal import RuleDSL

/// Something that can be done about a diagnostic, or about a whole text.
struct CodeAction: Encodable {
  let title: String
  let kind: String
  var isPreferred: Bool?
  let edit: WorkspaceEdit
}

extension Feature {
  /// The changes that the compiler offers.
  static var codeActions: Feature {
    let offer: JSONValue = ["codeActionKinds": ["quickfix", "source.fixAll"]]
    return Feature("textDocument/codeAction", ["codeActionProvider": offer]) {
      (editor, parameters: CodeActionParameters) throws(RPCError) -> [CodeAction] in
      let file = try editor.file(parameters.textDocument.uri)
      guard editor.abilities.takesCodeActionLiterals else { return [] }
      let wanted = parameters.context?.only
      func isWanted(_ kind: String) -> Bool {
        wanted.map { $0.contains { kind == $0 || kind.hasPrefix($0 + ".") } } ?? true
      }
      let fixes = isWanted("quickfix") ? editor.quickFixes(of: file, in: file.places.range(of: parameters.range)) : []
      // Without a question it is done only where it is asked for by name.
      let asksForAll = wanted.map { $0.contains { "source.fixAll".hasPrefix($0) } } ?? false
      return fixes + (asksForAll ? editor.fixAll(of: file, parameters.textDocument.uri) : [])
    }
  }
}

extension EditorContext {
  fileprivate func quickFixes(of file: AnalyzedFile, in range: Range<Int>) -> [CodeAction] {
    file.analysis.diagnostics(ofFile: file.number).filter { found in
      !found.edits.isEmpty && found.primary.span.start <= range.upperBound
        && range.lowerBound <= found.primary.span.end
    }
    .map { found in
      CodeAction(
        title: "\(found.code.rawValue) \(found.hint[language])",
        kind: "quickfix",
        isPreferred: found.edits.allSatisfy(\.isSafe) ? true : nil,
        edit: workspaceEdit(edits(of: found, in: file.analysis))
      )
    }
  }

  private func edits(of found: Diagnostic, in analysis: Analysis) -> [String: [TextEdit]] {
    var edits: [String: [TextEdit]] = [:]
    for edit in found.edits {
      guard let location = workspace.location(of: edit.span, in: analysis) else { continue }
      edits[location.uri, default: []].append(TextEdit(range: location.range, newText: edit.text))
    }
    return edits
  }

  /// Everything that cannot have been meant otherwise, as `rulec format --fix` mends it.
  fileprivate func fixAll(of file: AnalyzedFile, _ uri: String) -> [CodeAction] {
    let others = file.analysis.sources.enumerated().filter { $0.offset != file.number }.map(\.element)
    guard let text = fixed([file.source], knowing: others).files.first?.text else { return [] }
    let edits = file.places.edits(to: text)
    guard !edits.isEmpty else { return [] }
    let title = self.text("改正所有只有一种改法的错误", "Mend everything that can be mended in one way only")
    return [CodeAction(title: title, kind: "source.fixAll", edit: workspaceEdit([uri: edits]))]
  }
}
