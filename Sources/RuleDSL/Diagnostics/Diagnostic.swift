/// Something wrong, or doubtful, in the text of a rule.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: Sendable {
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

  public let code: DiagnosticCode
  public let message: Phrase
  public let primary: Label
  public let secondary: [Label]
  /// One concrete edit.
  public let hint: Phrase?

  package init(
    _ code: DiagnosticCode,
    _ message: Phrase,
    at primary: Label,
    secondary: [Label] = [],
    hint: Phrase? = nil
  ) {
    self.code = code
    self.message = message
    self.primary = primary
    self.secondary = secondary
    self.hint = hint
  }

  public var severity: Severity { code.severity }
}

extension Diagnostic: Comparable {
  /// Reading order, so that output does not depend on which phase spoke first.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.primary.span != right.primary.span { return left.primary.span < right.primary.span }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    return left.message.chinese < right.message.chinese
  }
}
