internal import Chuandao
internal import FoundationEssentials
internal import JSONRPC
internal import Reporting
internal import RuleDSL

/// A text that is being drafted, with what the compiler made of it and of the rules it belongs to.
struct DraftText {
  let suite: RuleSuite
  /// Its place among the files of the suite.
  let number: Int
  /// All files; the draft goes by the name that the client knows.
  let sources: [SourceFile]

  init(suite: RuleSuite, number: Int, name: String) {
    (self.suite, self.number) = (suite, number)
    var sources = suite.rules.files.sources
    let own = sources[number]
    sources[number] = SourceFile(name: name, text: own.text, pack: own.pack)
    self.sources = sources
  }

  var source: SourceFile { sources[number] }

  /// What the compiler says about the draft; where it says nothing and the rest is unsound, what it says about that.
  var diagnostics: [Diagnostic] {
    let own = suite.rules.diagnostics.filter { $0.primary.span.file == number }
    return own.isEmpty && suite.rules.program == nil ? suite.rules.diagnostics : own
  }

  /// What it means, where it is sound.
  func program() throws(Refusal) -> RuleProgram {
    if let program = suite.rules.program { return program }
    let first = diagnostics.first { $0.severity == .error }
    throw Refusal(
      .rulesUnsound,
      first.map { Phrase("规则有错：\($0.message.chinese)", "the rules are unsound: \($0.message.english)") }
        ?? Phrase("规则有错", "the rules are unsound"),
      Phrase("先用 compile 看全部诊断，改好再来", "see all diagnostics with compile, and mend them first")
    )
  }

  func isOwn(_ span: Span) -> Bool { span.file == number }

  func line(of span: Span) -> Int { sources[span.file].position(of: span.start).line }

  /// Blocks as they were written.
  var blocks: [SyntaxTree.Block] {
    let files = suite.rules.compilation.tree.files
    return files.indices.contains(number) ? files[number].blocks : []
  }
}

extension JSONValue {
  /// A value that another part of the program wrote as JSON.
  init(written json: String) {
    self = (try? JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))) ?? .null
  }

  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
}
