internal import JSONRPC
internal import RuleDSL

/// Why a tool does not do what it was asked, with what to do about it.
struct Refusal: Error {
  /// Codes that clients may rely on; never changed, only added to.
  enum Code: String, CaseIterable {
    case argumentsInvalid = "arguments-invalid"
    case inputTooLarge = "input-too-large"
    case outputTooLarge = "output-too-large"
    case pathNotAllowed = "path-not-allowed"
    case pathUnreadable = "path-unreadable"
    case rulesMissing = "rules-missing"
    case rulesUnsound = "rules-unsound"
    case planSetUnreadable = "plan-set-unreadable"
    case solverMissing = "solver-missing"
    case solverFailed = "solver-failed"
    case unknownTopic = "unknown-topic"
    case unknownRule = "unknown-rule"
    case unknownUnit = "unknown-unit"
    /// Said by ``DraftGuard``, as an error of the protocol.
    case timeExceeded = "time-exceeded"
    case crashed = "crashed"
  }

  let code: Code
  let message: Phrase
  let remedy: Phrase

  init(_ code: Code, _ message: Phrase, _ remedy: Phrase) {
    (self.code, self.message, self.remedy) = (code, message, remedy)
  }

  func value(_ language: Language) -> JSONValue {
    let members: [String: JSONValue] = [
      "code": .text(code.rawValue), "message": .text(message[language]), "remedy": .text(remedy[language]),
    ]
    return ["error": .object(members)]
  }
}

extension Refusal {
  static func invalid(_ chinese: String, _ english: String) -> Refusal {
    Refusal(.argumentsInvalid, Phrase(chinese, english), Phrase("参数见 tools/list", "tools/list tells the arguments"))
  }

  /// A file or folder that the server may not read, wherever the path leads.
  static func notAllowed(_ path: String) -> Refusal {
    Refusal(
      .pathNotAllowed,
      Phrase("“\(path)”不在允许读的路径里", "“\(path)” is not among the paths that may be read"),
      Phrase("用 rulec mcp --allow 加上它所在的文件夹", "start rulec mcp with --allow and its folder")
    )
  }

  static func unknown(_ code: Code, _ chinese: String, _ english: String, nearest: String?) -> Refusal {
    let hint = nearest.map { Phrase("是否要写“\($0)”？", "did you mean “\($0)”?") }
    return Refusal(
      code,
      Phrase(chinese, english),
      hint ?? Phrase("用 search_rules 或 search_vocabulary 查找", "look it up with search_rules or search_vocabulary")
    )
  }
}
