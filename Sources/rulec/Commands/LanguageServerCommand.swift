internal import Chuandao
internal import LanguageServer
internal import PlanData
internal import RuleDSL

/// `rulec lsp`: the compiler for editors.
struct LanguageServerCommand {
  private let language: Language?

  init(_ invocation: Invocation) { language = invocation.has(.lang) ? invocation.language : nil }

  private static var program: String { FileSystem.resolved("/proc/self/exe") }

  /// The server runs in a process of its own, so that a crash of it ends nothing.
  func run() -> ExitStatus { ServerGuard(language: language, program: Self.program).run() ? .allPass : .fails }

  /// That process; its argument is the language, where the user says one.
  static func serve(_ arguments: [String]) -> ExitStatus {
    let language = arguments.first.flatMap(Language.init)
    let server = LanguageServer(library: RuleLibrary.find(), language: language, program: program)
    return server.run() ? .allPass : .fails
  }
}
