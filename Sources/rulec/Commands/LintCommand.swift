internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// `rulec lint`: habits that rule files are held to.
struct LintCommand {
  let paths: [String]
  let rules: [String]
  let chosen: [LintRule]
  let fixes: Bool
  let lists: Bool
  let asJSON: Bool
  let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    rules = invocation.values[.rules] ?? []
    fixes = invocation.has(.fix)
    lists = invocation.has(.all)
    asJSON = invocation.value(.format) == PlainFormat.json.rawValue
    language = invocation.language
    let codes = invocation.list(.only).map { $0.uppercased() }
    let known = LintRule.all.map(\.code)
    if let word = codes.first(where: { !known.contains($0) }) {
      throw .unknownTopic(word, nearest: nearest(to: word, among: known))
    }
    chosen = LintRule.all.filter { codes.isEmpty || codes.contains($0.code) }
  }

  func run() -> ExitStatus {
    if lists { return Terminal.print(list, language) }
    do throws(SystemFailure) {
      return try run(RuleSuite.all(paths, leaningOn: rules))
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
  }

  private func run(_ suites: [RuleSuite]) throws(SystemFailure) -> ExitStatus {
    var found: [(remark: LintRemark, file: SourceFile)] = []
    var text = ""
    for suite in suites {
      suite.rules.files.showNotes(language)
      guard suite.rules.program != nil else {
        suite.rules.showDiagnostics(language)
        return .rulesUnsound
      }
      let linted = suite.linted(by: chosen, fixing: fixes)
      try write(linted)
      text += linted.remarks.map { $0.rendered(in: linted.files, language: language) + "\n\n" }.joined()
      found += linted.remarks.map { ($0, linted.files[$0.primary.span.file]) }
    }
    let count = Phrase("\(found.count) 处\n", "\(counted(found.count, "remark"))\n")[language]
    let printed = Terminal.print(asJSON ? lintJSON(found, language: language) : text + count, language)
    return printed == .allPass && !found.isEmpty ? .fails : printed
  }

  /// Writes the files that were mended, and tells what was.
  private func write(_ linted: LintedSuite) throws(SystemFailure) {
    for fix in linted.applied {
      let (line, column) = fix.file.position(of: fix.remark.primary.span.start)
      let place = "\(fix.file.name):\(line):\(column) \(fix.remark.code)"
      Terminal.note(Phrase("改正了 ", "mended ")[language] + "\(place) \(fix.remark.message[language])\n")
    }
    for change in linted.changes {
      try Output.replacing(change.path) { output throws(SystemFailure) in try output.write(change.text) }
    }
  }

  /// Every rule in a line.
  private var list: String {
    LintRule.all.map { rule in
      "\(rule.code) \(rule.title[language])" + (rule.hasFix ? Phrase("（可自动改正）", " (has a safe fix)")[language] : "")
        + "\n"
    }.joined()
  }
}
