/// Reads conditions and amounts: precedence climbing over tokens, with bounds on depth and size.
///
/// The grammar is in `RuleDSL.docc/Grammar.md`.
struct ExpressionParser {
  private let tokens: [Token]
  private let text: ClauseText
  private var position = 0
  private var depth = 0
  private var nodes = 0
  private(set) var problems: [Diagnostic] = []

  /// Nesting of brackets and 非, and parts of one clause; what a person writes is far below.
  private static let mostDepth = 48
  private static let mostNodes = 400

  init(tokens: [Token], text: ClauseText) {
    self.tokens = tokens
    self.text = text
  }

  mutating func parse() -> Expression {
    if let word = conditional {
      problems.append(.ifThen(word, at: span(current)))
      return .invalid(span(current))
    }
    let expression = condition()
    if problems.isEmpty, current.kind != .end { unexpected(.endOfClause) }
    return expression
  }

  /// 如果, with or without a blank behind it, at the beginning.
  private var conditional: String? {
    guard case .word(let word) = current.kind else { return nil }
    return ["如果", "假如", "倘若"].first { word.hasPrefix($0) }
      ?? ["若", "if", "If", "IF"].first { $0 == word }
  }

  private var current: Token { tokens[min(position, tokens.count - 1)] }

  private func span(_ token: Token) -> Span { text.span(token.range) }

  private mutating func advance() { position += 1 }

