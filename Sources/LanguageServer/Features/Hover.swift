internal import JSONRPC
internal import RuleDSL

/// What is shown about a place.
struct Hover: Encodable {
  let contents: MarkupContent
  let range: TextRange
}

extension Feature {
  /// What a name or a word stands for.
  static var hover: Feature {
    Feature("textDocument/hover", ["hoverProvider": true]) {
      (editor, parameters: PlaceParameters) throws(RPCError) -> Hover? in
      let file = try editor.file(parameters.uri)
      if let found = file.occurrence(at: parameters.position) {
        let text = editor.page(about: found.symbol, in: file.analysis)
        return Hover(
          contents: editor.markup(text, isTaken: editor.abilities.hoversMarkdown),
          range: file.places.range(of: found.span)
        )
      }
      let offset = file.places.offset(of: parameters.position)
      let mark = file.marks.first { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
      guard let mark, let keyword = Keyword(spelled: file.source.text(of: mark.range)) else { return nil }
      return Hover(
        contents: editor.markup(
          page(about: keyword, language: editor.language),
          isTaken: editor.abilities.hoversMarkdown
        ),
        range: file.places.range(from: mark.range.lowerBound, to: mark.range.upperBound)
      )
    }
  }
}

extension EditorContext {
  /// What a name stands for, in Markdown.
  func page(about symbol: Symbol, in analysis: Analysis) -> String {
    let first = analysis.occurrences(of: symbol).first(where: \.isDefinition)
    return RuleDSL.page(
      about: symbol,
      analysis.draft,
      definition: first.map { analysis.line(of: $0.span) } ?? "",
      language: language
    )
  }
}

extension Analysis {
  /// The line on which something stands, without the blanks around it.
  fileprivate func line(of span: Span) -> String {
    guard sources.indices.contains(span.file) else { return "" }
    let source = sources[span.file]
    let number = source.line(of: span.start)
    guard source.lines.indices.contains(number) else { return "" }
    let text = source.text(of: source.lines[number])
    return String(text.drop { $0 == " " || $0 == "\u{3000}" || $0 == "\t" })
  }
}

extension SourceFile {
  func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension AnalyzedFile {
  /// What has a colour in the file.
  var marks: [Mark] { tree.map { RuleDSL.marks(of: $0, source, occurrences) } ?? [] }
}
