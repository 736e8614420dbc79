internal import Chuandao
internal import PlanData
internal import RuleDSL

/// `rulec format`: rule files in their canonical form.
struct FormatCommand {
  let paths: [String]
  let onlyChecks: Bool
  /// The language of keywords; `nil` to leave them as they are.
  let keywords: Language?
  let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    onlyChecks = invocation.has(.check)
    keywords = invocation.value(.language).flatMap(Language.init)
    language = invocation.language
  }

  func run() -> ExitStatus {
    do throws(SystemFailure) {
      var files = RuleFiles()
      for path in paths { try files.add(path) }
      return run(files)
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
  }

  /// Every file is read and found sound before any is written.
  private func run(_ files: RuleFiles) -> ExitStatus {
    var changes: [(path: String, text: String)] = []
    var isSound = true
    for (path, source) in zip(files.paths, files.sources) {
      let (text, diagnostics) = format(source, language: keywords)
      if let text {
        if text != source.text { changes.append((path, text)) }
      } else {
        CompiledRules.show(diagnostics, of: [source], language)
        isSound = false
      }
    }
    guard isSound else { return .rulesUnsound }
    return onlyChecks ? list(changes.map(\.path)) : write(changes)
  }

  private func list(_ paths: [String]) -> ExitStatus {
    let printed = Terminal.print(paths.map { $0 + "\n" }.joined(), language)
    return printed == .allPass && !paths.isEmpty ? .fails : printed
  }

  private func write(_ changes: [(path: String, text: String)]) -> ExitStatus {
    for change in changes {
      do throws(SystemFailure) {
        try Output.replacing(change.path) { output throws(SystemFailure) in try output.write(change.text) }
      } catch {
        return Terminal.cannotWrite(error, language, otherwise: .allPass)
      }
    }
    let count = Phrase("改写了 \(changes.count) 个文件\n", "rewrote \(counted(changes.count, "file"))\n")
    if !changes.isEmpty { Terminal.note(count[language]) }
    return .allPass
  }
}