  private mutating func take(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  private mutating func unexpected(_ wanted: Diagnostic.Expected) {
    guard problems.isEmpty else { return }
    if case .word(let word) = current.kind, let blanks = withBlanks(word) {
      return problems.append(
        .missingBlanks(word, at: span(current), withBlanks: blanks.text, isCertain: blanks.isCertain)
      )
    }
    if case .word(let word) = current.kind, let meant = Keyword.mistaken[word], meant.isRelation {
      return problems.append(.unknownRelation(word, at: span(current), meant: meant))
    }
    if case .word("介于") = current.kind { return problems.append(.between(at: span(current))) }
    if let problem = blankInName() ?? shareOfName() { return problems.append(problem) }
    problems.append(.unexpected(text.raw(current.range).text, at: span(current), wanted: wanted))
  }

  /// 不低于300 as 不低于 300; `nil` when the word does not begin with a relation.
  ///
  /// It is certain where a number or a word of ours follows.
  private func withBlanks(_ word: String) -> (text: String, isCertain: Bool)? {
    let relations: [Keyword] = [
      .atLeast, .atMost, .unequal, .above, .below, .equals, .among, .and, .or, .covers, .within, .disjoint, .same,
      .matches, .meets, .tiles,
    ]
    let relation = relations.map(\.spelling.chinese).first { word.hasPrefix($0) && word != $0 }
    return relation.map { relation in
      let rest = word.dropFirst(relation.count)
      let isCertain = rest.unicodeScalars.first?.digit != nil || Keyword(spelled: rest) != nil
      return ("\(relation) \(rest)", isCertain)
    }
  }

  /// 耕地 保有量: a name in two words, where a relation follows or the blank is one that no keyboard writes.
  private func blankInName() -> Diagnostic? {
    // The last token is the end, which is no word.
    guard position > 0, case .word(let second) = current.kind,
      case .word(let first) = tokens[position - 1].kind, Keyword(spelled: first) == nil,
      Keyword(spelled: second) == nil
    else { return nil }
    let range = tokens[position - 1].range.upperBound..<current.range.lowerBound
    let gap = String(decoding: text.bytes[range], as: UTF8.self)
    let odd = gap.unicodeScalars.first { $0 != " " && $0 != "\n" && $0 != "\u{3000}" && $0 != "\t" }
    guard odd != nil || tokens[position + 1].keyword?.isRelation ?? false else { return nil }
    let place = text.span(tokens[position - 1].range.lowerBound..<current.range.upperBound)
    return .blankInName(first + second, blank: odd, at: place)
  }

  /// 本级的耕地保有量的98%: a share is a product.
  private func shareOfName() -> Diagnostic? {
    guard position > 1, case .number(let digits) = current.kind,
      case .unit(let unit) = tokens[position + 1].kind, unit.dimension == .ratio,
      tokens[position - 1].kind == .of
    else { return nil }
    let share = digits + unit.text
    return .shareOfName(
      share,
      at: text.span(tokens[position - 1].range.lowerBound..<tokens[position + 1].range.upperBound)
    )
  }

  /// Stops an expression that is too deep or too long for anybody to read.
  private mutating func isTooLarge() -> Bool {
    nodes += 1
    guard nodes > Self.mostNodes || depth > Self.mostDepth else { return false }
    if problems.isEmpty { problems.append(.tooDeep(at: span(current))) }
    position = tokens.count - 1
    return true
  }

  private mutating func condition() -> Expression {
    joined(by: .or, of: { $0.conjunction() }, into: { .any($0) })
  }

  private mutating func conjunction() -> Expression {
    joined(by: .and, of: { $0.negation() }, into: { .all($0) })
  }

  private mutating func joined(
    by keyword: Keyword,
    of part: (inout ExpressionParser) -> Expression,
    into whole: ([Expression]) -> Expression
  ) -> Expression {
    var parts = [part(&self)]
    while problems.isEmpty {
      let hasComma = current.kind == .comma
      let next = hasComma && position + 1 < tokens.count ? tokens[position + 1] : current
      guard next.keyword == keyword else { break }
      if hasComma { advance() }
      advance()
      parts.append(part(&self))
    }
    return parts.count == 1 ? parts[0] : whole(parts)
  }

  private mutating func negation() -> Expression {
    guard current.keyword == .not else { return comparison() }
    let place = span(current)
    advance()
    depth += 1
    defer { depth -= 1 }
    if isTooLarge() { return .invalid(place) }
    return .not(negation(), place)
  }

  private mutating func comparison() -> Expression {
    if current.keyword == .agreesAsPrinted {
      defer { advance() }
      return .predicate(nil, .agreesAsPrinted, span(current))
    }
    let left = term()
    guard problems.isEmpty, let keyword = current.keyword else { return left }
    let place = span(current)
    switch keyword {
    case .atLeast, .atMost, .above, .below, .equals, .unequal, .covers, .within, .disjoint, .same, .meets, .tiles:
      advance()
      return .comparison(left, keyword, place, term())
    case .stated, .submitted, .agreesAsPrinted, .areasAgree, .distinct:
      advance()
      return .predicate(left, keyword, place)
    case .matches:
      advance()
      let written = place.joined(with: span(current))
      return format().map { .matching(left, $0, written) } ?? .invalid(place)
    case .among:
      advance()
      return .among(left, names(), place)
    default: return left
    }
  }

  /// A format in quotation marks.
  private mutating func format() -> FieldFormat? {
    guard case .text(let inner) = current.kind, let format = FieldFormat(inner) else {
      problems.append(.malformedFormat(text.raw(current.range).text, at: span(current)))
      return nil
    }
    advance()
    return format
  }

  /// Names or codes separated by 、 or a comma.
  private mutating func names() -> [SyntaxTree.RawText] {
    var names: [SyntaxTree.RawText] = []
    repeat {
      switch current.kind {
      case .word(let word), .quotedName(let word):
        names.append(SyntaxTree.RawText(text: word, span: span(current)))
        advance()
      case .number: names.append(code())
      default:
        unexpected(.name)
        return names
      }
    } while continuesList()
    return names
  }

  /// A code that begins with a digit, such as 0703, 0703v or 05H1: everything up to a blank or a mark.
  private mutating func code() -> SyntaxTree.RawText {
    var range = current.range
    advance()
    while current.range.lowerBound == range.upperBound, current.isPartOfCode {
      range = range.lowerBound..<current.range.upperBound
      advance()
    }
    return SyntaxTree.RawText(text: CodeSystem.folded(text.raw(range).text), span: text.span(range))
  }

  /// A comma that is not followed by 且 or 或.
  private mutating func continuesList() -> Bool {
    guard current.kind == .comma, position + 1 < tokens.count else { return false }
    let next = tokens[position + 1].keyword
    guard next != .and, next != .or else { return false }
    advance()
    return true
  }

  private mutating func term() -> Expression { arithmetic([.plus, .minus]) { $0.factor() } }

  private mutating func factor() -> Expression { arithmetic([.times, .dividedBy]) { $0.primary() } }

  /// Parts with any of some signs between them.
  private mutating func arithmetic(
    _ signs: [ArithmeticOperator],
    of part: (inout ExpressionParser) -> Expression
  ) -> Expression {
    var left = part(&self)
    while problems.isEmpty, !isTooLarge(), case .arithmetic(let sign) = current.kind, signs.contains(sign) {
      advance()
      left = .arithmetic(left, sign, part(&self))
    }
    return left
  }

  private mutating func primary() -> Expression {
    let start = span(current)
    depth += 1
    defer { depth -= 1 }
    if isTooLarge() { return .invalid(start) }
    switch current.kind {
    case .number(let digits): return number(digits)
    case .leftParenthesis:
      advance()
      let inner = condition()
      if problems.isEmpty, !take(.rightParenthesis) { unexpected(.rightParenthesis) }
      return inner
    case .word, .quotedName:
      if let function = current.keyword, isFunction(function), isFollowedByParenthesis { return call(function) }
      return path()
    default:
      unexpected(.amount)
      return .invalid(start)
    }
  }

  private func isFunction(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .sum, .count, .maximum, .minimum, .first, .known, .average, .carry, .clip, .intersection, .minus, .union,
      .buffer, .fragments, .area, .length, .share, .statedArea, .measuredArea, .select, .changed:
      true
    default: false
    }
  }

