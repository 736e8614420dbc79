internal import JSONRPC
public import Chuandao
internal import FoundationEssentials
internal import Glibc
internal import PlanData
public import RuleDSL

/// `rulec lsp`: the compiler for editors, over the Language Server Protocol 3.17.
///
/// One thread reads, one answers.  A request that cannot be met is answered by an error; nothing that a client sends ends
/// the server but the notification that is meant to.
public final class LanguageServer {
  private let inbox = Inbox()
  let outbox: Outbox
  let editor: EditorContext
  private let input: Int32
  /// Whether the command line says the language, so that the client need not.
  private let isLanguageStated: Bool
  private var state = State.fresh
  /// What the client was told about each file.
  private var published: [String: String] = [:]
  private var toldFailures: Set<String> = []
  /// Whether texts or files changed since diagnostics were told.
  private var isDue = false

  private enum State {
    case fresh
    case running
    case shutDown
  }

  /// - Parameters:
  ///   - library: The project's own rules; `nil` where they are not installed.
  ///   - language: Of messages; `nil` to take the client's.
  ///   - program: The path of `rulec`, which judges plan sets in a process of its own.
  ///   - input: An open file to read.
  ///   - output: An open file to write.
  public init(library: RuleLibrary?, language: Language?, program: String, input: Int32 = 0, output: Int32 = 1) {
    self.input = input
    outbox = Outbox(output)
    isLanguageStated = language != nil
    let inbox = inbox
    editor = EditorContext(
      Workspace(library: library),
      language ?? .chinese,
      outbox,
      PlanSetVerdicts(program: program) { inbox.add(.notification(method: Self.judged, Data())) }
    )
  }

  /// What the server tells itself when a plan set has been judged.
  private static let judged = "$/rulec/judged"

  /// Serves until the client ends it; whether it ended as the protocol wants.
  public func run() -> Bool {
    let (inbox, input) = (inbox, input)
    WorkThread.start {
      var frames = FrameReader { OpenStream.bytes(from: input) }
      while let frame = frames.next() {
        switch frame {
        case .content(let content):
          let message = IncomingMessage(content)
          if let id = message.cancelledRequest { inbox.cancel(id) } else { inbox.add(message) }
        case .malformed(let why): inbox.add(.unreadable(nil, .unreadable(why)))
        }
      }
      inbox.add(.end)
    }
    while !outbox.isClosed {
      switch inbox.next(idle: publishIfDue) {
      case .request(let id, let method, let data): answer(id, method, data)
      case .notification("exit", _): return state == .shutDown
      case .notification(let method, let data): take(method, data)
      case .response: break
      case .unreadable(let id, let error): outbox.refuse(id, error)
      case .end: return false
      }
    }
    return false
  }

  // MARK: Requests

  private func answer(_ id: RequestID, _ method: String, _ data: Data) {
    guard !inbox.takeCancelled(id) else { return outbox.refuse(id, .cancelled) }
    inbox.forgetCancelled()
    do throws(RPCError) {
      outbox.answer(id, try result(of: method, data))
    } catch {
      outbox.refuse(id, error)
    }
  }

  private func result(of method: String, _ data: Data) throws(RPCError) -> any Encodable {
    switch (state, method) {
    case (.fresh, "initialize"):
      return initialize(try IncomingMessage.parameters(InitializeParameters.self, of: data))
    case (.fresh, _): throw .notInitialized
    case (.shutDown, _): throw .invalidRequest("the server was shut down")
    case (.running, "initialize"): throw .invalidRequest("the server is initialized already")
    case (.running, "shutdown"):
      state = .shutDown
      return JSONValue.null
    case (.running, _):
      guard let feature = FeatureTable.byMethod[method] else { throw .unknownMethod(method) }
      return try feature.answer(editor, data)
    }
  }

  private func initialize(_ parameters: InitializeParameters) -> JSONValue {
    state = .running
    editor.abilities = ClientAbilities(parameters.capabilities ?? .null)
    if !isLanguageStated, parameters.locale?.lowercased().hasPrefix("en") ?? false { editor.language = .english }
    let encodings = editor.abilities.positionEncodings.compactMap(PositionEncoding.init)
    editor.workspace.encoding = encodings.first ?? .utf16
    let roots = parameters.workspaceFolders?.map(\.uri) ?? parameters.rootUri.map { [$0] } ?? []
    editor.workspace.folders = roots.compactMap { DocumentURI.path(of: $0) }
    editor.verdicts.configure(parameters.initializationOptions)
    return [
      "capabilities": FeatureTable.capabilities(editor.workspace.encoding),
      "serverInfo": ["name": "rulec", "version": .text(Release.version)],
    ]
  }

