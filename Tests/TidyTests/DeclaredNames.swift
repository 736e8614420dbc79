/// What the files of all modules declare, and which names are declared once.
struct DeclaredNames {
  /// Words that the standard library uses as well.
  private static let common: Set<String> = [
    "Body", "Element", "Failure", "ID", "Index", "Iterator", "Key", "Result", "Value", "append", "contains", "count",
    "description", "filter", "first", "enumerated", "formUnion", "hash", "index", "indices", "init", "insert",
    "isEmpty", "last",
    "lines",
    "load", "map", "max", "message", "min", "move", "name", "next", "none", "overlaps", "prefix", "read", "reduce",
    "remove",
    "reversed",
    "round", "self", "size", "some", "sorted", "split", "start", "subscript", "subtract", "suffix", "text", "union",
    "value",
    "write",
  ]
  private static let types: Set<String> = ["struct", "enum", "class", "protocol", "actor", "extension"]
  private static let modifiers: Set<String> = [
    "static", "mutating", "final", "lazy", "indirect", "nonisolated", "class",
  ]

  private var homes: [String: [String]] = [:]
  /// Names of parts of tuples: what follows a full stop may be one of them.
  private var parts: Set<String> = common
  /// Names of parameters and of variables within functions: a word by itself may be one of them.
  private var locals: Set<String> = []
  /// By private names the files that declare them.
  private var privates: [String: Set<String>] = [:]

  /// The only file that declares what a word of another one names; `nil` where something else may be meant.
  func home(of word: SwiftCode.Token, in path: String, afterStop: Bool) -> String? {
    guard let homes = homes[word.text], homes.count == 1, !parts.contains(word.text) else { return nil }
    guard privates[word.text]?.contains(path) != true else { return nil }
    return afterStop || !locals.contains(word.text) ? homes[0] : nil
  }

  mutating func add(_ tokens: [SwiftCode.Token], in path: String) {
    var scopes = [true]
    var opensType = false
    var signature = 0..<0
    for (index, token) in tokens.enumerated() {
      switch token.text {
      case "{":
        scopes.append(opensType)
        opensType = false
      case "}": if scopes.count > 1 { scopes.removeLast() }
      case "func", "init", "subscript": signature = Self.parentheses(after: index, of: tokens)
      case _ where Self.types.contains(token.text): opensType = true
      default: break
      }
      addNames(
        at: index,
        of: tokens,
        isMember: scopes.last == true,
        inSignature: signature.contains(index),
        path: path
      )
    }
  }

  private mutating func addNames(
    at index: Int,
    of tokens: [SwiftCode.Token],
    isMember: Bool,
    inSignature: Bool,
    path: String
  ) {
    for name in Self.declared(at: index, of: tokens) {
      if !isMember {
        locals.insert(name)
      } else if Self.isPrivate(at: index, of: tokens) {
        locals.insert(name)
        privates[name, default: []].insert(path)
      } else {
        homes[name, default: []].append(path)
      }
    }
    if Self.isParameter(at: index, of: tokens) {
      locals.insert(tokens[index].text)
      if !inSignature { parts.insert(tokens[index].text) }
    }
  }

  /// What a keyword at this place declares.
  private static func declared(at index: Int, of tokens: [SwiftCode.Token]) -> [String] {
    guard index + 1 < tokens.count, index == 0 || tokens[index - 1].text != "." else { return [] }
    let next = tokens[index + 1]
    switch tokens[index].text {
    case "struct", "enum", "class", "protocol", "actor", "typealias", "associatedtype", "func", "let", "var":
      if next.text == "(" { return tokens[(index + 2)...].prefix { $0.text != ")" }.filter(\.isWord).map(\.text) }
      return next.isWord && next.text != "func" && next.text != "var" ? [next.text] : []
    case "case":
      return cases(from: index + 1, of: tokens)
    default:
      return []
    }
  }

  /// The words of `case first(Int), second`.
  private static func cases(from start: Int, of tokens: [SwiftCode.Token]) -> [String] {
    var names: [String] = []
    var depth = 0
    var isExpected = true
    for token in tokens[start...] {
      if depth == 0, isExpected, !token.isWord || token.text == "let" || token.text == "var" { return names }
      if depth == 0, isExpected {
        names.append(token.text)
      } else if depth == 0, token.isWord {
        return names
      }
      depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0
      isExpected = depth == 0 && token.text == ","
      if depth < 0 || token.text == "{" || token.text == "}" || token.text == ":" { return names }
    }
    return names
  }

  private static func isPrivate(at index: Int, of tokens: [SwiftCode.Token]) -> Bool {
    let before = tokens[..<index].last { !modifiers.contains($0.text) }
    return before?.text == "private" || before?.text == "fileprivate"
  }

  /// Whether a word is one of `word: Type`, `word in` or `word, other in`.
  private static func isParameter(at index: Int, of tokens: [SwiftCode.Token]) -> Bool {
    guard tokens[index].isWord, index > 0, index + 2 < tokens.count else { return false }
    let before = tokens[index - 1].text
    if tokens[index + 1].text == ":" {
      guard before == "(" || before == "," || tokens[index - 1].isWord, before != "let", before != "var" else {
        return false
      }
      let type = tokens[index + 2].text
      return type.first?.isUppercase == true
        || ["(", "[", "@", "inout", "some", "any", "borrowing", "consuming"].contains(type)
    }
    var place = index + 1
    while place + 1 < tokens.count, tokens[place].text == ",", tokens[place + 1].isWord { place += 2 }
    return place < tokens.count && tokens[place].text == "in"
  }

  private static func parentheses(after index: Int, of tokens: [SwiftCode.Token]) -> Range<Int> {
    guard let start = tokens[index...].firstIndex(where: { $0.text == "(" }) else { return 0..<0 }
    var depth = 0
    for place in start..<tokens.count {
      depth += tokens[place].text == "(" ? 1 : tokens[place].text == ")" ? -1 : 0
      if depth == 0 { return start..<place }
    }
    return start..<tokens.count
  }
}
