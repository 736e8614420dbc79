/// W206: a definition that nothing uses.
extension Diagnostic {
  static func unusedDefinition(_ name: String, at span: Span) -> Self {
    .init(.unusedDefinition, at: span, "“设 \(name)”没有用到", "the definition `\(name)` is not used")
      .advising("删去这一行，或在“要求”里用它", "delete the line, or use it in a `require`")
      .following(from: [.textHere])
  }

  static func unusedCondition(_ label: String, at span: Span) -> Self {
    .init(.unusedDefinition, at: span, "“条件\(label)”没有用到", "the condition \(label) is not used")
      .advising("删去这一行，或在表里写“条件\(label)”", "delete the line, or write `condition\(label)` in the table")
      .following(from: [.textHere])
  }
}
