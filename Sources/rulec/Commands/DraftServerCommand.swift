internal import Chuandao
internal import DraftServer
internal import PlanData
internal import RuleDSL

/// `rulec mcp`: reading tools for assistants that draft rules.
struct DraftServerCommand {
  private let allowed: [String]
  private let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    allowed = invocation.values[.allow] ?? ["."]
    for path in allowed where FileSystem.kind(of: path) == nil { throw .allowedMissing(path) }
    language = invocation.language
  }

  /// The server runs in a process of its own, so that a crash of it ends nothing.
  func run() -> ExitStatus {
    let program = FileSystem.resolved("/proc/self/exe")
    // Where the paths lead now is what is allowed, whatever happens to links later.
    DraftGuard(language: language, allowed: allowed.map { FileSystem.resolved($0) }, program: program).run()
    return .allPass
  }

  /// That process; its arguments are the language and the paths that may be read.
  static func serve(_ arguments: [String]) {
    let language = arguments.first.flatMap(Language.init) ?? .chinese
    let server = DraftServer(
      library: RuleLibrary.find(),
      allowed: Array(arguments.dropFirst()),
      language: language
    )
    DraftGuard.serve { server.answer($0) }
  }
}
