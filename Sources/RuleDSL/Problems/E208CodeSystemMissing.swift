/// E208: a code of an unknown system.
extension Diagnostic {
  /// A field without a system, and a code that means different things in several.
  static func systemMissing(
    _ code: String,
    field: String,
    meanings: [CodeMeaning],
    at span: Span
  ) -> Self {
    Diagnostic(.codeSystemMissing, at: span)
      .saying(
        "“\(code)”在几个代码系统里意思不同：\(meanings.map(\.sentence.chinese).joined(separator: "，"))",
        "`\(code)` means different things: \(meanings.map(\.sentence.english).joined(separator: ", "))"
      )
      .advising(
        "在“图层”表的“代码系统”一列写上，例如 \(field)=\(meanings.last?.system ?? "")",
        "say so in the column `codesystem` of the `layers` table, such as \(field)=\(meanings.last?.system ?? "")"
      )
      .following(from: [.clauses(of: .vocabulary)])
  }

  /// Rows and columns of a matrix need codes.
  static func fieldWithoutSystem(
    _ field: String,
    layer: String,
    systems: [String],
    at span: Span
  ) -> Self {
    Diagnostic(.codeSystemMissing, at: span)
      .saying(
        "图层“\(layer)”的字段“\(field)”没有说用哪个代码系统",
        "the field `\(field)` of `\(layer)` does not say which code system it uses"
      )
      .advising(
        "在“图层”表的“代码系统”一列写上“\(field)=代码系统”；有 \(enumerated(systems, .chinese))",
        "write \(field)=SYSTEM into the column `codesystem` of the `layers` table; there are \(enumerated(systems, .english))"
      )
      .following(from: [.clauses(of: .vocabulary)])
  }
}
