/// Something wrong, or doubtful, in the text of a rule.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// A place and, optionally, what stands there.
  public struct Label: Hashable, Sendable {
    public let span: Span
    public let text: Phrase?

    package init(_ span: Span, _ text: Phrase? = nil) {
      self.span = span
      self.text = text
    }
  }

  /// New text for a place; an empty place is where it goes, empty text takes the place away.
  public struct Edit: Hashable, Sendable {
    public let span: Span
    public let text: String
    /// Whether nothing else can have been meant, so that it may be applied without a question.
    public let isSafe: Bool
  }

  /// Text that could not be read, and that explains a problem elsewhere.
  package enum Unread: Hashable, Sendable {
    /// Something in the block where the problem is.
    case textHere
    /// Whole clauses of the block where the problem is.
    case clausesHere
    /// Clauses of any block of a kind.
    case clauses(of: Keyword)
  }

  public let code: DiagnosticCode
  public private(set) var message = Phrase("", "")
  public private(set) var primary: Label
  public private(set) var secondary: [Label] = []
  /// What to do about it, in one sentence.
  public private(set) var hint = Phrase("", "")
  /// The hint as changes of the text, made together; empty where it leaves something to decide.
  public private(set) var edits: [Edit] = []
  /// Whatever of these is there, the problem only follows from it, and is not worth saying.
  package private(set) var unread: [Unread] = []
  /// The name that nothing has, where that is the problem.
  package private(set) var unknownName: String?

  package init(_ code: DiagnosticCode, at span: Span) {
    self.code = code
    primary = Label(span)
  }

  package init(_ code: DiagnosticCode, at span: Span, _ chinese: String, _ english: String) {
    self = Diagnostic(code, at: span).saying(chinese, english)
  }

  public var severity: Severity { code.severity }
}

/// Builds diagnostics sentence by sentence; each step gives a copy.
extension Diagnostic {
  package func saying(_ message: Phrase) -> Self { changed { $0.message = message } }

  package func saying(_ chinese: String, _ english: String) -> Self { saying(Phrase(chinese, english)) }

  package func advising(_ hint: Phrase) -> Self { changed { $0.hint = hint } }

  package func advising(_ chinese: String, _ english: String) -> Self { advising(Phrase(chinese, english)) }

  /// Asks whether a text was meant.
  package func asking(_ text: Phrase) -> Self {
    advising("是否要写“\(text.chinese)”？", "did you mean `\(text.english)`?")
  }

  /// Asks whether a text was meant, and offers to write it.
  package func suggesting(_ text: String, at place: Span?, isSafe: Bool = false) -> Self {
    asking(Phrase(text, text)).editing(place, text, isSafe: isSafe)
  }

  package func suggesting(_ text: String?, at place: Span?, else hint: Phrase) -> Self {
    text.map { suggesting($0, at: place) } ?? advising(hint)
  }

  /// Asks whether a word of ours was meant, and offers to write it in the language of what stands there.
  package func suggesting(_ guess: Keyword.Guess, for word: String, at place: Span) -> Self {
    asking(guess.keyword.spelling)
      .editing(place, guess.keyword.spelled(like: word), isSafe: guess.isCertain)
  }

  package func suggesting(_ guess: Keyword.Guess?, for word: String, at place: Span, else hint: Phrase) -> Self {
    guess.map { suggesting($0, for: word, at: place) } ?? advising(hint)
  }

  /// Lists what could be written.
  package func offering(_ words: [String], else hint: Phrase) -> Self {
    words.isEmpty
      ? advising(hint)
      : advising("可以写：\(words.joined(separator: "、"))", "one of: \(words.joined(separator: ", "))")
  }

  package func offering(_ words: [Keyword]) -> Self {
    advising("可以写：\(Keyword.list(words, .chinese))", "one of: \(Keyword.list(words, .english))")
  }

  /// Adds a change of the text, where both its place and its text are known.
  package func editing(_ place: Span?, _ text: String?, isSafe: Bool = false) -> Self {
    guard let place, let text else { return self }
    return changed { $0.edits.append(Edit(span: place, text: text, isSafe: isSafe)) }
  }

  /// Says what stands at the place.
  package func marking(_ text: Phrase) -> Self { changed { $0.primary = Label($0.primary.span, text) } }

  /// Points at another place, too.
  package func seeing(_ span: Span, _ text: Phrase) -> Self { changed { $0.secondary.append(Label(span, text)) } }

  package func seeing(_ span: Span, _ chinese: String, _ english: String) -> Self {
    seeing(span, Phrase(chinese, english))
  }

  /// Says which name nothing has.
  package func about(_ name: String) -> Self { changed { $0.unknownName = name } }

  package var withoutEdits: Self { changed { $0.edits = [] } }

  package func following(from unread: [Unread]) -> Self { changed { $0.unread = unread } }

  fileprivate func changed(_ change: (inout Diagnostic) -> Void) -> Self {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Diagnostic {
  /// A problem that is the same wherever it is; called with a place, it is a diagnostic.
  struct Remark: Sendable {
    private var diagnostic: Diagnostic

    init(_ code: DiagnosticCode, _ chinese: String = "", _ english: String = "") {
      diagnostic = Diagnostic(code, at: Span(file: 0, start: 0, end: 0), chinese, english)
    }

    func saying(_ chinese: String, _ english: String) -> Self { changed { $0.saying(chinese, english) } }

    func advising(_ chinese: String, _ english: String) -> Self { changed { $0.advising(chinese, english) } }

    func following(from unread: [Unread]) -> Self { changed { $0.following(from: unread) } }

    func callAsFunction(at span: Span) -> Diagnostic { diagnostic.changed { $0.primary = Label(span) } }

    private func changed(_ change: (Diagnostic) -> Diagnostic) -> Self {
      var copy = self
      copy.diagnostic = change(diagnostic)
      return copy
    }
  }
}

extension Diagnostic: Comparable {
  /// Reading order, so that output does not depend on which phase spoke first; only equal ones are not ordered.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.primary.span != right.primary.span { return left.primary.span < right.primary.span }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    return left.texts.lexicographicallyPrecedes(right.texts)
  }

  /// All it says.
  private var texts: [String] {
    let labels = ([primary] + secondary).flatMap { [$0.span.text, $0.text?.chinese ?? "", $0.text?.english ?? ""] }
    let changes = edits.flatMap { [$0.span.text, $0.text, "\($0.isSafe)"] }
    return [message.chinese, message.english, hint.chinese, hint.english] + labels + changes + unread.map { "\($0)" }
  }
}

extension Array<Diagnostic> {
  /// Each once, in reading order.
  package var inOrder: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted()
  }
}

extension Span {
  fileprivate var text: String { "\(file) \(start) \(end)" }
}
