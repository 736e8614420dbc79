import Foundation
import JSONRPC
import TestKit

@testable import Chuandao
@testable import DraftServer
@testable import RuleDSL

/// A client that asks the server in this process, and a folder that it may have read.
struct DraftClient {
  let server: DraftServer
  let folder: URL

  init(language: Language = .chinese) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let library = RuleLibrary(root: Repository.root.appending(path: "Rules").path)
    server = DraftServer(library: library, allowed: [folder.path], language: language)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The answer to a line, as JSON; `nil` where there is none.
  func tell(_ line: String) throws -> JSONValue? {
    try server.answer(Array(line.utf8)).map { try JSONDecoder().decode(JSONValue.self, from: Data($0)) }
  }

  func ask(_ method: String, _ parameters: JSONValue = [:]) throws -> JSONValue {
    let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .text(method), "params": parameters]
    return try tell(String(decoding: try JSONEncoder().encode(message), as: UTF8.self)) ?? .null
  }

  /// What a tool answers, or why it refuses.
  func call(_ tool: String, _ arguments: JSONValue) throws -> JSONValue {
    try ask("tools/call", ["name": .text(tool), "arguments": arguments])["result", "structuredContent"] ?? .null
  }

  /// The code by which a tool refuses; `nil` where it does not.
  func refusal(_ tool: String, _ arguments: JSONValue) throws -> String? {
    try call(tool, arguments)["error", "code"]?.text
  }
}

extension JSONValue {
  var list: [JSONValue] { if case .list(let list) = self { list } else { [] } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
}
