internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// `rulec format`: rule files in their canonical form.
struct FormatCommand {
  let paths: [String]
  let onlyChecks: Bool
  let fixes: Bool
  /// The language of keywords; `nil` to leave them as they are.
  let keywords: Language?
  let language: Language
  /// Whether a script reads what is found.
  let asJSON: Bool

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    onlyChecks = invocation.has(.check)
    fixes = invocation.has(.fix)
    keywords = invocation.value(.language).flatMap(Language.init)
    language = invocation.language
    asJSON = invocation.value(.format) == PlainFormat.json.rawValue
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
    files.showNotes(language)
    var changes: [(path: String, text: String)] = []
    var found: [(found: Diagnostic, file: SourceFile)] = []
    let sources = fixes ? mended(files) : files.sources
    for (place, source) in sources.enumerated() {
      let (text, diagnostics) = format(source, language: keywords)
      if let text {
        if text != files.sources[place].text { changes.append((files.paths[place], text)) }
      } else {
        CompiledRules.show(diagnostics, of: [source], language)
        found += diagnostics.map { ($0, source) }
      }
    }
    let paths = changes.map(\.path)
    if asJSON {
      let printed = Terminal.print(diagnosticsJSON(found, unformatted: paths, language: language), language)
      guard printed == .allPass else { return printed }
    }
    guard found.isEmpty else { return .rulesUnsound }
    guard onlyChecks else { return write(changes) }
    return asJSON ? (paths.isEmpty ? .allPass : .fails) : list(paths)
  }

  /// The files with the errors mended that can be mended in one way only, each reported.
  private func mended(_ files: RuleFiles) -> [SourceFile] {
    // With the words that files borrow, more of their errors are understood.
    let library = (try? RuleLibrary.find()?.base()) ?? RuleFiles()
    let others = files.followed(by: library).sources.dropFirst(files.sources.count)
    let (sources, applied) = fixed(files.sources, knowing: Array(others))
    let verb = onlyChecks ? Phrase("可以改正", "would mend") : Phrase("改正了", "mended")
    for fix in applied {
      let (line, column) = fix.file.position(of: fix.diagnostic.primary.span.start)
      let place = "\(fix.file.name):\(line):\(column) \(fix.diagnostic.code.rawValue)"
      Terminal.note("\(verb[language]) \(place) \(fix.diagnostic.message[language])\n")
    }
    return sources
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
