internal import JSONRPC
internal import RuleDSL

extension Tool {
  /// The text with every change that cannot have been meant otherwise, in canonical form.
  static let mend = Tool(
    "mend",
    title: Phrase("改正并排版", "Mend and format"),
    summary: Phrase(
      "做只有一种改法的改动，给没有写“草拟”的规则加上它（写了 draft 时），再按标准格式排版，给出改好的文字；什么也不写进磁盘。",
      "Makes the changes that can be made in one way only, marks statements as drafts where `draft` is given, puts the text in canonical form, and gives it back; nothing is written to disk."
    ),
    DraftBench.draftParameters + [
      Parameter(
        name: "draft",
        kind: .text,
        summary: Phrase("写在“草拟”后面的话：谁起草、还等什么", "what stands behind `draft`: who drafted it, and what it waits for")
      )
    ]
  ) { bench, arguments, language throws(Refusal) in
    let draft = try bench.draft(arguments)
    let others = draft.sources.indices.filter { $0 != draft.number }.map { draft.sources[$0] }
    let marked = SourceFile(
      name: draft.source.name,
      text: arguments.text("draft").map { draft.marked(saying: $0) } ?? draft.source.text,
      pack: draft.source.pack
    )
    let (mended, applied) = fixed([marked], knowing: others)
    let text = mended.first?.text ?? marked.text
    let formatted = format(SourceFile(name: marked.name, text: text)).text
    return [
      "text": .text(formatted ?? text),
      "isFormatted": .truth(formatted != nil),
      "applied": .list(
        applied.map { fix in
          [
            "code": .text(fix.diagnostic.code.rawValue), "message": .text(fix.diagnostic.message[language]),
            "line": .number(fix.file.position(of: fix.diagnostic.primary.span.start).line),
          ]
        }
      ),
    ]
  }
}

extension DraftText {
  /// The text with every statement marked that is not yet.
  fileprivate func marked(saying words: String) -> String {
    var bytes = source.bytes
    // One line, whatever was sent.
    let words = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    for statement in statements.reversed() where statement.draft == nil {
      let place = markPlace(of: statement)
      bytes.insert(contentsOf: Array(markLine(of: statement, saying: words).utf8), at: place)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
