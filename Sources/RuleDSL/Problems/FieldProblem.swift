/// What the compiler can object to about fields of features, as data; the wording is in `FieldProblem+Wording.swift`.
enum FieldProblem: Hashable, Sendable {
  case unknown(String, layer: String, at: Span, nearest: String?)
  case wanted(at: Span)
  /// A field without a condition on it.
  case bare(at: Span)
  /// In 筛选.
  case conditionWanted(at: Span)
  /// In the column 字段 of a vocabulary.
  case malformed(String, at: Span)
}
