internal import Chuandao
internal import RuleDSL

/// The command: reads what the user wants and runs it.
enum Rulec {
  static func run(_ arguments: [String]) -> ExitStatus {
    let language = statedLanguage(in: arguments)
    do throws(UsageError) {
      switch try parseArguments(arguments) {
      case .help(let command):
        return Terminal.print(helpText(for: command, language), language)
      case .version:
        return Terminal.print("rulec \(Release.version)\n", language)
      case .run(let invocation):
        return try run(invocation)
      }
    } catch {
      Terminal.complain(error.message[language] + "\n" + error.advice[language], language)
      return .usage
    }
  }

  private static func run(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    switch invocation.command {
    case .check: try CheckCommand(invocation).run()
    case .watch: try WatchCommand(invocation).run()
    case .merge: try MergeCommand(invocation).run()
    case .diff: try DiffCommand(invocation).run()
    case .monitor: try MonitorCommand(invocation).run()
    case .review: try ReviewCommand(invocation).run()
    case .site: try SiteCommand(invocation).run()
    case .packs: PacksCommand(invocation).run()
    case .table: try TableCommand(invocation).run()
    case .import: try ImportCommand(invocation).run()
    case .test: try TestCommand(invocation).run()
    case .prove: try ProveCommand(invocation).run()
    case .lint: try LintCommand(invocation).run()
    case .format: try FormatCommand(invocation).run()
    case .explain: try ExplainCommand(invocation).run()
    case .serve: try ServeCommand(invocation).run()
    case .new: try NewCommand(invocation).run()
    case .lsp: LanguageServerCommand(invocation).run()
    case .mcp: try DraftServerCommand(invocation).run()
    case .book: try BookCommand(invocation).run()
    case .reference: try ReferenceCommand(invocation).run()
    case .completions: try CompletionsCommand(invocation).run()
    }
  }

  /// The language of messages, needed before the arguments are understood.
  private static func statedLanguage(in arguments: [String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang=en" { return .english }
      if argument == "--lang", arguments.dropFirst(index + 1).first == "en" { return .english }
    }
    return .chinese
  }
}
