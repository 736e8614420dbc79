/// E101: a character that cannot stand in a rule.
extension Diagnostic {
  static func strangeCharacter(_ scalar: Unicode.Scalar, at span: Span) -> Self {
    Diagnostic(.strangeCharacter, at: span)
      .saying("这里不能有\(name(of: scalar, .chinese))", "\(name(of: scalar, .english)) cannot stand here")
      .advising("删去它；名称里确需此字时写成「…」", "delete it; if a name needs it, write the name as 「…」")
      .editing(span, "", isSafe: scalar.isInvisible)
  }
}

private func name(of scalar: Unicode.Scalar, _ language: Language) -> String {
  let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
  let shown = scalar.isInvisible ? scalar.properties.name ?? "" : "“\(scalar)”"
  return language == .chinese ? "字符 \(code) \(shown)" : "character \(code) \(shown)"
}

extension Unicode.Scalar {
  fileprivate var isInvisible: Bool {
    properties.generalCategory == .control || properties.generalCategory == .format
  }
}
