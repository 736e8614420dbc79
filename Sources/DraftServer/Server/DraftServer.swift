public import Chuandao
internal import FoundationEssentials
internal import JSONRPC
public import RuleDSL

/// `rulec mcp`: reading tools for assistants that draft rules, over the Model Context Protocol.
///
/// It keeps nothing from one request to the next but what it read, writes no file, and answers every message by itself, so
/// that another process can take over at any moment.
public final class DraftServer {
  /// In bytes of an answer.
  static let mostAnswerBytes = 1 << 20

  private let bench: DraftBench
  private let language: Language

  /// - Parameters:
  ///   - library: The project's own rules; `nil` where they are not installed.
  ///   - allowed: Files and folders that may be read.
  ///   - language: Of answers, where a request says nothing else.
  public init(library: RuleLibrary?, allowed: [String], language: Language) {
    bench = DraftBench(library: library, allowed: AllowedPaths(allowed))
    self.language = language
  }

  /// The answer to a message, as one line without its end; `nil` where none is due.
  public func answer(_ line: [UInt8]) -> [UInt8]? {
    switch IncomingMessage(line) {
    case .request(let id, let method, let data):
      do throws(RPCError) {
        return Self.encoded(OutgoingMessage(id: id, result: try result(of: method, data)))
      } catch {
        return Self.encoded(OutgoingMessage(id: id, needsID: true, error: error))
      }
    case .unreadable(let id, let error): return Self.encoded(OutgoingMessage(id: id, needsID: true, error: error))
    case .notification, .response, .end: return nil
    }
  }

  static func encoded(_ message: OutgoingMessage) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return (try? encoder.encode(message)).map { Array($0) }
  }

  private func result(of method: String, _ data: Data) throws(RPCError) -> JSONValue {
    let parameters = try IncomingMessage.parameters(JSONValue.self, of: data)
    switch method {
    case "initialize": return initialized(parameters)
    case "ping": return [:]
    case "tools/list": return ["tools": .list(Tool.all.map { $0.listed(language) })]
    case "tools/call": return try called(parameters)
    case "resources/list": return ["resources": .list(Resource.all.map { $0.listed(language) })]
    case "resources/templates/list": return ["resourceTemplates": .list([Resource.pages(language)])]
    case "resources/read": return try Resource.read(parameters, bench, language)
    case "prompts/list": return ["prompts": .list([Prompt.listed(language)])]
    case "prompts/get": return try Prompt.message(parameters, language)
    default: throw .unknownMethod(String(method.prefix(80)))
    }
  }

  private func initialized(_ parameters: JSONValue) -> JSONValue {
    let version = ProtocolVersion.answering(parameters["protocolVersion"]?.text)
    let none: JSONValue = [:]
    let server: JSONValue = ["name": "rulec", "title": "传导 rulec", "version": .text(Release.version)]
    return [
      "protocolVersion": .text(version.rawValue),
      "capabilities": ["tools": none, "resources": none, "prompts": none],
      "serverInfo": server,
      "instructions": .text(Prompt.instructions[language]),
    ]
  }

  // MARK: Tools

  private func called(_ parameters: JSONValue) throws(RPCError) -> JSONValue {
    guard let name = parameters["name"]?.text else { throw .invalidParameters("a tool is called by its name") }
    guard let tool = Tool.byName[name] else { throw .invalidParameters("unknown tool \(name.prefix(80))") }
    var own = language
    do throws(Refusal) {
      let arguments = try ToolArguments(parameters["arguments"], for: tool.parameters)
      own = arguments.language ?? language
      return try Self.told(try tool.answer(bench, arguments, own), isError: false)
    } catch {
      return (try? Self.told(error.value(own), isError: true)) ?? ["content": [], "isError": true]
    }
  }

  /// A result for programs, and the same as text for those that read nothing else.
  private static func told(_ value: JSONValue, isError: Bool) throws(Refusal) -> JSONValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    let text = (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    guard text.utf8.count <= mostAnswerBytes else {
      throw Refusal(
        .outputTooLarge,
        Phrase(
          "答复有 \(text.utf8.count) 字节，最多 \(mostAnswerBytes)",
          "the answer has \(text.utf8.count) bytes; at most \(mostAnswerBytes) are given"
        ),
        Phrase("问得窄一些：少一些规则，或更小的 limit", "ask for less: fewer rules, or a lower limit")
      )
    }
    let content: JSONValue = ["type": "text", "text": .text(text)]
    return ["content": [content], "structuredContent": value, "isError": .truth(isError)]
  }
}