  private var isFollowedByParenthesis: Bool {
    position + 1 < tokens.count && tokens[position + 1].kind == .leftParenthesis
  }

  private mutating func call(_ function: Keyword) -> Expression {
    let start = span(current)
    advance()
    advance()
    var arguments = [condition()]
    while problems.isEmpty, take(.comma) { arguments.append(condition()) }
    let end = span(current)
    if problems.isEmpty, !take(.rightParenthesis) { unexpected(.rightParenthesis) }
    return .call(function, arguments, start.joined(with: end))
  }

  /// `300 万亩`, `1.3 倍`, `2020年的城镇建设用地规模`.
  private mutating func number(_ digits: String) -> Expression {
    let start = span(current)
    advance()
    var unit: Unit?
    var end = start
    switch current.kind {
    case .unit(let found): unit = found
    case .word(let word) where Keyword(spelled: word) == nil:
      guard let found = Unit(spelled: word) else {
        let (place, near) = (span(current), nearest(to: word, among: Unit.suggestions))
        problems.append(.unknownUnit(word, at: place, exact: place, nearest: near))
        return .invalid(start)
      }
      unit = found
    default: break
    }
    if let found = unit {
      end = span(current)
      advance()
      if let compound = divided(found) {
        unit = compound
        advance()
        end = span(current)
        advance()
      }
    }
    if unit?.measure == .year, let year = Int(digits), isPathNext {
      requireKnown(year, at: start.joined(with: end))
      return path(after: .year(year, start.joined(with: end)))
    }
    return .quantity(digits: digits, unit: unit, start.joined(with: end))
  }

  /// The compound unit that goes on with a stroke and another unit, without a blank between them: 平方米/人.
  private func divided(_ unit: Unit) -> Unit? {
    guard case .arithmetic(.dividedBy) = current.kind, position + 1 < tokens.count,
      tokens[position - 1].range.upperBound == current.range.lowerBound,
      current.range.upperBound == tokens[position + 1].range.lowerBound,
      case .word(let other) = tokens[position + 1].kind
    else { return nil }
    return Unit(spelled: "\(unit.text)/\(other)")
  }

  private var isPathNext: Bool {
    switch current.kind {
    case .of, .quotedName: true
    case .word(let word): Keyword(spelled: word) == nil
    default: false
    }
  }

  /// Names joined by 的, such as 本级的耕地保有量.
  private mutating func path(after first: PathElement? = nil) -> Expression {
    var elements = first.map { [$0] } ?? []
    if first != nil { _ = take(.of) }
    repeat {
      guard let element = pathElement(isFirst: elements.isEmpty) else {
        unexpected(.name)
        break
      }
      elements.append(element)
    } while take(.of) || endsWithYear(elements)
    let spans = elements.map(\.span)
    let whole = spans.dropFirst().reduce(spans.first ?? span(current)) { $0.joined(with: $1) }
    return .path(elements, whole)
  }

  private func endsWithYear(_ elements: [PathElement]) -> Bool {
    guard case .year = elements.last else { return false }
    return isPathNext
  }

  private mutating func requireKnown(_ year: Int, at place: Span) {
    if !knownYears.contains(year) { problems.append(.yearOutOfRange(at: place)) }
  }

  /// 分区 and 用途 are words of ours at the start only; behind 的 they are names, such as a layer's.
  private mutating func pathElement(isFirst: Bool) -> PathElement? {
    if isTooLarge() { return nil }
    let place = span(current)
    switch current.kind {
    case .word(let word):
      let keyword = Keyword(spelled: word)
      if keyword?.isRelation ?? false { return nil }
      advance()
      guard let keyword, isFirst || !keyword.isOftenName else { return .name(word, place) }
      return .keyword(keyword, place)
    case .quotedName(let name):
      advance()
      return .name(name, place)
    case .number(let digits):
      guard let year = Int(digits), position + 1 < tokens.count,
        case .unit(let unit) = tokens[position + 1].kind, unit.measure == .year
      else { return nil }
      let end = span(tokens[position + 1])
      position += 2
      requireKnown(year, at: place.joined(with: end))
      return .year(year, place.joined(with: end))
    default: return nil
    }
  }
}

extension PathElement {
  var span: Span {
    switch self {
    case .keyword(_, let span), .year(_, let span), .name(_, let span): span
    }
  }
}
