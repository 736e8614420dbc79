internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// `rulec book`: the rules as they are written, with their grounds and tests, what is to be checked, and indices.
struct BookCommand {
  private let paths: [String]
  private let rules: [String]
  private let format: RuleBook.Format
  private let output: String?
  private let jobs: Int
  private let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    rules = invocation.values[.rules] ?? []
    format = invocation.value(.format).flatMap(RuleBook.Format.init) ?? .markdown
    output = invocation.value(.output)
    jobs = invocation.value(.jobs).flatMap { Int($0) } ?? Terminal.processors
    language = invocation.language
  }

  func run() throws(UsageError) -> ExitStatus {
    let suite: RuleSuite?
    do throws(SystemFailure) {
      suite = try paths.isEmpty ? RuleLibrary.find()?.bound() : RuleSuite.all(paths, leaningOn: rules).first
    } catch {
      Terminal.complain(error.message[language], language)
      return .rulesUnsound
    }
    guard let suite else { return Session.Failure.noRules.tell(language, asJSON: false) }
    guard let book = suite.book(jobs: jobs, commands: CommandName.allCases.map(\.rawValue), language)
    else {
      suite.rules.showDiagnostics(language)
      return .rulesUnsound
    }
    for (line, code) in book.unknownChecks {
      Terminal.complain(
        Phrase(
          "目录第 \(line) 号的固有检查“\(code)”没有这样的代码",
          "line \(line) of the catalogue names `\(code)`, which no check has"
        )[language],
        language
      )
    }
    guard book.unknownChecks.isEmpty else { return .rulesUnsound }
    do throws(SystemFailure) {
      try Output.to(output) { output throws(SystemFailure) in
        try book.write(as: format) { text throws(SystemFailure) in try output.write(text) }
      }
    } catch {
      return Terminal.cannotWrite(error, language, otherwise: .allPass)
    }
    return .allPass
  }
}
