import PlanData
import Testing

@testable import Serving

@Suite("服务：谁可以来")
struct GateTests {
  private let scratch: ScratchFolder
  private var settings: ServiceSettings

  init() throws {
    scratch = try ScratchFolder()
    settings = ServiceSettings(data: scratch.path, address: "127.0.0.1", port: 8080)
  }

  private func request(_ method: String = "GET", _ headers: [String: String]) -> HTTPRequest {
    HTTPRequest(
      method: method,
      path: ["api", "checks"],
      headers: headers.map { HTTPRequest.Field(name: $0.key, value: $0.value) },
      address: "127.0.0.1"
    )
  }

  @Test("只认自己的主机名", arguments: ["127.0.0.1", "127.0.0.1:8080", "localhost:1", "LocalHost", "[::1]", "[::1]:9"])
  func ownHosts(host: String) throws {
    try Gate(settings).requireOwnSite(request("GET", ["host": host]))
  }

  @Test(
    "别的主机名一律拒绝",
    arguments: [
      "", "evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "127.0.0.1:x", "[::1].evil", "0.0.0.0",
      "127.0.0.1:80:80",
    ]
  )
  func otherHosts(host: String) {
    #expect(throws: Problem.host) { try Gate(settings).requireOwnSite(request("GET", ["host": host])) }
    #expect(throws: Problem.host) { try Gate(settings).requireOwnSite(request("GET", [:])) }
  }

  @Test("别的网站不能让浏览器来交")
  func origins() throws {
    let gate = Gate(settings)
    let host = "127.0.0.1:8080"
    try gate.requireOwnSite(request("POST", ["host": host, "origin": "http://127.0.0.1:8080"]))
    try gate.requireOwnSite(request("POST", ["host": host, "sec-fetch-site": "same-origin"]))
    for origin in ["null", "", "http://127.0.0.1", "http://evil.example", "file://127.0.0.1:8080", "127.0.0.1:8080"] {
      #expect(throws: Problem.foreignOrigin, "\(origin)") {
        try gate.requireOwnSite(request("POST", ["host": host, "origin": origin]))
      }
    }
    #expect(throws: Problem.foreignOrigin) {
      try gate.requireOwnSite(request("DELETE", ["host": host, "sec-fetch-site": "cross-site"]))
    }
  }

  @Test("没有令牌的，本机可以提交，别处什么也不能")
  func anonymous() throws {
    #expect(settings.anonymousRole == .submit)
    var others = settings
    others.address = "0.0.0.0"
    #expect(others.anonymousRole == nil)
    others = settings
    others.hosts = ["plans.example"]
    #expect(others.anonymousRole == nil)
    let gate = Gate(others)
    #expect(throws: Problem.tokenMissing) { try gate.require(.read, of: try gate.visitor(request("GET", [:]))) }
  }

  @Test("令牌只有发出的那一个有用，收回后就没用了")
  func tokens() throws {
    let tokens = Tokens(data: scratch.path)
    let token = try tokens.issue(.read, to: "规划处")
    let gate = Gate(settings)
    let visitor = try gate.visitor(request("GET", ["authorization": "Bearer \(token)"]))
    #expect(visitor == Gate.Visitor(name: "规划处", role: .read))
    try gate.require(.read, of: visitor)
    #expect(throws: Problem.role(.submit)) { try gate.require(.submit, of: visitor) }
    for wrong in [
      "Bearer \(token)0", "Bearer", "Bearer \(token.dropLast())", "Basic \(token)", "Bearer \(token) x", "",
    ] {
      #expect(throws: Problem.tokenWrong, "\(wrong)") {
        _ = try gate.visitor(request("GET", ["authorization": wrong]))
      }
    }
    let file = try WholeFile(path: scratch.file("tokens"))
    try file.write([])
    try file.finish()
    #expect(throws: Problem.tokenWrong) {
      _ = try gate.visitor(request("GET", ["authorization": "Bearer \(token)"]))
    }
  }

  @Test("试错太多次的地址只得到一句话")
  func guesses() {
    let guesses = Guesses()
    #expect((0..<20).allSatisfy { _ in !guesses.note("甲", at: 1) })
    #expect(guesses.note("甲", at: 2))
    #expect(!guesses.note("乙", at: 2))
    #expect(!guesses.note("甲", at: 62))
  }
}
