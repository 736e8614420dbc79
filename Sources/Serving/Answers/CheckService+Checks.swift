internal import Dispatch
internal import Glibc
internal import PlanData
internal import Reporting
internal import RuleDSL

extension CheckService {
  // MARK: Submitting

  /// Accepts a check: what is to be checked is on the disk, then it stands in the queue, then the submitter is told.
  func submit(_ call: Call, _ body: HTTPBody) throws(Problem) -> HTTPAnswer {
    var submission = Submission(
      id: Submission.newID(),
      name: call.arguments["name"] ?? call.arguments["plans"] ?? "",
      owner: call.visitor.name,
      plans: call.arguments["plans"],
      language: call.arguments.language,
      asOf: call.arguments["asOf"],
      accepted: Clock.now
    )
    let folder = settings.folder(of: submission.id)
    do throws(SystemFailure) { try Folders.make(folder) } catch { throw .disk }
    var isAccepted = false
    defer { if !isAccepted { Folders.remove(folder) } }
    if submission.plans == nil { try keep(body, at: FileSystem.joined(folder, "plans.zip")) }
    if let earlier = call.arguments["baseline"] {
      // Its own name for the report of the other check, which may be removed meanwhile.
      let report = FileSystem.joined(try results(of: earlier).folder, ResultFormat.json.file)
      guard link(report, FileSystem.joined(folder, CheckTask.baseline)) == 0 else { throw .disk }
    }
    Folders.synchronise(FileSystem.folder(of: folder))
    do throws(SubmissionStore.Refusal) {
      submission.number = try store.accept(
        submission,
        most: settings.limits[.queue],
        mostOfOwner: settings.limits[.each]
      )
    } catch {
      switch error {
      case .full: throw .queueFull
      case .ownerFull: throw .ownerFull
      case .database: throw .disk
      }
    }
    isAccepted = true
    runner.wake()
    let place = "/api/checks/\(submission.id)"
    return HTTPAnswer(202, "application/json", try text(of: submission))
      .with("Location", place).with("Operation-Location", place).with("Retry-After", "1")
  }

  /// Gives a body its place, where it is an archive.
  private func keep(_ body: HTTPBody, at path: String) throws(Problem) {
    guard case .file(let spooled, _) = body else { throw .disk }
    guard Self.isZip(spooled) else { throw .notZip }
    do throws(SystemFailure) { try Folders.move(spooled, to: path) } catch { throw .disk }
  }

