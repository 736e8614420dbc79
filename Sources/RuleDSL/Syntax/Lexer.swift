/// Cuts a clause's text into tokens; full-width and half-width marks are the same.
///
/// Never fails: what it cannot read becomes a problem and is passed over.
struct Lexer {
  private let text: ClauseText
  private let end: Int
  private var reader: ScalarReader
  private(set) var tokens: [Token] = []
  private(set) var problems: [Diagnostic] = []

  static func tokens(of text: ClauseText, in range: Range<Int>) -> (tokens: [Token], problems: [Diagnostic]) {
    var lexer = Lexer(text, range)
    lexer.run()
    lexer.tokens.append(Token(kind: .end, range: range.upperBound..<range.upperBound))
    return (lexer.tokens, lexer.problems)
  }

  private init(_ text: ClauseText, _ range: Range<Int>) {
    self.text = text
    end = range.upperBound
    reader = ScalarReader(text.bytes, range)
  }

  private mutating func run() {
    while let (scalar, place) = reader.next() {
      if scalar.isBlank { continue }
      if scalar.digit != nil {
        number(from: place)
      } else if scalar.isWordPart {
        word(from: place)
      } else if let kind = mark(scalar) {
        add(kind, from: place)
      } else if let closing = closingMark(of: scalar) {
        quoted(from: place, until: closing)
      } else if scalar == ";" || scalar == "；" {
        problems.append(.twoConditions(at: text.span(place..<reader.offset)))
      } else {
        problems.append(.strangeCharacter(scalar, at: text.span(place..<reader.offset)))
      }
    }
  }

  private mutating func add(_ kind: Token.Kind, from place: Int, until stop: Int? = nil) {
    tokens.append(Token(kind: kind, range: place..<(stop ?? reader.offset)))
  }

  /// One mark, or two that belong together.
  private mutating func mark(_ scalar: Unicode.Scalar) -> Token.Kind? {
    switch scalar {
    case "的", ".": return .of
    case ",", "，", "、": return .comma
    case "(", "（": return .leftParenthesis
    case ")", "）": return .rightParenthesis
    case "+", "＋": return .arithmetic(.plus)
    case "-", "－", "−": return .arithmetic(.minus)
    case "*", "×", "＊": return .arithmetic(.times)
    case "/", "÷", "／": return .arithmetic(.dividedBy)
    case "%", "％": return .unit(Unit(.percent))
    case "‰": return .unit(Unit(.permille))
    case "≥": return .sign(.atLeast)
    case "≤": return .sign(.atMost)
    case "≠": return .sign(.unequal)
    case ">", "＞": return .sign(takeEqualSign() ? .atLeast : .above)
    case "<", "＜": return .sign(takeEqualSign() ? .atMost : .below)
    case "=", "＝":
      _ = takeEqualSign()
      return .sign(.equals)
    case "!", "！": return takeEqualSign() ? .sign(.unequal) : nil
    default: return nil
    }
  }

  private mutating func takeEqualSign() -> Bool {
    guard let next = reader.peek(), next == "=" || next == "＝" else { return false }
    _ = reader.next()
    return true
  }

  /// Digits with at most one point, and the unit that follows without a blank.
  private mutating func number(from place: Int) {
    var digits = ""
    reader = ScalarReader(text.bytes, place..<end)
    while let next = reader.peek() {
      if let digit = next.digit {
        digits.append(digit)
      } else if next == "." || next == "．", !digits.contains("."), followsDigit() {
        digits.append(".")
      } else {
        break
      }
      _ = reader.next()
    }
    add(.number(digits), from: place)
    unit(after: reader.offset)
  }

  /// Whether a digit stands behind the next scalar.
  private func followsDigit() -> Bool {
    var copy = reader
    _ = copy.next()
    return copy.next()?.scalar.digit != nil
  }

  private mutating func unit(after place: Int) {
    guard let next = reader.peek(), next.isWordPart else { return }
    let rest = text.bytes[place..<end]
    guard let (unit, count) = Unit.leading(rest) else { return }
    let stop = place + count
    // A Latin unit ends with its word: `3 max` is not `3 m` followed by `ax`.
    if text.bytes[stop - 1] < 0x80, ScalarReader(text.bytes, stop..<end).peek()?.isWordPart ?? false { return }
    reader = ScalarReader(text.bytes, stop..<end)
    add(.unit(unit), from: place, until: stop)
  }

  private mutating func word(from place: Int) {
    while let next = reader.peek(), next.isWordPart { _ = reader.next() }
    add(.word(String(decoding: text.bytes[place..<reader.offset], as: UTF8.self)), from: place)
  }

  private mutating func quoted(from place: Int, until closing: Unicode.Scalar) {
    let start = reader.offset
    while let (scalar, end) = reader.next() {
      guard scalar == closing else { continue }
      let inner = String(decoding: text.bytes[start..<end].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
      add(closing == "」" ? .quotedName(inner) : .text(inner), from: place)
      return
    }
    problems.append(.unclosedQuote(closing, at: text.span(place..<reader.offset)))
  }
}
