extension FieldFormat {
  private static let mostDigits = 99

  /// Reads what stands between the quotation marks: “{日期}{6 位}”.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let scalar = rest.first {
      guard "{｛".contains(scalar) else {
        let fixed = rest.prefix { !"{｛}｝".contains($0) }
        guard !fixed.isEmpty else { return nil }
        parts.append(.text(String(fixed)))
        rest = rest.dropFirst(fixed.count)
        continue
      }
      guard let end = rest.firstIndex(where: { "}｝".contains($0) }),
        let part = Self.part(rest[..<end].dropFirst())
      else { return nil }
      parts.append(part)
      rest = rest[end...].dropFirst()
    }
    guard !parts.isEmpty else { return nil }
    self.init(parts: parts)
  }

  /// 日期, 代码, 全码, 辖区代码, 名称 or `6 位`.
  private static func part(_ text: Substring) -> Part? {
    let words = text.filter { $0 != " " && $0 != "\u{3000}" }
    switch Keyword(spelled: words) {
    case .date: return .date
    case .code: return .code
    case .fullCode: return .fullCode
    case .codeWithin: return .codeWithin
    case .name: return .name
    default: break
    }
    guard let (digits, word) = splitQuantity(words), Keyword(spelled: word) == .digits, let count = Int(digits),
      (1...mostDigits).contains(count)
    else { return nil }
    return .digits(count)
  }

  /// As it is written, without the quotation marks.
  func text(in language: Language) -> String {
    parts.map { part in
      switch part {
      case .text(let fixed): fixed
      case .date: "{\(Keyword.date.spelled(in: language))}"
      case .code: "{\(Keyword.code.spelled(in: language))}"
      case .fullCode: "{\(Keyword.fullCode.spelled(in: language))}"
      case .codeWithin: "{\(Keyword.codeWithin.spelled(in: language))}"
      case .name: "{\(Keyword.name.spelled(in: language))}"
      case .digits(let count): "{\(count) \(Keyword.digits.spelled(in: language))}"
      }
    }.joined()
  }
}
