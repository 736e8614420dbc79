internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// What `rulec check` is to do.
struct CheckSettings {
  let planSet: String
  /// Empty for the project's own rules.
  let rules: [String]
  let asOf: PlanDate?
  let format: OutputFormat
  /// `nil` for standard output.
  let output: String?
  /// The folder of a bundle, in the place of one report.
  let report: String?
  /// The file that names the database into which the results are written, too.
  let publish: String?
  /// The JSON report of an earlier run.
  let baseline: String?
  let decisive: Decisive
  /// The share of the plans that is judged; `nil` for all.
  let shard: Shard?
  /// The folder with what earlier runs measured; `nil` for none.
  let state: String?
  /// Whether the same process is going to check again.
  let keepsInMemory: Bool
  /// Ids; empty for every rule.
  let only: [String]
  /// Codes or names of units; empty for every plan.
  let plans: [String]
  /// The rule and the unit whose verdicts are to be derived, in the place of a report.
  let why: (rule: String, unit: String)?
  let showsRoom: Bool
  let permissions: Permissions
  let jobs: Int
  let style: ReportStyle

  init(_ invocation: Invocation) throws(UsageError) {
    guard let planSet = invocation.operands.first else { throw .operandMissing(invocation.command) }
    if invocation.has(.quiet), invocation.has(.all) { throw .conflict(.quiet, .all) }
    self.planSet = planSet
    rules = invocation.values[.rules] ?? []
    asOf = invocation.value(.asOf).flatMap { PlanDate($0) }
    format = invocation.value(.format).flatMap { OutputFormat($0) } ?? .report(.text)
    output = invocation.value(.output)
    shard = invocation.value(.shard).flatMap { Shard($0) }
    if shard != nil {
      for other in [Option.format, .quiet, .plan, .by, .publish, .baseline, .failOn] where invocation.has(other) {
        throw .conflict(.shard, other)
      }
      if output == nil { throw .shardOutputMissing }
    }
    keepsInMemory = invocation.command == .watch
    state = invocation.value(.state)
    if let state {
      for other in [Option.shard, .plan, .why] where invocation.has(other) { throw .conflict(.state, other) }
      if FileSystem.mayLie(state, in: planSet) { throw .stateInPlanSet(state) }
    }
    publish = invocation.value(.publish)
    baseline = invocation.value(.baseline)
    decisive = invocation.value(.failOn).flatMap { Decisive($0) } ?? .binding
    if decisive == .new, baseline == nil { throw .baselineMissing }
    if let output, let baseline, FileSystem.areSame(output, baseline) { throw .outputIsInput(output) }
    report = invocation.value(.report)
    if report != nil {
      for other in [Option.format, .output, .shard, .quiet] where invocation.has(other) {
        throw .conflict(.report, other)
      }
    }
    let needsFile = invocation.value(.format).map { OutputFormat($0)?.needsFile ?? false } ?? false
    if needsFile, output == nil { throw .outputMissing }
    showsRoom = invocation.has(.slack)
    why = try invocation.why
    only = why.map { [$0.rule] } ?? invocation.list(.only)
    plans = why.map { [$0.unit] } ?? invocation.list(.plan)
    jobs = invocation.value(.jobs).flatMap { Int($0) } ?? Terminal.processors
    permissions = invocation.permissions
    let color = invocation.value(.color).flatMap(ColorChoice.init) ?? .auto
    style = ReportStyle(
      language: invocation.language,
      usesColor: color.isOn(toFile: output != nil),
      showsAll: invocation.has(.all),
      isQuiet: invocation.has(.quiet) || invocation.command == .watch && !invocation.has(.all),
      arrangement: invocation.value(.by).flatMap(ReportArrangement.init) ?? .plan
    )
  }
}

extension FileSystem {
  /// Whether a path, of something that need not be there yet, lies in a folder.
  fileprivate static func mayLie(_ path: String, in folder: String) -> Bool {
    areSame(path, folder) || isInside(folder, kind(of: path) == nil ? self.folder(of: path) : path)
      || areSame(self.folder(of: path), folder)
  }
}

extension CheckSettings {
  /// Whether passes and 不适用 are wanted one by one, too.
  var keepsEveryOutcome: Bool { format.needsEveryOutcome || style.showsAll || report != nil || baseline != nil }

  /// What the earlier run found; `nil` where none is named.
  func readBaseline() throws(BaselineFailure) -> Baseline? {
    guard let baseline else { return nil }
    return try Baseline(from: baseline)
  }

  /// What tells the user how far the work is.
  var progress: Progress { Progress(isShown: Terminal.isErrorTerminal, language: style.language) }

  /// Where a session finds rules and plans.
  var sources: Session.Sources {
    Session.Sources(
      planSet: planSet,
      rules: rules,
      library: RuleLibrary.find(),
      permissions: permissions,
      jobs: jobs
    )
  }
}

extension Invocation {
  /// The values of an option, some of which may be separated by commas.
  func list(_ option: Option) -> [String] {
    (values[option] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The rule and the unit of ``Option/why``, which go together, and with nothing that shapes another report.
  fileprivate var why: (rule: String, unit: String)? {
    get throws(UsageError) {
      guard let rule = value(.why) else {
        for other in [Option.unit, .slack] where has(other) { throw .needs(other, .why) }
        return nil
      }
      guard let unit = value(.unit) else { throw .needs(.why, .unit) }
      for other in [Option.report, .publish, .baseline, .failOn, .only, .plan, .by, .shard, .quiet, .all]
      where has(other) { throw .conflict(.why, other) }
      if let format = value(.format), !PlainFormat.allCases.map(\.rawValue).contains(format) {
        throw .conflict(.why, .format)
      }
      return (rule, unit)
    }
  }

  /// What the user allows the plan set.
  var permissions: Permissions {
    Permissions(databaseHosts: Set(values[.databaseHost] ?? []), followsLinks: has(.followLinks))
  }
}

extension ColorChoice {
  /// Whether to colour; of the environment only `NO_COLOR` and `TERM=dumb` are heard.
  fileprivate func isOn(toFile: Bool) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      !toFile && Terminal.isOutputTerminal && FileSystem.variable("NO_COLOR") == nil
        && FileSystem.variable("TERM") != "dumb"
    }
  }
}
