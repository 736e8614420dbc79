internal import JSONRPC
internal import RuleDSL

/// What a tool takes, as its JSON schema tells.
struct Parameter: Sendable {
  enum Kind: Sendable {
    case text
    /// Text as long as a rule file.
    case longText
    case number(ClosedRange<Int>)
    case flag
    case choice([String])
  }

  let name: String
  let kind: Kind
  let summary: Phrase
  var isRequired = false

  static let language = Parameter(
    name: "language",
    kind: .choice(Language.allCases.map(\.rawValue)),
    summary: Phrase("答复的语言，默认是服务启动时的", "language of the answer; by default that of the server")
  )

  func schema(_ language: Language) -> JSONValue {
    var members: [String: JSONValue] = ["description": .text(summary[language])]
    switch kind {
    case .text:
      members["type"] = "string"
      members["maxLength"] = .number(ToolArguments.mostText)
    case .longText:
      members["type"] = "string"
      members["maxLength"] = .number(ToolArguments.mostLongText)
    case .number(let range):
      members["type"] = "integer"
      members["minimum"] = .number(range.lowerBound)
      members["maximum"] = .number(range.upperBound)
    case .flag: members["type"] = "boolean"
    case .choice(let words):
      members["type"] = "string"
      members["enum"] = .list(words.map { .text($0) })
    }
    return .object(members)
  }
}

/// What a client gave to a tool, held to what the tool takes.
struct ToolArguments: Sendable {
  /// In bytes of UTF-8.
  static let mostText = 4096
  static let mostLongText = 1 << 20

  private let members: [String: JSONValue]

  init(_ value: JSONValue?, for parameters: [Parameter]) throws(Refusal) {
    switch value {
    case nil, .null: members = [:]
    case .object(let given): members = given.filter { $0.value != .null }
    default: throw .invalid("arguments 要是对象", "`arguments` has to be an object")
    }
    let known = Dictionary(parameters.map { ($0.name, $0) }) { first, _ in first }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let parameter = known[name] else {
        let near = nearest(to: name, among: parameters.map(\.name))
        throw .invalid(
          "没有参数“\(name.prefix(80))”\(near.map { "，是否要写“\($0)”" } ?? "")",
          "there is no argument “\(name.prefix(80))”\(near.map { "; did you mean “\($0)”?" } ?? "")"
        )
      }
      try Self.hold(value, to: parameter)
    }
    for parameter in parameters where parameter.isRequired && members[parameter.name] == nil {
      throw .invalid("缺少参数“\(parameter.name)”", "the argument “\(parameter.name)” is missing")
    }
  }

  private static func hold(_ value: JSONValue, to parameter: Parameter) throws(Refusal) {
    let name = parameter.name
    switch (parameter.kind, value) {
    case (.text, .text(let text)): try limit(text, to: mostText, name)
    case (.longText, .text(let text)): try limit(text, to: mostLongText, name)
    case (.number(let range), .number(let number)):
      guard range.contains(number) else {
        throw .invalid(
          "“\(name)”要在 \(range.lowerBound) 和 \(range.upperBound) 之间",
          "“\(name)” has to be from \(range.lowerBound) to \(range.upperBound)"
        )
      }
    case (.flag, .truth): break
    case (.choice(let words), .text(let text)):
      guard words.contains(text) else {
        throw .invalid(
          "“\(name)”可以是：\(words.joined(separator: "、"))",
          "“\(name)” may be: \(words.joined(separator: ", "))"
        )
      }
    case (.text, _), (.longText, _), (.choice, _): throw .invalid("“\(name)”要是文字", "“\(name)” has to be a string")
    case (.number, _): throw .invalid("“\(name)”要是整数", "“\(name)” has to be an integer")
    case (.flag, _): throw .invalid("“\(name)”要是 true 或 false", "“\(name)” has to be true or false")
    }
  }

  private static func limit(_ text: String, to most: Int, _ name: String) throws(Refusal) {
    guard text.utf8.count > most else { return }
    throw Refusal(
      .inputTooLarge,
      Phrase(
        "“\(name)”有 \(text.utf8.count) 字节，最多 \(most)",
        "“\(name)” has \(text.utf8.count) bytes; at most \(most) are taken"
      ),
      Phrase("分成几次", "divide it")
    )
  }

  func text(_ name: String) -> String? { members[name]?.text }
  /// Of one that is required.
  func word(_ name: String) -> String { text(name) ?? "" }
  func number(_ name: String, else number: Int) -> Int {
    if case .number(let given)? = members[name] { given } else { number }
  }
  func flag(_ name: String) -> Bool { members[name]?.isTrue ?? false }
  var language: Language? { text("language").flatMap(Language.init) }
}
