import Foundation
import JSONRPC
import TestKit
import Testing

@testable import DraftServer
@testable import RuleDSL

@Suite("助手的协议")
struct ProtocolTests {
  @Test("答客户端的版本，不认识的答最新的", arguments: ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2031-01-01"])
  func initialize(version: String) throws {
    let client = try DraftClient()
    defer { client.remove() }
    let result = try client.ask("initialize", ["protocolVersion": .text(version)])["result"]
    #expect(result?["protocolVersion"]?.text == (version == "2031-01-01" ? "2025-11-25" : version))
    #expect(result?["capabilities", "tools"] != nil && result?["serverInfo", "name"]?.text == "rulec")
    #expect(try client.ask("ping")["result"] == [:])
    #expect(try client.tell(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#) == nil)
  }

  @Test("每个工具都只读，参数有两种语言的说明", arguments: Language.allCases)
  func tools(language: Language) throws {
    let client = try DraftClient(language: language)
    defer { client.remove() }
    let tools = try client.ask("tools/list")["result", "tools"]?.list ?? []
    #expect(tools.count == Tool.all.count && tools.count >= 10)
    for tool in tools {
      #expect(tool["annotations", "readOnlyHint"]?.isTrue == true)
      #expect(tool["inputSchema", "type"]?.text == "object")
      #expect(tool["inputSchema", "additionalProperties"]?.isTrue == false)
      guard case .object(let properties)? = tool["inputSchema", "properties"] else { continue }
      for (name, schema) in properties { #expect(schema["description"]?.text?.isEmpty == false, "\(name)") }
    }
  }

  @Test("资源写的是所问的语言", arguments: Language.allCases)
  func languages(language: Language) throws {
    let client = try DraftClient(language: language)
    defer { client.remove() }
    for resource in try client.ask("resources/list")["result", "resources"]?.list ?? [] {
      let read = try client.ask("resources/read", ["uri": resource["uri"] ?? .null])
      let head = read["result", "contents"]?.list.first?["text"]?.text?.split(separator: "\n").first ?? ""
      let isChinese = head.unicodeScalars.contains { ("一"..."龥").contains($0) }
      #expect(isChinese == (language == .chinese), "\(head)")
    }
  }

  @Test("资源和提示都能读")
  func resources() throws {
    let client = try DraftClient()
    defer { client.remove() }
    for resource in try client.ask("resources/list")["result", "resources"]?.list ?? [] {
      let read = try client.ask("resources/read", ["uri": resource["uri"] ?? .null])
      #expect((read["result", "contents"]?.list.first?["text"]?.text?.count ?? 0) > 500, "\(resource)")
    }
    let page = try client.ask("resources/read", ["uri": "chuandao://explain/L301"])
    #expect(page["result", "contents"]?.list.first?["text"]?.text?.contains("L301") == true)
    #expect(try client.ask("resources/read", ["uri": "chuandao://nothing"])["error", "code"]?.number == -32_002)
    let prompt = try client.ask(
      "prompts/get",
      ["name": "draft_rule", "arguments": ["article": "耕地不得减少", "citation": "某办法第三条"]]
    )
    let text = prompt["result", "messages"]?.list.first?["content", "text"]?.text
    #expect(text?.contains("耕地不得减少") == true && text?.contains("草拟") == true)
    #expect(try client.ask("prompts/get", ["name": "draft_rule"])["error"] != nil)
  }

  @Test("允许的路径以外的都不读：别的文件夹、..、指到外面的链接，文件夹里有这样的链接时也不")
  func paths() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let outside = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".rule")
    try "规则 秘密\n".write(to: outside, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: outside) }
    let link = client.folder.appending(path: "link.rule")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: outside)
    let dots = client.path("../\(outside.lastPathComponent)")
    for path in [outside.path, dots, link.path, "/etc/passwd", client.path("../new.rule"), client.path(".."), ""] {
      #expect(try client.refusal("compile", ["path": .text(path)]) == "path-not-allowed", "\(path)")
      #expect(try client.refusal("run_scenarios", ["path": .text(path), "text": "规则 甲\n"]) == "path-not-allowed")
      #expect(
        try client.refusal("why", ["planset": .text(path), "rule": "ZB-02", "unit": "1"]) == "path-not-allowed"
      )
    }
    // Text in the place of a file that is not there yet, beside a link that leads out.
    let new: JSONValue = ["path": .text(client.path("new.rule")), "text": "规则 甲\n"]
    #expect(try client.refusal("compile", new) == "path-not-allowed")
    try FileManager.default.removeItem(at: link)
    #expect(try client.refusal("compile", new) == nil)
    #expect(!FileManager.default.fileExists(atPath: client.path("new.rule")))
  }

  @Test("参数不对、太大，都说明代码和办法")
  func arguments() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let wrong: [JSONValue] = [
      [:], ["text": 1], ["text": "规则 甲", "language": "fr"], ["txet": "规则 甲"], "text", ["text": ["a"]],
      ["path": .text(String(repeating: "a", count: 5000))],
    ]
    for (place, arguments) in wrong.enumerated() {
      let refused = try client.call("compile", arguments)["error"]
      #expect(refused?["code"]?.text == (place == 6 ? "input-too-large" : "arguments-invalid"), "\(place)")
      #expect(refused?["remedy"]?.text?.isEmpty == false)
    }
    #expect(try client.refusal("search_rules", ["query": "a", "limit": 0]) == "arguments-invalid")
    let long = JSONValue.text(String(repeating: "规", count: 400_000))
    #expect(try client.refusal("compile", ["text": long]) == "input-too-large")
    // As many diagnostics as make an answer that is too large.
    let noise = String(repeating: "规则 甲\n  编号：！\n", count: 3_000)
    #expect(try client.refusal("compile", ["text": .text(noise)]) == "output-too-large")
    #expect(try client.ask("tools/call", ["name": "write_file"])["error", "code"]?.number == -32_602)
  }

  @Test("不是消息的行都答以错误，接着还能用")
  func hostile() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let lines: [(String, Int?)] = [
      ("hello", -32_700), ("[]", -32_600), ("[{}]", -32_600), ("1", -32_600), ("null", -32_600), ("{}", -32_600),
      (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32_600),
      (#"{"jsonrpc":"2.0","id":1,"method":"none"}"#, -32_601),
      (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[1]}"#, -32_602),
      (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}"#, -32_602),
      (String(repeating: "[", count: 100_000), -32_700),
      (
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"# + String(repeating: #"{"a":"#, count: 50_000),
        -32_700
      ),
      (#"{"jsonrpc":"2.0","id":1,"result":{}}"#, nil),
    ]
    for (line, code) in lines {
      #expect(try client.tell(line)?["error", "code"]?.number == code, "\(line.prefix(80))")
    }
    #expect(try client.ask("ping")["result"] == [:])
  }

  @Test("行再长也不占内存，断在哪里都一样", arguments: [1, 7, 4096])
  func lines(pieces: Int) {
    let text = "{\"a\":1}\n\r\n  \n{}\n" + String(repeating: "x", count: 100) + "\nlast"
    var buffer = LineBuffer()
    var found: [LineBuffer.Line] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      found += buffer.take(Array(rest.prefix(pieces)))
      rest = rest.dropFirst(pieces)
    }
    if let last = buffer.last() { found.append(last) }
    let wanted = ["{\"a\":1}", "{}", String(repeating: "x", count: 100), "last"]
    #expect(found == wanted.map { .content(Array($0.utf8)) })
    var long = LineBuffer()
    let much = [UInt8](repeating: 0x20, count: LineBuffer.mostBytes)
    #expect(long.take(much).isEmpty && long.take(much).isEmpty)
    #expect(long.take(Array("\n{}\n".utf8)) == [.tooLong, .content(Array("{}".utf8))])
  }
}
