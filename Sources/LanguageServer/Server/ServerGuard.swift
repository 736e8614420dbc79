internal import JSONRPC
internal import FoundationEssentials
internal import Glibc
internal import PlanData
public import RuleDSL
internal import Synchronization

/// Runs the server in a process of its own and hands messages over; where that process crashes, what it was asked is answered
/// by an error, and another one takes over with the texts that are open.
///
/// A text that brings down two in a row is held back until it changes.
public final class ServerGuard: Sendable {
  /// By which name this executable is the server that is guarded.
  public static let workerName = "rulec-language-server"
  /// As many in a row answer nothing, and no text is to blame: then it is over.
  private static let mostCrashes = 8

  private struct State {
    var toWorker: Int32 = -1
    /// The first message of the client, and whether the second came.
    var initialize: JSONValue?
    var initializeID: RequestID?
    var isInitialized = false
    var encoding = PositionEncoding.utf16
    var documents: [String: OpenDocument] = [:]
    var lastChanged: String?
    var withheld: Set<String> = []
    var waiting: [RequestID] = []
    /// Requests that came while no server was there.
    var held: [[UInt8]] = []
    var crashes = 0
    var isEnding = false
  }

  private let state = Mutex(State())
  private let output = Mutex(())
  private let program: String
  private let language: Language?
  /// The id under which a new server is initialized; its answer is not for the client.
  private static let again = RequestID.text("rulec-again")

  /// - Parameters:
  ///   - language: Of messages; `nil` to take the client's.
  ///   - program: The path of `rulec`.
  public init(language: Language?, program: String) {
    self.language = language
    self.program = program
  }

  /// Serves until the client ends it; whether it ended as the protocol wants.
  public func run() -> Bool {
    // A crash ends at once.
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    guard var worker = start() else { return false }
    WorkThread.start { [self] in readClient() }
    while true {
      forward(from: worker.output)
      close(worker.output)
      var status: Int32 = 0
      while waitpid(worker.process, &status, 0) < 0, errno == EINTR {}
      let (isEnding, crashes, lost) = state.withLock { state in
        defer { state.waiting = [] }
        close(state.toWorker)
        state.toWorker = -1
        state.crashes += 1
        return (state.isEnding, state.crashes, state.waiting)
      }
      if isEnding || status & 0x7F == 0 { return status == 0 }
      answerForCrashed(lost)
      guard crashes < Self.mostCrashes, let next = start() else { return false }
      worker = next
    }
  }

  // MARK: The server

  private func start() -> PipedProcess? {
    let words = [Self.workerName] + (language.map { [$0.rawValue] } ?? [])
    guard let worker = PipedProcess.start(program, words) else { return nil }
    state.withLock { state in
      state.toWorker = worker.input
      replay(&state)
      for request in state.held { send(request, state) }
      state.held = []
    }
    return worker
  }

  /// Tells a new server what the client told the one before.
  private func replay(_ state: inout State) {
    guard let initialize = state.initialize else { return }
    // The text that was being written is the first to be suspected.
    if state.crashes > 1, let suspect = state.lastChanged { state.withheld.insert(suspect) }
    let id = JSONValue.text("rulec-again")
    send(["jsonrpc": "2.0", "id": id, "method": "initialize", "params": initialize], state)
    if state.isInitialized { send(["jsonrpc": "2.0", "method": "initialized", "params": [:]], state) }
    for (uri, document) in state.documents.sorted(by: { $0.key < $1.key }) where !state.withheld.contains(uri) {
      send(Self.opening(document), state)
    }
  }

  private static func opening(_ document: OpenDocument) -> JSONValue {
    let text: JSONValue = [
      "uri": .text(document.uri), "languageId": "chuandao", "version": .number(document.version ?? 0),
      "text": .text(document.source.text),
    ]
    return ["jsonrpc": "2.0", "method": "textDocument/didOpen", "params": ["textDocument": text]]
  }

  private func send(_ message: JSONValue, _ state: State) {
    guard let content = try? JSONEncoder().encode(message) else { return }
    send(Array(content), state)
  }

  private func send(_ content: [UInt8], _ state: State) {
    guard state.toWorker >= 0 else { return }
    // A server that is gone reads nothing; that is seen where its answers end.
    try? FileSystem.write(Self.frame(content), to: state.toWorker, "-")
  }

