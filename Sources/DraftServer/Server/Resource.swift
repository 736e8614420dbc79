internal import Chuandao
internal import JSONRPC
internal import PlanData
internal import Reporting
internal import RuleDSL

/// A page that a client may put before an assistant.
struct Resource: Sendable {
  let address: String
  let title: Phrase
  let type: String
  let text: @Sendable (DraftBench, Language) -> String?

  private static let scheme = "chuandao://"

  static let all: [Resource] =
    [ReferenceReport.Part.forms, .words, .units, .diagnostics, .lint].map { part in
      Resource(address: scheme + part.rawValue, title: part.title, type: "text/markdown") { _, language in
        ReferenceReport(language: language).markdown([part])
      }
    } + [
      Resource(
        address: scheme + "semantics",
        title: Phrase("判定的含义", "What verdicts mean"),
        type: "text/markdown"
      ) { bench, language in bench.semantics(language) }
    ]

  func listed(_ language: Language) -> JSONValue {
    ["uri": .text(address), "name": .text(title[language]), "mimeType": .text(type)]
  }

  /// How pages of single codes are addressed.
  static func pages(_ language: Language) -> JSONValue {
    [
      "uriTemplate": .text(scheme + "explain/{code}"),
      "name": .text(Phrase("诊断和规矩，逐条", "diagnostics and lint rules, one by one")[language]),
      "mimeType": "text/plain",
    ]
  }

  static func read(_ parameters: JSONValue, _ bench: DraftBench, _ language: Language) throws(RPCError) -> JSONValue {
    guard let address = parameters["uri"]?.text else { throw .invalidParameters("a resource is read by its uri") }
    func told(_ text: String, _ type: String) -> JSONValue {
      let content: JSONValue = ["uri": .text(address), "mimeType": .text(type), "text": .text(text)]
      return ["contents": [content]]
    }
    if let resource = all.first(where: { $0.address == address }), let text = resource.text(bench, language) {
      return told(text, resource.type)
    }
    let prefix = scheme + "explain/"
    if address.hasPrefix(prefix),
      let text = Topic.explanation(ofCode: String(address.dropFirst(prefix.count)), language)
    {
      return told(text, "text/plain")
    }
    throw RPCError(code: -32_002, message: "no resource \(address.prefix(200))")
  }
}

extension DraftBench {
  /// The page on what verdicts mean, where it is installed beside the rules.
  fileprivate func semantics(_ language: Language) -> String? {
    guard let library else { return nil }
    let home = FileSystem.folder(of: FileSystem.resolved(library.root))
    let name = language == .chinese ? "semantics.zh-CN.md" : "semantics.md"
    let places = ["docs/", "../doc/chuandao/"].map { FileSystem.joined(home, $0 + name) }
    return places.lazy.compactMap { try? FileSystem.ruleText(of: $0, name: name).text }.first
  }
}
