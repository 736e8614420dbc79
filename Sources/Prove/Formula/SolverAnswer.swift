public import RuleDSL

/// What a solver said, read from its output; whatever that is, reading it ends in one of these.
public enum SolverAnswer: Hashable, Sendable {
  /// There is none such.
  case unsatisfiable
  /// There is one: what the names that were asked for stand for.
  case satisfiable([String: SolverValue])
  /// The solver gave up.
  case unknown
  /// The output is no answer; its beginning.
  case unreadable(String)

  public init(_ output: String) {
    var reader = Expressions(output)
    guard let first = reader.next() else {
      self = .unreadable(String(output.prefix(200)))
      return
    }
    switch first {
    case .word("unsat"): self = .unsatisfiable
    case .word("unknown"), .word("timeout"): self = .unknown
    case .word("sat"):
      guard let values = Self.values(reader.next()) else {
        self = .unreadable(String(output.prefix(200)))
        return
      }
      self = .satisfiable(values)
    case .word, .list: self = .unreadable(String(output.prefix(200)))
    }
  }

  private static func values(_ expression: Expression?) -> [String: SolverValue]? {
    guard let expression else { return [:] }
    guard case .list(let pairs) = expression else { return nil }
    var values: [String: SolverValue] = [:]
    for pair in pairs {
      guard case .list(let parts) = pair, parts.count == 2, case .word(let name) = parts[0],
        let value = SolverValue(parts[1]), values.updateValue(value, forKey: name) == nil
      else { return nil }
    }
    return values
  }
}

/// What a name stands for in an answer.
public enum SolverValue: Hashable, Sendable {
  case truth(Bool)
  case number(Rational)

  fileprivate init?(_ expression: Expression) {
    switch expression {
    case .word("true"): self = .truth(true)
    case .word("false"): self = .truth(false)
    case .word, .list:
      guard let value = Self.number(expression) else { return nil }
      self = .number(value)
    }
  }

  private static func number(_ expression: Expression) -> Rational? {
    switch expression {
    case .word(let digits):
      let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(halves.count),
        halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
      else { return nil }
      let rest = halves.count == 2 ? String(halves[1].reversed().drop { $0 == "0" }.reversed()) : ""
      guard rest.count <= 36, let top = Int128(halves[0] + rest) else { return nil }
      return Rational(top, over: powerOfTen(UInt8(rest.count)))
    case .list(let parts):
      if parts.count == 2, parts[0] == .word("-") {
        return number(parts[1]).flatMap { Rational(0).subtracting($0) }
      }
      guard parts.count == 3, parts[0] == .word("/"), let top = number(parts[1]), let bottom = number(parts[2]) else {
        return nil
      }
      return top.divided(by: bottom)
    }
  }
}

/// An expression of solvers' output: a word, or expressions in brackets.
private enum Expression: Hashable {
  case word(String)
  case list([Expression])
}

/// Reads expressions one by one; a limit on their depth keeps odd output from exhausting the stack.
private struct Expressions {
  private static let deepest = 64
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// `nil` at the end, and where the text is none.
  mutating func next() -> Expression? {
    var open: [[Expression]] = []
    while let word = token() {
      let done: Expression
      switch word {
      case "(":
        guard open.count < Self.deepest else { return nil }
        open.append([])
        continue
      case ")":
        guard let list = open.popLast() else { return nil }
        done = .list(list)
      default: done = .word(word)
      }
      guard let last = open.indices.last else { return done }
      open[last].append(done)
    }
    return nil
  }

  private mutating func token() -> String? {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard place < bytes.count else { return nil }
    let start = place
    place += 1
    guard !Self.isBracket(bytes[start]) else { return String(decoding: bytes[start..<place], as: UTF8.self) }
    while place < bytes.count, bytes[place] > 0x20, !Self.isBracket(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isBracket(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0x29 }
}
