internal import Chuandao
internal import LanguageServer
internal import PlanData
internal import RuleDSL

/// `rulec lsp`: the compiler for editors.
struct LanguageServerCommand {
  private let language: Language?

  init(_ invocation: Invocation) { language = invocation.values[.lang] == nil ? nil : invocation.language }

  func run() -> ExitStatus {
    let program = FileSystem.resolved("/proc/self/exe")
    let server = LanguageServer(library: RuleLibrary.find(), language: language, program: program)
    return server.run() ? .allPass : .fails
  }
}
