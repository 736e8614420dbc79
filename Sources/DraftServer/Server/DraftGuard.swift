internal import FoundationEssentials
internal import Glibc
internal import JSONRPC
internal import PlanData
public import RuleDSL

/// Hands requests, one after another, to a process that answers them; where that process crashes or takes too long, the
/// request is answered by an error, and another process takes over.
public final class DraftGuard {
  /// By which name this executable is the server that is guarded.
  public static let workerName = "rulec-draft-server"
  /// A request that takes longer is given up.
  private static let mostSeconds = 120
  /// The address space of the process that answers.
  private static let mostMemory = rlim_t(8) << 30
  /// Requests that wait; more are refused.
  private static let mostWaiting = 1000

  private struct Worker {
    let pipes: PipedProcess
    var lines = LineBuffer()
  }

  private struct Request {
    let id: RequestID
    let line: [UInt8]
  }

  private let program: String
  private let arguments: [String]
  private let language: Language
  private var worker: Worker?
  private var waiting: [Request] = []
  private var current: Request?
  private var deadline = ContinuousClock.now
  private var isClosed = false

  /// - Parameters:
  ///   - language: Of answers.
  ///   - allowed: Files and folders that may be read.
  ///   - program: The path of `rulec`.
  public init(language: Language, allowed: [String], program: String) {
    (self.program, self.language) = (program, language)
    arguments = [Self.workerName, language.rawValue] + allowed
  }

  /// Answers a request after the other on standard input, in a process of its own that the guard started.
  public static func serve(_ answer: ([UInt8]) -> [UInt8]?) {
    var limit = rlimit(rlim_cur: mostMemory, rlim_max: mostMemory)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    var lines = LineBuffer()
    while case let bytes = OpenStream.bytes(from: STDIN_FILENO), !bytes.isEmpty {
      for case .content(let line) in lines.take(bytes) {
        guard let told = answer(line) else { continue }
        guard (try? FileSystem.write(told + [0x0A], to: STDOUT_FILENO, "-")) != nil else { return }
      }
    }
  }

  /// Serves until the client ends it.
  public func run() {
    // A crash ends at once.
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    var lines = LineBuffer()
    var isOpen = true
    while !isClosed, isOpen || current != nil || !waiting.isEmpty {
      next()
      var files = [pollfd(fd: isOpen ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0)]
      files.append(pollfd(fd: current == nil ? -1 : worker?.pipes.output ?? -1, events: Int16(POLLIN), revents: 0))
      let ready = poll(&files, nfds_t(files.count), current == nil ? -1 : 1000)
      if ready < 0, errno != EINTR { break }
      if ready > 0, files[1].revents != 0 { takeAnswer() }
      if ready > 0, files[0].revents != 0 {
        let bytes = OpenStream.bytes(from: STDIN_FILENO)
        for line in lines.take(bytes) { take(line) }
        if bytes.isEmpty {
          isOpen = false
          if let line = lines.last() { take(line) }
        }
      }
      if let request = current, ContinuousClock.now > deadline { giveUp(request, .timeExceeded) }
    }
    end()
  }

  // MARK: From the client

  private func take(_ line: LineBuffer.Line) {
    guard case .content(let content) = line else {
      return refuse(nil, .invalidRequest("a message has at most \(LineBuffer.mostBytes) bytes"))
    }
    switch IncomingMessage(content) {
    // So that a client learns at any moment that the server is there.
    case .request(let id, "ping", _): tell(OutgoingMessage(id: id, result: [:] as JSONValue))
    case .request(let id, _, _):
      guard waiting.count < Self.mostWaiting else { return refuse(id, .invalidRequest("too many requests wait")) }
      // Line ends within a message would cut it; JSON has them as blanks only.
      waiting.append(Request(id: id, line: content))
    case .notification("notifications/cancelled", let data): cancel(data)
    case .unreadable(let id, let error): refuse(id, error)
    case .notification, .response, .end: break
    }
  }

  /// Nobody waits for the answer any more, and none may be given.
  private func cancel(_ data: Data) {
    struct Cancelled: Decodable {
      let requestId: RequestID
    }
    guard let id = try? IncomingMessage.parameters(Cancelled.self, of: data).requestId else { return }
    waiting.removeAll { $0.id == id }
    guard current?.id == id else { return }
    current = nil
    end()
  }

  // MARK: The process that answers

  /// Begins the next request.
  private func next() {
    guard current == nil, !waiting.isEmpty else { return }
    let request = waiting.removeFirst()
    if worker == nil { worker = PipedProcess.start(program, arguments).map { Worker(pipes: $0) } }
    guard let worker else { return refuse(request.id, Self.error(.crashed, language)) }
    (current, deadline) = (request, .now + .seconds(Self.mostSeconds))
    // One that is gone is seen where its answer should come.
    try? FileSystem.write(request.line + [0x0A], to: worker.pipes.input, "-")
  }

  private func takeAnswer() {
    guard let output = worker?.pipes.output else { return }
    let bytes = OpenStream.bytes(from: output)
    if bytes.isEmpty {
      if let request = current { giveUp(request, .crashed) }
      return
    }
    for case .content(let line) in worker?.lines.take(bytes) ?? [] {
      current = nil
      write(line)
    }
  }

  private func giveUp(_ request: Request, _ code: Refusal.Code) {
    current = nil
    end()
    refuse(request.id, Self.error(code, language))
  }

  private static func error(_ code: Refusal.Code, _ language: Language) -> RPCError {
    let words =
      code == .timeExceeded
      ? Phrase("超过 \(mostSeconds) 秒，没有做完", "not done within \(mostSeconds) seconds")
      : Phrase("处理这个请求的进程中断了", "the process that worked on the request ended")
    return RPCError(code: -32_603, message: "\(code.rawValue): \(words[language])")
  }

  private func end() {
    guard let worker else { return }
    self.worker = nil
    close(worker.pipes.input)
    close(worker.pipes.output)
    kill(worker.pipes.process, SIGKILL)
    var status: Int32 = 0
    while waitpid(worker.pipes.process, &status, 0) < 0, errno == EINTR {}
  }

  // MARK: To the client

  private func refuse(_ id: RequestID?, _ error: RPCError) {
    tell(OutgoingMessage(id: id, needsID: true, error: error))
  }

  private func tell(_ message: OutgoingMessage) {
    if let line = DraftServer.encoded(message) { write(line) }
  }

  private func write(_ line: [UInt8]) {
    guard (try? FileSystem.write(line + [0x0A], to: STDOUT_FILENO, "-")) == nil else { return }
    isClosed = true
  }
}