  /// Whether a file begins as archives do, an empty one too.
  private static func isZip(_ path: String) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4)
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return read(file, &bytes, 4) == 4 && [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]].contains(bytes)
  }

  /// Plan sets that may be checked by name.
  var planSets: [String] {
    guard let root = settings.plans else { return [] }
    return ((try? FileSystem.names(in: root).plain) ?? []).filter {
      FileSystem.kind(of: FileSystem.joined(root, $0)) == .folder
    }
  }

  /// Checks an archive while the client waits, and keeps nothing.
  func validate(_ call: Call, _ body: HTTPBody) throws(Problem) -> HTTPAnswer {
    guard case .file(let spooled, _) = body else { throw .disk }
    guard Self.isZip(spooled) else { throw .notZip }
    return try at(checkers) { () throws(Problem) in
      do throws(SystemFailure) {
        let work = try workshop.begin()
        try Folders.move(spooled, to: FileSystem.joined(work.folder, "plans.zip"))
        var order = workshop.order(.validate, in: work)
        order.language = call.arguments.language
        order.asOf = call.arguments["asOf"]
        if let problem = result(of: order) ?? work.problem { return Problem.unfit(problem).answer }
        let report = try FileSystem.bytes(of: FileSystem.joined(work.results, ResultFormat.json.file))
        return HTTPAnswer(200, "application/json", .bytes(report))
      } catch {
        throw .disk
      }
    }
  }

  /// Why a process did not come to an end by itself; `nil` where it did.
  private func result(of order: ChildOrder) -> String? {
    do throws(ChildFailure) {
      try workshop.run(order)
      return nil
    } catch {
      return error.json
    }
  }

  /// What the compiler or the 案例 say about a text.
  func rules(_ task: ChildOrder.Task, _ arguments: Arguments, _ body: HTTPBody) throws(Problem) -> HTTPAnswer {
    guard case .bytes(let bytes) = body, String(validating: bytes, as: UTF8.self) != nil else { throw .notText }
    return try at(editors) { () throws(Problem) in
      do throws(ChildFailure) {
        let (answer, problem) = try workshop.answer(task, text: bytes, arguments.language)
        if let answer { return HTTPAnswer(200, "application/json", .bytes(answer)) }
        return Problem.unfit(problem ?? "{}").answer
      } catch {
        throw .disk
      }
    }
  }

  /// Does something that takes a process, unless too many wait for theirs already.
  private func at(
    _ desks: DispatchSemaphore,
    _ body: () throws(Problem) -> HTTPAnswer
  ) throws(Problem) -> HTTPAnswer {
    guard desks.wait(timeout: .now() + 30) == .success else { throw .busy }
    defer { desks.signal() }
    return try body()
  }

  // MARK: Looking

  func found(_ id: String) throws(Problem) -> Submission {
    let found = try stored { () throws(StoreFailure) in try store.submission(id) }
    guard let found else { throw .notFound }
    return found
  }

  func check(_ id: String) throws(Problem) -> HTTPAnswer {
    let submission = try found(id)
    let answer = HTTPAnswer(200, "application/json", try text(of: submission))
    return submission.state.isEnded ? answer : answer.with("Retry-After", "1")
  }

  func checks(_ arguments: Arguments) throws(Problem) -> HTTPAnswer {
    let states = arguments["state"].flatMap(Submission.State.init).map { [$0] } ?? Submission.State.allCases
    let (limit, offset) = (arguments.number("limit", else: 100), arguments.number("offset", else: 0))
    let (page, all) = try stored { () throws(StoreFailure) in
      try store.submissions(states, limit: limit, offset: offset)
    }
    var texts: [String] = []
    for submission in page { texts.append(try text(of: submission)) }
    return json(200) { json in
      json.member("numberMatched", all)
      json.member("numberReturned", page.count)
      json.member("checks", each: texts) { $0.raw($1) }
    }
  }

  func remove(_ id: String, _ visitor: Gate.Visitor) throws(Problem) -> HTTPAnswer {
    let submission = try found(id)
    guard submission.owner == visitor.name || visitor.role == .administer else { throw .notYours }
    guard try stored({ () throws(StoreFailure) in try store.remove(id) }) else {
      _ = try found(id)
      throw .running
    }
    Folders.remove(settings.folder(of: id))
    return HTTPAnswer(204, "application/json", "")
  }

  /// The results of a check that has any.
  func results(of id: String) throws(Problem) -> (submission: Submission, folder: String) {
    let submission = try found(id)
    switch submission.state {
    case .queued, .running: throw .notEnded
    case .failed: throw .checkFailed
    case .succeeded: return (submission, FileSystem.joined(settings.folder(of: id), "results"))
    }
  }

  func report(_ id: String, _ arguments: Arguments) throws(Problem) -> HTTPAnswer {
    let (_, folder) = try results(of: id)
    guard let format = arguments["format"].flatMap(ResultFormat.init) else { throw .parameterMissing("format") }
    let path = FileSystem.joined(folder, format.file)
    guard FileSystem.kind(of: path) == .file else { throw .formatMissing(format.rawValue) }
    // Whatever is in it, a browser shows no part of it as one of this server's pages.
    return HTTPAnswer(200, format.mediaType, .file(path: path))
      .with("Content-Disposition", "attachment; filename=\"report.\(format.ending)\"")
  }

  /// Findings of a check, as the JSON report has them, in its order.
  func findings(_ id: String, _ arguments: Arguments) throws(Problem) -> HTTPAnswer {
    let (_, folder) = try results(of: id)
    let chosen = ["rule", "plan", "verdict"].compactMap { name in arguments[name].map { (name, SQLValue.text($0)) } }
    let condition = (["1"] + chosen.map { "\($0.0) = ?" }).joined(separator: " AND ")
    let limits = [arguments.number("limit", else: 100), arguments.number("offset", else: 0)].map {
      SQLValue.integer($0)
    }
    let (page, all) = try stored { () throws(StoreFailure) in
      let database = try ServiceDatabase(path: FileSystem.joined(folder, FindingStore.file), .finished)
      let values = chosen.map(\.1)
      return (
        try database.rows(
          "SELECT json FROM finding WHERE \(condition) ORDER BY number LIMIT ? OFFSET ?",
          values + limits
        ),
        try database.rows("SELECT count(*) FROM finding WHERE \(condition)", values).first?.first?.integer ?? 0
      )
    }
    return json(200) { json in
      json.member("numberMatched", all)
      json.member("numberReturned", page.count)
      json.member("findings", each: page.compactMap { $0[0].text }) { $0.raw($1) }
    }
  }

  // MARK: In words

  func json(_ status: Int, _ members: (inout JSONText) -> Void) -> HTTPAnswer {
    HTTPAnswer(status, "application/json", JSONText.text { $0.object(members) } + "\n")
  }

  func stored<Value>(_ body: () throws(StoreFailure) -> Value) throws(Problem) -> Value {
    do throws(StoreFailure) { return try body() } catch { throw .system(error.reason) }
  }

  /// How a check stands.
  private func text(of submission: Submission) throws(Problem) -> String {
    let ahead = try stored { () throws(StoreFailure) in
      submission.state == .queued ? try store.waiting(before: submission.number) : nil
    }
    return JSONText.text {
      $0.object { json in
        json.member("id", submission.id)
        json.member("name", submission.name)
        json.member("owner", submission.owner)
        json.member("plans", submission.plans)
        json.member("language", submission.language.rawValue)
        json.member("asOf", submission.asOf)
        json.member("state", submission.state.rawValue)
        json.member("attempts", submission.attempts)
        json.member("accepted", Clock.text(submission.accepted))
        json.member("started", submission.started.map(Clock.text))
        json.member("ended", submission.ended.map(Clock.text))
        if let ahead { json.member("ahead", ahead) }
        if submission.state == .running, let text = ProgressFile.text(in: settings.path("work", submission.id)) {
          json.member("progress", raw: text)
        }
        if let outcome = submission.outcome {
          json.member(submission.state == .succeeded ? "outcome" : "problem", raw: outcome)
        }
      }
    }
  }
}