  private static func frame(_ content: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }

  // MARK: To the client

  private func forward(from descriptor: Int32) {
    var frames = FrameReader { OpenStream.bytes(from: descriptor) }
    while case .content(let content)? = frames.next() {
      if case .response(let id) = IncomingMessage(content) {
        let isOurs = state.withLock { state in
          state.waiting.removeAll { $0 == id }
          if id != Self.again { state.crashes = 0 }
          if id == state.initializeID { state.encoding = Self.encoding(of: content) }
          return id == Self.again
        }
        if isOurs { continue }
      }
      tell(content)
    }
  }

  /// The answer to the first request says what columns count.
  private static func encoding(of answer: [UInt8]) -> PositionEncoding {
    let message = try? JSONDecoder().decode(JSONValue.self, from: Data(answer))
    return message?["result", "capabilities", "positionEncoding"]?.text.flatMap(PositionEncoding.init) ?? .utf16
  }

  private func tell(_ content: [UInt8]) {
    output.withLock { _ in try? FileSystem.write(Self.frame(content), to: STDOUT_FILENO, "-") }
  }

  private func tell(_ message: JSONValue) {
    if let content = try? JSONEncoder().encode(message) { tell(Array(content)) }
  }

  private func answerForCrashed(_ waiting: [RequestID]) {
    let words = "the language server crashed and was started again; 语言服务器中断，已重新启动"
    let error: JSONValue = ["code": -32_603, "message": .text(words)]
    for id in waiting {
      let shown: JSONValue =
        switch id {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        }
      tell(["jsonrpc": "2.0", "id": shown, "error": error])
    }
    let parameters: JSONValue = ["type": 2, "message": .text(words)]
    tell(["jsonrpc": "2.0", "method": "window/showMessage", "params": parameters])
  }

  // MARK: From the client

  private func readClient() {
    var frames = FrameReader { OpenStream.bytes(from: STDIN_FILENO) }
    while let frame = frames.next() {
      switch frame {
      case .malformed(let why):
        let error: JSONValue = ["code": -32_700, "message": .text(why)]
        tell(["jsonrpc": "2.0", "id": .null, "error": error])
      case .content(let content): state.withLock { take(content, &$0) }
      }
    }
    state.withLock { state in
      state.isEnding = true
      close(state.toWorker)
      state.toWorker = -1
    }
  }

  private func take(_ content: [UInt8], _ state: inout State) {
    switch IncomingMessage(content) {
    case .request(let id, let method, let data):
      state.waiting.append(id)
      if state.toWorker < 0 { return state.held.append(content) }
      if method == "initialize", state.initialize == nil {
        state.initializeID = id
        state.initialize = (try? IncomingMessage.parameters(JSONValue.self, of: data)) ?? [:]
      }
    case .notification(let method, let data): if !note(method, data, &state) { return }
    case .response, .unreadable, .end: break
    }
    send(content, state)
  }

  /// Keeps what another server would have to know; whether the message is to be handed over.
  private func note(_ method: String, _ data: Data, _ state: inout State) -> Bool {
    switch method {
    case "initialized": state.isInitialized = true
    case "exit": state.isEnding = true
    case "textDocument/didOpen":
      guard let opened = try? IncomingMessage.parameters(OpenParameters.self, of: data).textDocument else { break }
      state.documents[opened.uri] = OpenDocument(uri: opened.uri, version: opened.version, text: opened.text)
      (state.lastChanged, state.withheld) = (opened.uri, state.withheld.subtracting([opened.uri]))
    case "textDocument/didChange":
      guard let changed = try? IncomingMessage.parameters(ChangeParameters.self, of: data) else { break }
      let uri = changed.textDocument.uri
      state.documents[uri]?.apply(changed.contentChanges, version: changed.textDocument.version, state.encoding)
      state.lastChanged = uri
      guard state.withheld.remove(uri) != nil, let document = state.documents[uri] else { break }
      send(Self.opening(document), state)
      return false
    case "textDocument/didClose":
      guard let closed = try? IncomingMessage.parameters(DocumentParameters.self, of: data) else { break }
      state.documents[closed.uri] = nil
      return state.withheld.remove(closed.uri) == nil
    default: break
    }
    return true
  }
}
