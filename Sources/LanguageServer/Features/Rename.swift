internal import JSONRPC
internal import Chuandao
internal import RuleDSL

/// What can be renamed at a place.
struct RenamePlace: Encodable {
  let range: TextRange
  let placeholder: String
}

extension Feature {
  /// Whether a name stands at a place that may be changed.
  static var prepareRename: Feature {
    Feature("textDocument/prepareRename", ["renameProvider": ["prepareProvider": true]]) {
      (editor, parameters: PlaceParameters) throws(RPCError) -> RenamePlace? in
      let file = try editor.file(parameters.uri)
      guard let found = file.occurrence(at: parameters.position) else { return nil }
      _ = try editor.places(toRename: found, in: file.analysis)
      let span = file.analysis.bareSpan(of: found)
      return RenamePlace(range: file.places.range(of: span), placeholder: file.analysis.text(of: span))
    }
  }

  /// Another name everywhere; refused where the rules would not mean the same.
  static var rename: Feature {
    Feature("textDocument/rename") { (editor, parameters: RenameParameters) throws(RPCError) -> WorkspaceEdit? in
      let file = try editor.file(parameters.textDocument.uri)
      guard let found = file.occurrence(at: parameters.position) else { return nil }
      let places = try editor.places(toRename: found, in: file.analysis)
      let name = parameters.newName
      guard !name.isEmpty, !name.unicodeScalars.contains(where: { "|｜：:#＃\r\n".unicodeScalars.contains($0) }) else {
        throw .failed(
          editor.text("名称不能空着，也不能有 | ： # 和换行", "a name is not empty and holds no |, : or # and no line end")
        )
      }
      try editor.refuseTaken(name, for: found.symbol, in: file.analysis)
      try editor.tryOut(name, at: places, in: file.analysis)
      return editor.renaming(places, to: name, in: file.analysis)
    }
  }
}

extension EditorContext {
  /// Where the name stands that is to be changed, as it is spelled there; other names of the same stay.
  fileprivate func places(toRename found: Occurrence, in analysis: Analysis) throws(RPCError) -> [Span] {
    let text = analysis.bareText(of: found)
    let all = analysis.occurrences(of: found.symbol).filter { analysis.bareText(of: $0) == text }
    let isForeign = all.contains { !analysis.suite.own.contains(analysis.suite.rules.files, at: $0.span.file) }
    guard !isForeign else {
      throw .failed(
        self.text(
          "“\(text)”是本项目的规则里的名称，在这里不能改",
          "“\(text)” is a name of the project's own rules, and is not changed from here"
        )
      )
    }
    var seen: Set<Span> = []
    return all.map { analysis.bareSpan(of: $0) }.filter { seen.insert($0).inserted }.sorted()
  }

  /// What has the name already would become one with it, which may be no error.
  fileprivate func refuseTaken(_ name: String, for symbol: Symbol, in analysis: Analysis) throws(RPCError) {
    let other = analysis.occurrences.first {
      $0.isDefinition && $0.symbol != symbol && $0.symbol.kind == symbol.kind && $0.symbol.scope == symbol.scope
        && analysis.bareText(of: $0) == name
    }
    guard other != nil else { return }
    throw .failed(
      text(
        "“\(name)”已经是别的\(symbol.kind.word.chinese)的名称",
        "“\(name)” is the name of another \(symbol.kind.word.english)"
      )
    )
  }

  /// Compiles with the new name: errors that were not there before are a reason to refuse.
  fileprivate func tryOut(_ name: String, at places: [Span], in analysis: Analysis) throws(RPCError) {
    var files = analysis.sources
    for (number, spans) in Dictionary(grouping: places, by: \.file) where files.indices.contains(number) {
      var bytes = files[number].bytes
      for span in spans.reversed() { bytes.replaceSubrange(span.start..<span.end, with: name.utf8) }
      let old = files[number]
      files[number] = SourceFile(name: old.name, text: String(decoding: bytes, as: UTF8.self), pack: old.pack)
    }
    func errors(_ found: [Diagnostic]) -> [Diagnostic] { found.filter { $0.severity == .error } }
    let (before, after) = (
      errors(analysis.suite.rules.compilation.diagnostics), errors(compile(files, prover: nil).diagnostics)
    )
    guard after.count > before.count else { return }
    let known = Set(before.map(\.code))
    let new = after.first { !known.contains($0.code) } ?? after[0]
    throw .failed(text("改成“\(name)”后规则有错：", "renamed to “\(name)” the rules are unsound: ") + new.message[language])
  }

  fileprivate func renaming(_ places: [Span], to name: String, in analysis: Analysis) -> WorkspaceEdit {
    let asks = abilities.takesDocumentChanges && abilities.asksBeforeChanges && Set(places.map(\.file)).count > 1
    var edits: [String: [TextEdit]] = [:]
    for span in places {
      guard let location = workspace.location(of: span, in: analysis) else { continue }
      let edit = TextEdit(range: location.range, newText: name, annotationId: asks ? "rename" : nil)
      edits[location.uri, default: []].append(edit)
    }
    // The client shows what will change in other files, too.
    let label = text("改名为“\(name)”", "rename to “\(name)”")
    return workspaceEdit(edits, annotations: asks ? ["rename": .init(label: label, needsConfirmation: true)] : [:])
  }
}
