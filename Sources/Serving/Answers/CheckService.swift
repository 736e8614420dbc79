internal import Dispatch
internal import Glibc
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Synchronization

/// What the server answers: finds out what a request is about and who asks, refuses what is wrong, and has the rest done.
final class CheckService: HTTPService {
  let settings: ServiceSettings
  let store: SubmissionStore
  let runner: CheckRunner
  let workshop: Workshop
  /// The rules there are, as JSON, once they are compiled.
  private let ruleBook = Mutex<[Language: [UInt8]]>([:])
  /// Answers at once that take a process of their own: checks that a client waits for, and questions about rules.
  let (checkers, editors): (DispatchSemaphore, DispatchSemaphore)
  let log: AuditLog
  private let gate: Gate
  private let page: PageFiles?

  init(_ settings: ServiceSettings, _ store: SubmissionStore, _ runner: CheckRunner, _ log: AuditLog) {
    (self.settings, self.store, self.runner, self.log) = (settings, store, runner, log)
    workshop = Workshop(settings: settings)
    checkers = DispatchSemaphore(value: settings.limits[.parallel])
    editors = DispatchSemaphore(value: max(2, settings.limits[.parallel]))
    gate = Gate(settings)
    page = settings.page.map { PageFiles(root: $0) }
  }

  /// Has the rule book made, beside what is asked meanwhile.
  func start() {
    WorkThread.start {
      for language in Language.allCases {
        let made = try? self.workshop.answer(.ruleBook, text: nil, language).answer
        if let made { self.ruleBook.withLock { $0[language] = made } }
      }
    }
  }

  private func rules(_ language: Language) throws(Problem) -> HTTPAnswer {
    guard let book = ruleBook.withLock({ $0[language] }) else { throw .busy }
    return HTTPAnswer(200, "application/json", .bytes(book))
  }

  /// A request that is in order.
  struct Call {
    var operation: Operation
    var arguments: Arguments
    /// What stands for the words in braces.
    var words: [String]
    var visitor: Gate.Visitor
    var request: HTTPRequest
  }

  // MARK: Receiving

  func receive(_ request: HTTPRequest) -> Reception {
    do throws(Problem) {
      return try reception(try call(request))
    } catch {
      return .refuse(refusal(error, of: request))
    }
  }

  private func call(_ request: HTTPRequest) throws(Problem) -> Call {
    try gate.requireOwnSite(request)
    let method = request.method == "HEAD" ? "GET" : request.method
    let found = Operation.find(request.path)
    guard let operation = found.first(where: { $0.method == method }) else {
      if found.isEmpty { throw .notFound }
      throw .method(Set(found.map(\.method)).sorted())
    }
    let visitor = try gate.visitor(request)
    try gate.require(operation.role, of: visitor)
    let words = zip(operation.path, request.path).filter { $0.0.hasPrefix("{") }.map(\.1)
    return Call(
      operation: operation,
      arguments: try Arguments(request.query, of: operation.parameters),
      words: words,
      visitor: visitor,
      request: request
    )
  }

  private func reception(_ call: Call) throws(Problem) -> Reception {
    guard let body = call.operation.body else { return .ignore }
    let request = call.request
    guard !request.has("transfer-encoding") else { throw .lengthMissing }
    let length = request.contentLength ?? 0
    if request.has("content-length"), request.contentLength == nil { throw .lengthMissing }
    if let plans = call.arguments["plans"] {
      guard length == 0 else { throw .bodyUnexpected }
      guard planSets.contains(plans) else { throw .noSuchPlans(plans) }
      return .ignore
    }
    guard length > 0 else { throw request.has("content-length") ? .bodyMissing : .lengthMissing }
    guard let type = request.mediaType, body.mediaTypes.contains(type) else { throw .mediaType(body.mediaTypes) }
    switch body {
    case .archive:
      let most = settings.limits[.upload]
      guard length <= most << 20 else { throw .tooLarge(megabytes: most) }
      return .file(path: settings.path("spool", Submission.newID()))
    case .rules:
      guard length <= Self.mostRuleBytes else { throw .tooLarge(megabytes: Self.mostRuleBytes >> 20) }
      return .memory
    }
  }

  /// What somebody writes in an editor.
  private static let mostRuleBytes = 1 << 20

  // MARK: Answering

  func answer(_ request: HTTPRequest, _ body: HTTPBody) -> HTTPAnswer {
    // What was accepted has another place by then.
    defer { if case .file(let path, _) = body { unlink(path) } }
    do throws(Problem) {
      let call = try call(request)
      var answer = try answer(call, body)
      // A page of ours says itself what it may do.
      answer.headers += Self.headers.filter { header in !answer.headers.contains { $0.name == header.0 } }
      if call.operation.isLogged {
        let check = call.words.first ?? answer.headers.first { $0.name == "Location" }?.value
        note(request, call.visitor.name, answer.status, check: check)
      }
      return answer
    } catch {
      return refusal(error, of: request)
    }
  }

  private func answer(_ call: Call, _ body: HTTPBody) throws(Problem) -> HTTPAnswer {
    switch call.operation {
    case .home:
      if call.arguments["f"] == nil, call.request.header("accept")?.contains("text/html") == true,
        let page = page?.answer(to: ["index.html"])
      {
        return page
      }
      return landing()
    case .conformance: return conformance()
    case .collections: return try collections()
    case .collection: return try collection(call.words[0])
    case .items: return try items(call.words[0], call)
    case .item: return try item(call.words[0], call.words[1])
    case .description: return InterfaceDescription.answer
    case .health: return json(200) { $0.member("status", "ok") }
    case .self:
      return json(200) { json in
        json.member("name", call.visitor.name)
        json.member("role", call.visitor.role?.rawValue)
      }
    case .checks: return try checks(call.arguments)
    case .submit: return try submit(call, body)
    case .check: return try check(call.words[0])
    case .remove: return try remove(call.words[0], call.visitor)
    case .report: return try report(call.words[0], call.arguments)
    case .findings: return try findings(call.words[0], call.arguments)
    case .why: return try why(call.words[0], call.arguments)
    case .unjudged: return try unjudged(call.words[0], call.arguments)
    case .validate: return try validate(call, body)
    case .rules: return try rules(call.arguments.language)
    case .checkRules: return try rules(.checkRules, call.arguments, body)
    case .testRules: return try rules(.testRules, call.arguments, body)
    case .plans: return json(200) { $0.member("plans", each: planSets) { $0.value($1) } }
    case .audit:
      let lines = log.last(min(1000, call.arguments.number("limit", else: 100)))
      return json(200) { $0.member("entries", each: lines) { $0.raw($1) } }
    }
  }

  /// A file of the page, where nothing else is asked for; else why not.
  private func refusal(_ problem: Problem, of request: HTTPRequest) -> HTTPAnswer {
    if problem == .notFound, ["GET", "HEAD"].contains(request.method), let page = page?.answer(to: request.path) {
      return page
    }
    var answer = problem.answer
    answer.headers += Self.headers
    note(request, Gate.Visitor.nobody.name, answer.status, code: problem.code)
    return answer
  }

  private func note(_ request: HTTPRequest, _ who: String, _ status: Int, code: String? = nil, check: String? = nil) {
    log.add(
      AuditLog.Entry(
        address: request.address,
        who: who,
        method: request.method,
        path: request.pathText,
        status: status,
        code: code,
        check: check
      )
    )
  }

  /// Nothing that is answered is a page of ours, or may be kept by anybody between.
  private static let headers = [
    ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]
}
