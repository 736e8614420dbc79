/// Something sound in the text of a rule that is most likely not meant so, or that readers stumble over.
public struct LintRemark: Hashable, Sendable {
  /// Of the ``LintRule`` that says so.
  public internal(set) var code = ""
  public private(set) var message: Phrase
  public let primary: Diagnostic.Label
  public private(set) var secondary: [Diagnostic.Label] = []
  /// What to do about it, in one sentence.
  public private(set) var hint = Phrase("", "")
  /// Changes of the text that alter no verdict, made together; empty where there is something to decide.
  public private(set) var edits: [Diagnostic.Edit] = []

  init(at span: Span, _ chinese: String, _ english: String) {
    primary = Diagnostic.Label(span)
    message = Phrase(chinese, english)
  }

  func advising(_ chinese: String, _ english: String) -> Self { changed { $0.hint = Phrase(chinese, english) } }

  func seeing(_ span: Span, _ chinese: String, _ english: String) -> Self {
    changed { $0.secondary.append(Diagnostic.Label(span, Phrase(chinese, english))) }
  }

  /// Adds a safe change: new text for a place.
  func fixing(_ span: Span?, _ text: String) -> Self {
    span.map { span in changed { $0.edits.append(Diagnostic.Edit(span: span, text: text, isSafe: true)) } } ?? self
  }

  private func changed(_ change: (inout Self) -> Void) -> Self {
    var copy = self
    change(&copy)
    return copy
  }

  /// The remark with its source lines, as diagnostics are shown.
  public func rendered(in files: [SourceFile], language: Language) -> String {
    let head = Phrase("规矩[\(code)]：\(message.chinese)", "lint[\(code)]: \(message.english)")
    return excerpt(under: head[language], primary, secondary, hint, in: files, language)
  }

  /// Where it points: `line` and `column` count from one, columns in characters.
  public func position(in files: [SourceFile]) -> (line: Int, column: Int) {
    files[primary.span.file].position(of: primary.span.start)
  }
}
