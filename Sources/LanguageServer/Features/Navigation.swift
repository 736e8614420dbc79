internal import JSONRPC
internal import RuleDSL

/// A place of the name under the cursor; 1 text, 2 read, 3 written.
struct DocumentHighlight: Encodable {
  let range: TextRange
  let kind: Int
}

extension Feature {
  /// Where a name is given.
  static var definition: Feature {
    Feature("textDocument/definition", ["definitionProvider": true]) {
      (editor, parameters: PlaceParameters) throws(RPCError) -> [Location] in
      let file = try editor.file(parameters.uri)
      guard let found = file.occurrence(at: parameters.position) else { return [] }
      let all = file.analysis.occurrences(of: found.symbol).filter(\.isDefinition)
      // Of several names of one thing, the one that stands here.
      let text = file.analysis.bareText(of: found)
      let same = all.filter { file.analysis.bareText(of: $0) == text }
      return editor.locations(same.isEmpty ? all : same, in: file.analysis)
    }
  }

  /// Everywhere the same is named, whichever of its names is written.
  static var references: Feature {
    Feature("textDocument/references", ["referencesProvider": true]) {
      (editor, parameters: ReferenceParameters) throws(RPCError) -> [Location] in
      let file = try editor.file(parameters.textDocument.uri)
      guard let found = file.occurrence(at: parameters.position) else { return [] }
      let withDefinition = parameters.context?.includeDeclaration ?? true
      let all = file.analysis.occurrences(of: found.symbol).filter { withDefinition || !$0.isDefinition }
      return editor.locations(all, in: file.analysis)
    }
  }

  /// The same within the text.
  static var highlights: Feature {
    Feature("textDocument/documentHighlight", ["documentHighlightProvider": true]) {
      (editor, parameters: PlaceParameters) throws(RPCError) -> [DocumentHighlight] in
      let file = try editor.file(parameters.uri)
      guard let found = file.occurrence(at: parameters.position) else { return [] }
      return file.analysis.occurrences(of: found.symbol).filter { $0.span.file == file.number }.map {
        DocumentHighlight(range: file.places.range(of: $0.span), kind: $0.isDefinition ? 3 : 2)
      }
    }
  }
}

extension EditorContext {
  fileprivate func locations(_ places: [Occurrence], in analysis: Analysis) -> [Location] {
    var seen: Set<Location> = []
    return places.compactMap { workspace.location(of: $0.span, in: analysis) }.filter { seen.insert($0).inserted }
  }
}

extension Analysis {
  /// A name without the marks around it.
  func bareText(of occurrence: Occurrence) -> String { text(of: bareSpan(of: occurrence)) }

  /// Where the name stands between its marks.
  func bareSpan(of occurrence: Occurrence) -> Span {
    let text = text(of: occurrence.span)
    let marks = [("《", "》"), ("「", "」"), ("“", "”")]
    guard let mark = marks.first(where: { text.hasPrefix($0.0) && text.hasSuffix($0.1) && text.count > 2 }) else {
      return occurrence.span
    }
    let span = occurrence.span
    return Span(file: span.file, start: span.start + mark.0.utf8.count, end: span.end - mark.1.utf8.count)
  }
}
