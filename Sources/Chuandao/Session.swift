public import PlanData
public import Reporting
public import RuleDSL
public import Transmission

/// A plan set and the rules that judge it, ready for any number of runs, one after another or at a time.
///
/// This file is the whole use of the program: prepare a session, judge, report, say how the run ended.  Nothing here
/// prints, ends the process, or remembers one run in another.
public struct Session: Sendable {
  public let rules: CompiledRules
  public let program: RuleProgram
  public let planSet: LoadedPlanSet
  /// The plan set's map layers; `nil` where it holds none, so that a run does not look for them.
  private let map: PlanMap?
  /// The rule files that stand beside the plan set's tables.
  private let filesBeside: [InputFile]
  private let jobs: Int
  /// What was noticed and not refused: by the readers, and about rules.
  let notes: [Phrase]

  // MARK: Preparing

  /// Reads the units, chooses the rules that concern them, compiles these once, and reads the figures once.
  ///
  /// Unsound rules are reported before an unreadable plan set.
  public init(_ sources: Sources, onStage: (Stage) -> Void = { _ in }) throws(Failure) {
    onStage(.rules)
    guard sources.library != nil || !sources.rules.isEmpty else { throw .noRules }
    let beside = try Failure.ofRules { () throws(SystemFailure) in try sources.filesBeside() }
    let opened = Result { () throws(PlanDataFailure) in
      try OpenedPlanSet(
        at: sources.planSet,
        declaration: planSetDeclaration(in: beside.sources),
        permissions: sources.permissions,
        jobs: sources.jobs,
        onFile: { onStage(.table($0, rows: $1)) }
      )
    }
    onStage(.rules)
    rules = try Failure.ofRules { () throws(SystemFailure) in
      try sources.compiled(with: beside, for: try? opened.get())
    }
    guard let program = rules.program?.withoutDrafts else { throw .rules(rules) }
    onStage(.planSet)
    do throws(PlanDataFailure) {
      planSet = try opened.get().load(program)
    } catch {
      throw .planData(error)
    }
    self.program = program
    map = planSet.map.hasFiles ? planSet.map : nil
    filesBeside = zip(beside.paths, beside.stamps).map { path, stamp in
      InputFile(path: FileSystem.name(of: path), location: path, stamp: stamp)
    }
    jobs = sources.jobs
    let inner = sources.noteOnInnerRules(rules.read.paths)
    notes = planSet.notes + rules.notes + [inner, rules.noteOnDrafts].compactMap(\.self)
  }

  // MARK: Judging

