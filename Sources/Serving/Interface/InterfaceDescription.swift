internal import Chuandao
internal import Reporting
internal import RuleDSL

/// The description of the interface in OpenAPI 3.0, made of ``Operation``.
enum InterfaceDescription {
  static let answer = HTTPAnswer(200, "application/vnd.oai.openapi+json;version=3.0", text + "\n")

  static let text = JSONText.text {
    $0.object { json in
      json.member("openapi", "3.0.3")
      json.object("info") { json in
        json.member("title", "传导 Chuandao")
        json.member("description", "规划上下级传导检查的服务 · checks of spatial plans between tiers")
        json.member("version", Release.version)
      }
      json.member("security", raw: #"[{},{"token":[]}]"#)
      json.object("paths") { json in
        let paths = Operation.allCases.map(\.path)
        for path in paths.enumerated().filter({ paths.firstIndex(of: $1) == $0 }).map(\.1) {
          json.object("/" + path.joined(separator: "/")) { json in
            for operation in Operation.allCases where operation.path == path {
              json.object(operation.method.lowercased()) { operation.describe(to: &$0) }
            }
          }
        }
      }
      json.object("components") { json in
        json.member("securitySchemes", raw: #"{"token":{"type":"http","scheme":"bearer"}}"#)
        json.member("schemas", raw: InterfaceSchemas.text)
      }
    }
  }
}

extension Operation {
  fileprivate func describe(to json: inout JSONText) {
    json.member("operationId", rawValue)
    json.member("summary", summary.chinese + " · " + summary.english)
    if let role { json.member("description", "\(role.words.chinese) · \(role.words.english)") }
    let places = path.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    json.member("parameters") { json in
      json.array(places.map { (name: $0, parameter: Parameter?.none) } + parameters.map { ($0.name, $0) }) {
        json,
        each in
        json.object { json in
          json.member("name", each.name)
          json.member("in", each.parameter == nil ? "path" : "query")
          json.member("required", each.parameter?.isRequired ?? true)
          if let summary = each.parameter?.summary {
            json.member("description", summary.chinese + " · " + summary.english)
          }
          json.member("schema", raw: each.parameter?.schema ?? #"{"type":"string"}"#)
          if case .box = each.parameter?.kind {
            json.member("style", "form")
            json.member("explode", false)
          }
        }
      }
    }
    if let body {
      json.object("requestBody") { json in
        // A plan set of the server is checked without one.
        json.member("required", self != .submit)
        json.object("content") { json in
          for type in body.mediaTypes {
            json.object(type) { $0.member("schema", raw: body.schema) }
          }
        }
      }
    }
    json.object("responses") { json in
      json.object(String(success.status)) { json in
        json.member("description", summary.english)
        if let headers = success.headers { json.member("headers", raw: headers) }
        if !success.content.isEmpty {
          json.object("content") { json in
            for (type, schema) in success.content { json.object(type) { $0.member("schema", raw: schema) } }
          }
        }
      }
      json.object("default") { json in
        json.member("description", "RFC 9457")
        json.member(
          "content",
          raw: ##"{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}"##
        )
      }
    }
  }

  private var summary: Phrase {
    switch self {
    case .home: Phrase("入口", "landing page")
    case .conformance: Phrase("符合哪些规范", "conformance classes")
    case .collections: Phrase("各次检查的问题图层", "findings of checks as layers")
    case .collection: Phrase("一次检查的问题图层", "findings of a check as a layer")
    case .items: Phrase("图层里的要素", "features of a layer")
    case .item: Phrase("一个要素", "one feature")
    case .description: Phrase("接口说明", "description of the interface")
    case .health: Phrase("服务在不在", "whether the server is there")
    case .self: Phrase("自己是谁、能做什么", "who asks and what for")
    case .checks: Phrase("各次检查，新的在前", "checks, the newest first")
    case .submit: Phrase("提交一个规划集", "submit a plan set")
    case .check: Phrase("一次检查做到哪里了", "how a check stands")
    case .remove: Phrase("删除一次检查", "remove a check")
    case .report: Phrase("一次检查的报告", "the report of a check")
    case .findings: Phrase("一次检查的结论", "findings of a check")
    case .why: Phrase("一条规则对一个规划的判定怎么得出", "how the verdicts of a rule on a plan follow")
    case .unjudged: Phrase("什么没有判定，为什么", "what has no verdict, and why")
    case .validate: Phrase("当场检查，什么也不留", "check at once and keep nothing")
    case .rules: Phrase("规则书", "the rules there are")
    case .checkRules: Phrase("编译一段规则", "compile the text of rules")
    case .testRules: Phrase("运行一段规则里的案例", "run the scenarios in the text of rules")
    case .plans: Phrase("服务器上的规划集", "plan sets of the server")
    case .audit: Phrase("日志，新的在前", "the log, the newest first")
    }
  }

  private var success: (status: Int, content: [(type: String, schema: String)], headers: String?) {
    func one(_ name: String) -> String { "{\"$ref\":\"#/components/schemas/\(name)\"}" }
    let json = "application/json"
    return switch self {
    case .home: (200, [(json, one("Landing")), ("text/html", #"{"type":"string"}"#)], nil)
    case .conformance: (200, [(json, one("Conformance"))], nil)
    case .collections: (200, [(json, one("Collections"))], nil)
    case .collection: (200, [(json, one("Collection"))], nil)
    case .items: (200, [("application/geo+json", one("FeatureCollection"))], nil)
    case .item: (200, [("application/geo+json", one("Feature"))], nil)
    case .description: (200, [("application/vnd.oai.openapi+json;version=3.0", #"{"type":"object"}"#)], nil)
    case .health: (200, [(json, one("Health"))], nil)
    case .self: (200, [(json, one("Self"))], nil)
    case .checks: (200, [(json, one("Checks"))], nil)
    case .submit: (202, [(json, one("Check"))], Self.placeHeaders)
    case .check: (200, [(json, one("Check"))], nil)
    case .remove: (204, [], nil)
    case .report: (200, ResultFormat.allCases.map { ($0.mediaType, $0.isText ? #"{"type":"string"}"# : "{}") }, nil)
    case .findings: (200, [(json, one("Findings"))], nil)
    case .why: (200, [(json, one("Why"))], nil)
    case .unjudged: (200, [(json, one("Unjudged"))], nil)
    case .validate: (200, [(json, #"{"type":"object"}"#)], nil)
    case .rules: (200, [(json, one("Rules"))], nil)
    case .checkRules: (200, [(json, one("Diagnostics"))], nil)
    case .testRules: (200, [(json, one("Tests"))], nil)
    case .plans: (200, [(json, one("Plans"))], nil)
    case .audit: (200, [(json, one("Entries"))], nil)
    }
  }

  private static let placeHeaders = """
    {"Location":{"schema":{"type":"string"}},"Operation-Location":{"schema":{"type":"string"}},\
    "Retry-After":{"schema":{"type":"string"}}}
    """
}

extension ResultFormat {
  fileprivate var isText: Bool {
    switch self {
    case .text, .markdown, .html, .csv: true
    case .json, .docx, .xlsx, .sarif, .junit, .geojson, .gpkg: false
    }
  }
}

extension Operation.Body {
  fileprivate var schema: String {
    switch self {
    case .archive: #"{"type":"string","format":"binary"}"#
    case .rules: #"{"type":"string","minLength":1}"#
    }
  }
}

extension Parameter {
  fileprivate var schema: String {
    switch kind {
    case .integer(let least, _): "{\"type\":\"integer\",\"minimum\":\(least)}"
    case .word(let words):
      JSONText.text {
        $0.object { json in
          json.member("type", "string")
          json.member("enum", each: words) { $0.value($1) }
        }
      }
    case .date: #"{"type":"string","format":"date"}"#
    case .box: #"{"type":"array","items":{"type":"number"},"minItems":4,"maxItems":6}"#
    case .text(let most): "{\"type\":\"string\",\"minLength\":1,\"maxLength\":\(most / 4)}"
    }
  }
}
