internal import PlanData
internal import RuleDSL

/// Who is let in: the server's own name in the request, no other site behind it, and a role that is enough.
struct Gate: Sendable {
  private let hosts: Set<String>
  private let anonymous: ServiceRole?
  private let tokens: Tokens
  private let guesses = Guesses()

  /// Somebody who asks.
  struct Visitor: Hashable {
    var name: String
    var role: ServiceRole?
    static let nobody = Visitor(name: "anonymous", role: nil)
  }

  init(_ settings: ServiceSettings) {
    // Names that mean this machine and cannot be made to mean it by somebody's name server.
    var hosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
    hosts.formUnion(settings.hosts.map { $0.lowercased() })
    if !["0.0.0.0", "::"].contains(settings.address) {
      hosts.insert(settings.address.contains(":") ? "[\(settings.address)]" : settings.address)
    }
    self.hosts = hosts
    anonymous = settings.anonymousRole
    tokens = Tokens(data: settings.data)
  }

  /// Throws for a request that does not come to this server by its name, or that another site makes a browser send.
  func requireOwnSite(_ request: HTTPRequest) throws(Problem) {
    guard let host = request.header("host"), hosts.contains(Self.name(host)) else { throw .host }
    guard !["GET", "HEAD"].contains(request.method) else { return }
    if request.has("origin") {
      guard let origin = request.header("origin"), let scheme = origin.firstRange(of: "://"),
        ["http", "https"].contains(origin[..<scheme.lowerBound]),
        origin[scheme.upperBound...].lowercased() == host.lowercased()
      else { throw .foreignOrigin }
    }
    if request.has("sec-fetch-site"), !["same-origin", "none"].contains(request.header("sec-fetch-site") ?? "") {
      throw .foreignOrigin
    }
  }

  /// A host without its port.
  private static func name(_ host: String) -> String {
    let host = host.lowercased()
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      return host[host.index(after: end)...].allSatisfy { $0 == ":" || $0.isNumber } ? String(host[...end]) : host
    }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].allSatisfy(\.isNumber) ? String(parts[0]) : host
  }

  /// Who asks, by the token that is shown.
  func visitor(_ request: HTTPRequest) throws(Problem) -> Visitor {
    guard request.has("authorization") else {
      return Visitor(name: Visitor.nobody.name, role: anonymous)
    }
    let words = (request.header("authorization") ?? "").split(separator: " ").map(String.init)
    if words.count == 2, words[0].lowercased() == "bearer", let holder = tokens.holder(of: words[1]) {
      return Visitor(name: holder.name, role: holder.role)
    }
    throw guesses.note(request.address, at: Clock.steady) ? .tooManyGuesses : .tokenWrong
  }

  /// Throws where a visitor may not do something.
  func require(_ role: ServiceRole?, of visitor: Visitor) throws(Problem) {
    guard let role else { return }
    guard let own = visitor.role else { throw .tokenMissing }
    guard own >= role else { throw .role(role) }
  }
}
