internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// What `rulec check` works on: sound rules, and a plan set read with their words.
struct CheckInput {
  let rules: CompiledRules
  let program: RuleProgram
  let planSet: LoadedPlanSet

  /// Why there is nothing to work on.
  enum Failure: Error {
    case noRules
    case ruleFiles(SystemFailure)
    case rules(CompiledRules)
    case planData(PlanDataFailure)
  }

  /// Reads the rules, then the plan set.
  ///
  /// Which provinces' rules are wanted shows only in the plan set, whose tables need the words of the rules to be read.
  /// So it is read with the national rules first, and again when a province's rules join them; most provinces have
  /// none, and those runs read it once.
  init(_ settings: CheckSettings, _ progress: Progress) throws(Failure) {
    progress.show(.rules)
    let library = RuleLibrary.find()
    let first = try Self.compiled(settings, library, packs: [])
    progress.show(.planSet)
    let planSet = try Self.load(settings, first.program)
    let packs = settings.rules.isEmpty ? try Self.packs(library, concerning: planSet) : []
    guard !packs.isEmpty else {
      (rules, program) = first
      self.planSet = planSet
      return
    }
    (rules, program) = try Self.compiled(settings, library, packs: packs)
    self.planSet = try Self.load(settings, program)
  }

  private static func packs(
    _ library: RuleLibrary?,
    concerning planSet: LoadedPlanSet
  ) throws(Failure) -> [String] {
    do throws(SystemFailure) {
      return try library?.packs(concerning: planSet.world.units.codes) ?? []
    } catch {
      throw .ruleFiles(error)
    }
  }

  private static func compiled(
    _ settings: CheckSettings,
    _ library: RuleLibrary?,
    packs: [String]
  ) throws(Failure) -> (rules: CompiledRules, program: RuleProgram) {
    guard library != nil || !settings.rules.isEmpty else { throw .noRules }
    let compiled: CompiledRules
    do throws(SystemFailure) {
      let files = try files(settings, library, packs)
      compiled =
        try settings.rules.isEmpty
        ? CompiledRules(files)
        : CompiledRules(files) { () throws(SystemFailure) in try library?.vocabulary() }
    } catch {
      throw .ruleFiles(error)
    }
    guard let program = compiled.program else { throw .rules(compiled) }
    return (compiled, program)
  }

  /// The rules that were named, or the project's own; and always those of the plan set.
  private static func files(
    _ settings: CheckSettings,
    _ library: RuleLibrary?,
    _ packs: [String]
  ) throws(SystemFailure) -> RuleFiles {
    var files = RuleFiles()
    if settings.rules.isEmpty, let library {
      files = try library.base()
      for code in packs { files = files.followed(by: try library.pack(code)) }
    }
    for path in settings.rules { try files.add(path) }
    try files.add(FileTree.ruleFiles(directlyIn: settings.planSet)) { $0 }
    return files
  }

  /// The plan set's map layers; `nil` where it holds none, so that nothing is asked of them.
  var map: (any MapWorld)? { planSet.map.hasFiles ? planSet.map : nil }

  /// What is wrong with the layers that were read; ask after judging.
  var flaws: [Report.Flaw] {
    planSet.map.flaws.map { Report.Flaw($0) }
  }

  /// Every file of the plan set that the run read: its tables, and the rule files beside them.
  func inputs(_ settings: CheckSettings) -> [InputFile] {
    let beside = (try? FileTree.ruleFiles(directlyIn: settings.planSet)) ?? []
    let rules = beside.map { InputFile(path: FileSystem.name(of: $0), location: $0) }
    return (planSet.inputs + planSet.map.inputs + rules).sorted { $0.path < $1.path }
  }

  private static func load(_ settings: CheckSettings, _ program: RuleProgram) throws(Failure) -> LoadedPlanSet {
    do throws(PlanDataFailure) {
      return try loadPlanSet(at: settings.planSet, program: program, jobs: settings.jobs)
    } catch {
      throw .planData(error)
    }
  }
}

extension Report.Flaw {
  init(_ flaw: MapFlaw) {
    self.init(
      isNote: flaw.severity == .note,
      file: flaw.file,
      layer: flaw.layer,
      feature: flaw.feature,
      message: flaw.message,
      remedy: flaw.remedy
    )
  }
}