  /// Judges every obligation of the rules in force.
  ///
  /// `keepingAll` keeps passes and 不适用 one by one, too; they are counted either way.  `onProgress` is called after each
  /// piece of work, from several threads and in no order.  `memory` keeps what is measured of maps; the run is the same
  /// without.
  public func checkRun(
    _ choice: RunChoice = RunChoice(),
    keepingAll: Bool,
    memory: (any MeasureMemory)? = nil,
    onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> CheckRun {
    var run = check(
      program,
      planSet.world,
      map: map,
      asOf: choice.asOf,
      otherwise: Release.day,
      only: choice.only,
      plans: choice.plans,
      keepingAll: keepingAll,
      jobs: jobs,
      memory: memory,
      onProgress: onProgress
    )
    // Another shard may open maps that this one needs not.
    if run.hasOpenedMaps || choice.plans != nil && map != nil {
      run.add(planSet.groundFlaws(of: choice.plans, jobs: jobs, memory: memory))
    }
    return run
  }

  /// Holds construction projects against the plans.
  public func reviewRun(of file: ProjectFile, _ choice: RunChoice = RunChoice()) -> ReviewRun {
    review(
      file.projects,
      program,
      planSet.world,
      map,
      flaws: file.featureFlaws,
      asOf: choice.asOf,
      otherwise: Release.day,
      only: choice.only
    )
  }

  /// Finds where the plans admit a use, a code of the system of a matrix, on at least so large an area.
  public func siteRun(for use: String, ofAtLeast least: Quantity, _ choice: RunChoice = RunChoice()) -> SiteRun {
    sites(
      for: use,
      ofAtLeast: least,
      program,
      planSet.world,
      map,
      asOf: choice.asOf,
      otherwise: Release.day,
      only: choice.only
    )
  }

  // MARK: Reporting

  /// Everything that a report on a run is made of; findings are explained when a format needs them.
  public func report(on run: CheckRun) -> Report { report(on: run, inputs: inputs(of: run), run.inputFlaws) }

  /// How the verdicts of some rules on the plan of one unit follow, or why there is none; of a run that keeps all.
  public func derivations(
    in run: CheckRun,
    of rules: [String],
    on plan: Int,
    showsRoom: Bool = false,
    _ language: Language
  ) -> DerivationReport {
    let report = report(on: run)
    let explainer = Explainer(program, planSet.world, map: map, run)
    let outcomes = run.outcomes.filter {
      Int($0.plan) == plan && rules.contains(run.statements[Int($0.statement)].heading.id)
    }
    let derivations = outcomes.map { explainer.derivation(of: $0) }
    return DerivationReport(report, of: rules, on: plan, derivations, showsRoom: showsRoom, language)
  }

  /// The same for every rule and plan with a verdict, one after the other: plans with a worse verdict before others.
  public func eachDerivation<Failure: Error>(
    in run: CheckRun,
    atMost most: Int,
    _ language: Language,
    _ body: (_ rule: String, _ plan: String, DerivationReport) throws(Failure) -> Void
  ) throws(Failure) {
    let report = report(on: run)
    let explainer = Explainer(program, planSet.world, map: map, run)
    func id(_ outcome: CheckRun.Outcome) -> String { run.statements[Int(outcome.statement)].heading.id }
    let worstFirst: [Verdict] = [.fail, .undetermined, .waived, .pass, .notApplicable]
    var groups: [(rank: Int, outcomes: [CheckRun.Outcome])] = []
    var places: [String: [Int32: Int]] = [:]
    for outcome in run.outcomes {
      let rank = worstFirst.firstIndex(of: outcome.verdict) ?? worstFirst.count
      if let place = places[id(outcome)]?[outcome.plan] {
        groups[place].outcomes.append(outcome)
        groups[place].rank = min(groups[place].rank, rank)
      } else {
        places[id(outcome), default: [:]][outcome.plan] = groups.count
        groups.append((rank, [outcome]))
      }
    }
    let order = groups.indices.sorted { (groups[$0].rank, $0) < (groups[$1].rank, $1) }
    for outcomes in order.prefix(most).map({ groups[$0].outcomes }) {
      let (rule, plan) = (id(outcomes[0]), Int(outcomes[0].plan))
      try body(
        rule,
        planSet.world.units.codes[plan],
        DerivationReport(
          report,
          of: [rule],
          on: plan,
          outcomes.map { explainer.derivation(of: $0) },
          showsRoom: true,
          language
        )
      )
    }
  }

  /// Why rules give no verdict on plans.
  public func silentRules(in run: CheckRun, _ language: Language) -> SilentRules {
    SilentRules(report(on: run), language)
  }

  /// The same for a review of the projects of a file.
  public func report(on run: ReviewRun, of file: ProjectFile, _ language: Language) -> ReviewReport {
    let flaws = run.run.inputFlaws + file.flaws.map { InputFlaw($0) }
    var report = report(on: run.run, inputs: inputs(of: run.run) + file.inputs, flaws)
    report.layers = layerDrawing
    let own = planSet.map.inputs.filter { input in file.inputs.contains { input.isSame(as: $0) } }
    return ReviewReport(report, run, of: Set(own.map(\.path)), language)
  }

  /// What plans, rules and changes of use say year by year; of a run that keeps all, by what monitoring judges by.
  public func monitorReport(on run: CheckRun, indicators: Set<Int>, _ language: Language) -> MonitorReport {
    MonitorReport(report(on: run), indicators: indicators, language) { changes(read: $0, on: $1) }
  }

  /// The changes of use on the ground of a plan, as a rule reads them.
  private func changes(read rule: Rule, on plan: Int) -> [MonitorReport.Change] {
    guard let map, let layer = program.vocabulary.layers.firstIndex(where: \.isOfChanges),
      case .known(let tables) = map.layer(layer, of: plan, .current)
    else { return [] }
    let field = program.vocabulary.layers[layer].fields.firstIndex { $0.name == Layer.yearOfChange }
    return tables.flatMap { table in
      let meant = rule.mayMean(layer, table, of: plan, planSet.world.units)
      return table.indices.map { index in
        let year = field.flatMap { table.column($0)?[index].firstYear }
        return (year, meant[index], table[index].shape)
      }
    }
  }

  /// The shapes of the parcels that a run judged, for whoever draws them.
  ///
  /// Ask in the order of the run: only those of one plan are held.
  public func parcelShapes(of run: CheckRun) -> ParcelDrawing {
    var shapes = ParcelShapes(map, run)
    return { shapes.shape(of: $0) }
  }

  /// What a layer of a plan covers, for maps beside findings; features are put together as they are, not united.
  public var layerDrawing: LayerDrawing? {
    map.map { map in
      { layer, unit in
        map.layer(layer, of: unit, .current).covered
      }
    }
  }

  /// The plan set as it is compared with another.
  public var side: PlanSide {
    let layers = layerDrawing
    return PlanSide(program.vocabulary, planSet.world) { layers?($0, $1) }
  }

  private func report(on run: CheckRun, inputs: [InputFile], _ flaws: [InputFlaw]) -> Report {
    let explainer = Explainer(program, planSet.world, map: map, run)
    return Report(
      program: program,
      world: planSet.world,
      run: run,
      inputs: inputs.map { file in Report.Input(path: file.path) { file.sha256() } },
      release: Release.name,
      packs: usedPacks(program, rules.files.sources, planSet.world.units),
      notes: notes(of: run),
      problems: planSet.flaws,
      ledger: planSet.ledger + run.mapLedger.entries,
      flaws: (flaws + inputs.filter(\.hasChanged).map(\.changeFlaw)).sorted()
    ) { explainer.finding(of: $0) }
  }

  /// Whether a path leads to a file that the session reads, a rule file among them.
  public func reads(_ path: String) -> Bool {
    FileSystem.kind(of: path) == .file
      && (inputs(withMaps: map != nil).contains { $0.isFile(at: path) }
        || rules.read.paths.contains { FileSystem.areSame($0, path) })
  }

  /// Every file of the plan set that the run read: its tables, its maps, and the rule files beside them.
  func inputs(of run: CheckRun) -> [InputFile] { inputs(withMaps: run.hasOpenedMaps) }

  func inputs(withMaps: Bool) -> [InputFile] {
    (planSet.inputs + (withMaps ? planSet.map.inputs : []) + filesBeside).sorted { $0.path < $1.path }
  }
}

extension String {
  /// The year that a field begins with: 2023, 2023年, 20231001 or 2023-10-01.
  fileprivate var firstYear: Int? {
    let digits = drop { $0.isWhitespace }.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return Int(digits).flatMap { knownYears.contains($0) ? $0 : nil }
  }
}
