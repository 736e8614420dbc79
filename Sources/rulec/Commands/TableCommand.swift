internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// `rulec table FILE`: how a table of a plan set is understood, before anything is judged.
struct TableCommand {
  private let file: String
  private let rules: [String]
  private let permissions: Permissions
  private let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    guard let file = invocation.operands.first else { throw .operandMissing(.table) }
    self.file = file
    rules = invocation.values[.rules] ?? []
    permissions = invocation.permissions
    language = invocation.language
  }

  func run() -> ExitStatus {
    let folder = FileSystem.folder(of: file)
    let name = FileSystem.name(of: file)
    let sources = Session.Sources(
      planSet: folder,
      rules: rules,
      library: RuleLibrary.find(),
      permissions: permissions,
      jobs: Terminal.processors
    )
    let session: Session
    do throws(Session.Failure) { session = try Session(sources) } catch { return error.tell(language, asJSON: false) }
    let planSet = session.planSet
    guard planSet.ledger.contains(where: { $0.file == name }) else {
      Terminal.complain(
        Phrase("规划集里没有读到表 \(name)", "the plan set has no table \(name)")[language],
        language
      )
      return .planDataUnreadable
    }
    let report = TableReport(session.program, planSet.world, file: name, ledger: planSet.ledger, language)
    let problems = planSet.problems.filter { $0.file == name || $0.file.isEmpty }
    let told = problems.map {
      "\($0.message[language])\n  " + Phrase("办法：", "Remedy: ")[language] + $0.remedy[language]
    }
    let notes = planSet.notes.map { $0[language] }.filter { $0.hasPrefix(name) }
    let tail = (told + notes).map { $0 + "\n" }.joined()
    let status = Terminal.print(report.text + tail, language)
    return status == .allPass && !problems.isEmpty ? .undetermined : status
  }
}
