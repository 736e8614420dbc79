extension Formatter {
  func text(of expression: Expression) -> String { text(of: expression, within: 0) }

  /// The binding says how tightly the surroundings bind: 1 或, 2 且, 3 非, 4 relation, 5 + −, 6 × ÷, 7 operand.
  private func text(of expression: Expression, within binding: Int) -> String {
    let (text, strength) = bare(expression)
    guard strength < binding else { return text }
    return language == .chinese ? "（\(text)）" : "(\(text))"
  }

  private func bare(_ expression: Expression) -> (String, Int) {
    switch expression {
    case .quantity(let digits, let unit, _):
      guard let unit else { return (digits, 7) }
      let isSign = unit.measure == .percent || unit.measure == .permille || unit.measure == .year
      return (digits + (isSign ? "" : " ") + unit.text, 7)
    case .path(let elements, _): return (path(elements), 7)
    case .call(let function, let arguments, _):
      let inner = arguments.map { text(of: $0, within: 0) }.joined(separator: comma)
      return (word(function) + (language == .chinese ? "（\(inner)）" : "(\(inner))"), 7)
    case .arithmetic(let left, let sign, let right):
      let strength = sign == .plus || sign == .minus ? 5 : 6
      let both = (text(of: left, within: strength), text(of: right, within: strength + 1))
      return ("\(both.0) \(sign.rawValue) \(both.1)", strength)
    case .comparison(let left, let relation, _, let right):
      return ("\(text(of: left, within: 5)) \(word(relation)) \(text(of: right, within: 5))", 4)
    case .predicate(let operand, let relation, _):
      return ((operand.map { text(of: $0, within: 5) + " " } ?? "") + word(relation), 4)
    case .among(let left, let names, _):
      let list = names.map { codeOrName($0.text) }.joined(separator: listMark)
      return ("\(text(of: left, within: 5)) \(word(.among)) \(list)", 4)
    case .matching(let left, let format, _):
      return ("\(text(of: left, within: 5)) \(word(.matches)) “\(format.text(in: language))”", 4)
    case .all(let parts):
      return (parts.map { text(of: $0, within: 3) }.joined(separator: "\(comma)\(word(.and)) "), 2)
    case .any(let parts):
      return (parts.map { text(of: $0, within: 2) }.joined(separator: "\(comma)\(word(.or)) "), 1)
    case .not(let operand, _): return ("\(word(.not)) \(text(of: operand, within: 3))", 3)
    case .invalid: return ("", 7)
    }
  }

  private func path(_ elements: [PathElement]) -> String {
    elements.enumerated().map { place, element in
      switch element {
      case .keyword(let keyword, _): return word(keyword)
      case .year(let year, _): return "\(year)年"
      case .name(let name, _):
        let isPlain = place > 0 && Keyword(spelled: name)?.isOftenName ?? false
        return isPlain ? name : quotedIfNeeded(name)
      }
    }.joined(separator: language == .chinese ? "的" : ".")
  }

  /// Codes of digits and letters that begin with a digit stand as they are.
  private func codeOrName(_ text: String) -> String {
    let isCode = text.first?.isNumber ?? false && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isCode ? text : quotedIfNeeded(text)
  }

  /// 「…」 around a name that would not be read back as one word.
  func quotedIfNeeded(_ name: String) -> String {
    let isWord =
      !name.isEmpty && name.unicodeScalars.allSatisfy(\.isWordPart) && name.unicodeScalars.first?.digit == nil
    return isWord && Keyword(spelled: name) == nil ? name : "「\(name)」"
  }
}
