internal import Chuandao
internal import FoundationEssentials
internal import JSONRPC
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

extension Tool {
  /// How the verdicts of one rule on one plan follow.
  static let why = Tool(
    "why",
    title: Phrase("判定的推导", "Why a verdict"),
    summary: Phrase(
      "说明规划集里一条规则对一个行政区的判定怎样一步步得出，或为什么没有判定；判定只由程序作出，草拟的规则不参加。",
      "Tells step by step how the verdicts of one rule on one unit of a plan set follow, or why there is none; only the program judges, and drafts take no part."
    ),
    [
      Parameter(
        name: "planset",
        kind: .text,
        summary: Phrase("规划集的文件夹", "folder of the plan set"),
        isRequired: true
      ),
      Parameter(name: "rule", kind: .text, summary: Phrase("规则的编号", "id of the rule"), isRequired: true),
      Parameter(
        name: "unit",
        kind: .text,
        summary: Phrase("行政区的代码或名称", "code or name of the unit"),
        isRequired: true
      ),
      Parameter(
        name: "as_of",
        kind: .text,
        summary: Phrase("按哪一天有效的规则，如 2026-11-20", "the rules in force on that day, such as 2026-11-20")
      ),
      Parameter(
        name: "slack",
        kind: .flag,
        summary: Phrase("也说明各下级有多少余地", "also tell how much room each lower plan has")
      ),
      .language,
    ]
  ) { bench, arguments, language throws(Refusal) in
    let folder = try bench.allowed.resolved(arguments.word("planset"))
    let day = arguments.text("as_of").flatMap { PlanDate($0) }
    if arguments.text("as_of") != nil, day == nil {
      throw .invalid("as_of 写成 2026-11-20", "write `as_of` as 2026-11-20")
    }
    let session: Session
    do throws(Session.Failure) {
      var permissions = Permissions()
      permissions.allowsDatabases = false
      session = try Session(
        Session.Sources(planSet: folder, library: bench.library, permissions: permissions, jobs: 1)
      )
    } catch {
      throw error.refusal
    }
    let rules = try session.rules(called: arguments.word("rule"))
    let unit = try session.unit(called: arguments.word("unit"))
    var plans = [Bool](repeating: false, count: session.planSet.world.units.count)
    plans[unit] = true
    let run = session.checkRun(RunChoice(asOf: day, only: Set(rules), plans: plans), keepingAll: true)
    let report = session.derivations(in: run, of: rules, on: unit, showsRoom: arguments.flag("slack"), language)
    return ["derivation": JSONValue(written: report.json), "text": .text(report.text)]
  }
}

extension Session {
  fileprivate func rules(called name: String) throws(Refusal) -> [String] {
    let found = program.ids(called: name)
    guard found.isEmpty else { return found }
    if rules.program?.drafts.contains(where: { $0.id == name || $0.title == name }) ?? false {
      throw .unknown(
        .unknownRule,
        "“\(name)”是草拟的规则，不参加检查",
        "“\(name)” is a draft, which takes part in no check",
        nearest: nil
      )
    }
    throw .unknown(
      .unknownRule,
      "没有编号为“\(name)”的规则",
      "there is no rule with the id “\(name)”",
      nearest: nearest(to: name, among: program.headings.flatMap { [$0.id, $0.title] })
    )
  }

  fileprivate func unit(called name: String) throws(Refusal) -> Int {
    let units = planSet.world.units
    let found = (0..<units.count).filter { units.codes[$0] == name || units.names[$0] == name }
    if found.count == 1 { return found[0] }
    throw .unknown(
      .unknownUnit,
      found.isEmpty ? "规划集里没有“\(name)”" : "有 \(found.count) 个“\(name)”，请写代码",
      found.isEmpty
        ? "the plan set has no unit “\(name)”" : "\(found.count) units are called “\(name)”; write the code",
      nearest: nearest(to: name, among: units.names)
    )
  }
}

extension Session.Failure {
  fileprivate var refusal: Refusal {
    switch self {
    case .noRules:
      Refusal(
        .rulesMissing,
        Phrase("找不到本项目的规则", "the project's own rules were not found"),
        Phrase("设 CHUANDAO_RULES", "set CHUANDAO_RULES")
      )
    case .ruleFiles(let failure):
      Refusal(.pathUnreadable, failure.message, Phrase("检查规则文件", "check the rule files"))
    case .rules(let rules):
      Refusal(
        .rulesUnsound,
        rules.diagnostics.first { $0.severity == .error }?.message ?? Phrase("规则有错", "the rules are unsound"),
        Phrase("用 compile 看诊断", "see the diagnostics with compile")
      )
    case .planData(let failure):
      Refusal(
        .planSetUnreadable,
        failure.problems.first?.message ?? Phrase("规划集读不了", "the plan set cannot be read"),
        failure.problems.first?.remedy ?? Phrase("检查规划集", "check the plan set")
      )
    }
  }
}