  // MARK: Notifications

  /// What cannot be understood changes nothing.
  private func take(_ method: String, _ data: Data) {
    guard state == .running else { return }
    switch method {
    case "initialized": watchFiles()
    case "textDocument/didOpen":
      take(data) { (parameters: OpenParameters) in
        let document = parameters.textDocument
        editor.workspace.open(OpenDocument(uri: document.uri, version: document.version, text: document.text))
        // Told again, also when it is clean.
        published[document.uri] = nil
      }
    case "textDocument/didChange":
      take(data) { (parameters: ChangeParameters) in
        editor.workspace.change(
          parameters.textDocument.uri,
          parameters.contentChanges,
          version: parameters.textDocument.version
        )
      }
    case "textDocument/didClose":
      take(data) { (parameters: DocumentParameters) in editor.workspace.close(parameters.uri) }
    case "textDocument/didSave", "workspace/didChangeWatchedFiles", "workspace/didRenameFiles",
      "workspace/didCreateFiles", "workspace/didDeleteFiles":
      editor.workspace.filesChanged()
      isDue = true
      if editor.abilities.pullsDiagnostics, editor.abilities.refreshesDiagnostics {
        outbox.ask("workspace/diagnostic/refresh", JSONValue.null)
      }
      judgeAgain()
    case "workspace/didChangeWorkspaceFolders":
      take(data) { (parameters: FolderParameters) in
        let removed = Set(parameters.event.removed.compactMap { DocumentURI.path(of: $0.uri) })
        editor.workspace.folders.removeAll { removed.contains($0) }
        editor.workspace.folders += parameters.event.added.compactMap { DocumentURI.path(of: $0.uri) }
        editor.workspace.filesChanged()
      }
    case "workspace/didChangeConfiguration":
      take(data) { (parameters: ConfigurationParameters) in
        editor.verdicts.configure(parameters.settings?["chuandao"])
      }
      judgeAgain()
    case Self.judged:
      if editor.abilities.refreshesCodeLenses { outbox.ask("workspace/codeLens/refresh", JSONValue.null) }
    default: break
    }
  }

  private func take<Parameters: Decodable>(_ data: Data, _ body: (Parameters) -> Void) {
    guard let parameters = try? IncomingMessage.parameters(Parameters.self, of: data) else { return }
    body(parameters)
    isDue = true
  }

  /// Asks the client to tell when rule files change that are not open.
  private func watchFiles() {
    guard editor.abilities.watchesFilesForUs else { return }
    let watchers: JSONValue = ["watchers": [["globPattern": "**/*.rule"]]]
    let registration: JSONValue = [
      "id": "rulec-files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers,
    ]
    outbox.ask("client/registerCapability", ["registrations": [registration]] as JSONValue)
  }

  private func judgeAgain() { editor.judgePlanSet() }

  // MARK: Diagnostics

  private struct Publication: Encodable {
    let uri: String
    let version: Int?
    let diagnostics: [EditorDiagnostic]
  }

  /// Tells which files are left out since they cannot be read, each once.
  private func tellFailures() {
    let messages = editor.workspace.failures.map { $0.message[editor.language] }
    for message in messages where !toldFailures.contains(message) {
      outbox.notify("window/showMessage", ["type": 2, "message": .text(message)] as JSONValue)
    }
    toldFailures = Set(messages)
  }

  /// Tells diagnostics once all that waited has been read: a burst of keystrokes is compiled once.
  private func publishIfDue() {
    guard isDue, state == .running else { return }
    isDue = false
    tellFailures()
    guard !editor.abilities.pullsDiagnostics else { return }
    let found = editor.diagnostics()
    let gone = published.keys.filter { found[$0] == nil }
    for (uri, diagnostics) in (found.map { ($0.key, $0.value) } + gone.map { ($0, []) }).sorted(by: { $0.0 < $1.0 }) {
      let document = editor.workspace.documents[uri]
      let identity = "\(document?.version.map(String.init) ?? "") \(diagnostics.identity)"
      // Nobody needs to hear that a file is clean that is not open and was not told otherwise.
      if document == nil, diagnostics.isEmpty, published[uri].map({ $0.hasPrefix(" 0-") }) ?? true { continue }
      guard published[uri] != identity else { continue }
      outbox.notify(
        "textDocument/publishDiagnostics",
        Publication(uri: uri, version: document?.version, diagnostics: diagnostics)
      )
      published[uri] = identity
    }
    for uri in gone { published[uri] = nil }
  }
}
