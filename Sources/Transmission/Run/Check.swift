public import RuleDSL
internal import Spatial

/// Judges a plan set: every obligation of every 传导 and every 要求 of every 规则 in force, verdicts only.
///
/// Control lines are judged where there is a `map`.
/// `asOf` is the day the rules are taken at for all plans; else an approved plan is judged by those of the day of its
/// approval, and what is known of no approval by those of the plan set's own day, else of `day`, else by every rule that is
/// not repealed.
/// `only` names the statements to run by id or title; empty for all.  `plans` are those that are judged, by unit; `nil`
/// for all.  `keepingAll` keeps passes and 不适用 as outcomes too; they are counted either way.  The result does not depend on `jobs`, the number of threads, nor on `memory`, which keeps what is measured of maps.  `onProgress` is
/// given, after each piece of work, how many of how many are done; from several threads, and in no order.
public func check(
  _ program: RuleProgram,
  _ world: PlanWorld,
  map: (any MapWorld)? = nil,
  asOf: PlanDate? = nil,
  otherwise day: PlanDate? = nil,
  only: Set<String> = [],
  plans: [Bool]? = nil,
  keepingAll: Bool,
  jobs: Int = 2,
  memory: (any MeasureMemory)? = nil,
  onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
) -> CheckRun {
  let days = LawDays(asked: asOf, planSet: world.asOf, otherwise: day)
  let statements = statements(program, days, world.units, only: only)
  let context = RunContext(statements, program, world, map, plans: plans, days: days)
  let items = workItems(context)
  let keys = memory.map { MeasureKeys($0, context, statements, keepingAll: keepingAll) }
  let known = context.recalled(items, keys, keepingAll: keepingAll, jobs: jobs)
  context.prepareMap(for: zip(items, known).map { ($0, $1 == nil) })
  let matrices = context.matrices
  let total = items.count + matrices.reduce(0) { $0 + context.judged($1.statement).count }
  func meter(from start: Int) -> (@Sendable (Int, Int) -> Void)? {
    guard let onProgress else { return nil }
    return { done, _ in onProgress(start + done, total) }
  }
  let results = parallelMap(items.count, jobs: jobs, onProgress: meter(from: 0)) {
    Worker(context, keepingAll: keepingAll)
  } work: { worker, index in
    known[index] ?? worker.run(items[index], keys)
  }
  var run = merged(statements.map { .written($0) }, zip(items, results).map { ($0.statement, $1) }, days)
  run.plans = plans
  run.only = only
  var done = items.count
  for matrix in matrices {
    let meter = meter(from: done)
    done += context.judged(matrix.statement).count
    run.add(
      matrix.matrix,
      matrix.statement,
      context,
      keepingAll: keepingAll,
      jobs: jobs,
      keys: keys,
      onProgress: meter
    )
  }
  run.take(context.map?.reading, ofAllRules: only.isEmpty)
  run.addItemFlaws(context)
  run.waive(program, context)
  return run
}

/// Puts the results of the work items together, which come in the order of statement and year.
private func merged(
  _ statements: [RunStatement],
  _ results: [(statement: Int, result: PassResult)],
  _ days: LawDays
) -> CheckRun {
  var outcomes: [CheckRun.Outcome] = []
  outcomes.reserveCapacity(results.reduce(0) { $0 + $1.result.outcomes.reduce(0) { $0 + $1.count } })
  var tallies = [CheckRun.Tally](repeating: CheckRun.Tally(), count: statements.count)
  var evidence = KeptEvidence()
  var rest = results[...]
  while let statement = rest.first?.statement {
    let own = rest.prefix { $0.statement == statement }.map(\.result)
    rest = rest.dropFirst(own.count)
    var places: [Int] = []
    for result in own {
      places.append(evidence.count)
      evidence.keep(result.findings)
    }
    // Obligation or requirement first, then year, then plan.
    for part in 0..<(own.map(\.outcomes.count).max() ?? 0) {
      for (result, place) in zip(own, places) where part < result.outcomes.count {
        outcomes +=
          result.findings.isEmpty ? result.outcomes[part] : result.outcomes[part].map { $0.moved(by: place) }
      }
    }
    for result in own { tallies[statement].add(result.tally) }
  }
  return CheckRun(statements: statements, outcomes: outcomes, tallies: tallies, days: days, evidence: evidence)
}

/// What is asked for and in force for any plan, in the order of the program.
func statements(_ program: RuleProgram, _ days: LawDays, _ units: UnitTable, only: Set<String>) -> [Statement] {
  let grounds = PackGrounds(program, units)
  return program.statements.filter { $0.heading.isNamed(in: only) }
    .filter { days.addressees(of: $0, grounds)?.contains(true) ?? true }
    .sorted(by: Statement.precedes)
}

/// One statement in one year, or one control line of one plan: what a worker takes at a time.
struct WorkItem {
  let statement: Int
  let year: Int
  /// The plan whose control line is judged.
  var plan: Int?
}

extension RunContext {
  /// What earlier runs found for work items, where that holds still.
  fileprivate func recalled(_ items: [WorkItem], _ keys: MeasureKeys?, keepingAll: Bool, jobs: Int) -> [PassResult?] {
    guard let keys, let map else { return Array(repeating: nil, count: items.count) }
    return parallelMap(items.count, jobs: jobs) { index in
      keys.key(items[index]).flatMap { key in
        keys.memory.recall(key, PassResult.Kept.self, through: map).map { kept in
          let item = items[index]
          return PassResult(kept, keepingAll: keepingAll, statement: item.statement, year: item.year)
        }
      }
    }
  }
}

private func workItems(_ context: RunContext) -> [WorkItem] {
  context.statements.enumerated().flatMap { index, statement in
    let years: [Int]
    switch statement {
    case .figures(let transmission, _): years = context.world.commitmentYears(of: transmission)
    case .monitor(let monitor, _): years = context.world.commitmentYears(of: monitor)
    case .trajectory(let judge): years = judge.years
    case .line(let line):
      return context.map == nil
        ? []
        : line.family.judged.filter { context.judges($0, index) }
          .map { WorkItem(statement: index, year: 0, plan: $0) }
    case .entries(let entries): years = context.world.entries.states(entries.family.subject) ? [0] : []
    case .matrix: return []
    case .rule(let rule):
      years = context.years(of: rule)
      guard rule.readsRegions else { break }
      // Overlays are what costs, so every plan is a work item of its own.
      let plans =
        context.asks(rule) ? context.judged(index).filter { rule.appliesToTier(of: $0, context.world.units) } : []
      return years.flatMap { year in
        plans.map { WorkItem(statement: index, year: year, plan: $0) }
      }
    }
    return years.filter { Int16(exactly: $0) != nil }.map { WorkItem(statement: index, year: $0) }
  }
}

extension RunContext {
  /// Whether a rule about regions can concern any plan at all, decided without looking at one: rules about layers that
  /// nobody provides, and about maintenance where nothing is maintained, are passed over for the whole country.
  fileprivate func asks(_ rule: PreparedRule) -> Bool {
    guard let map else { return false }
    if !rule.maintained.isEmpty {
      let layers = vocabulary.layers.indices
      guard layers.contains(where: { map.hasLayer($0, .before) || map.hasLayer($0, .after) }) else { return false }
    }
    guard rule.conditionLayers.allSatisfy({ map.hasLayer($0.layer, $0.version) }) else { return false }
    guard rule.required == 0, rule.rule.tiers.isEmpty else { return true }
    return rule.rule.requirements.indices.contains { requirement in
      rule.layers(of: requirement).contains { map.hasLayer($0.layer, $0.version) }
    }
  }

  fileprivate func years(of rule: PreparedRule) -> [Int] {
    switch rule.rule.scope {
    case .plans: return rule.years(world.figures)
    case .figures:
      let years = Set(prints.figures.map(\.key.year))
      return (rule.rule.years.isEmpty ? years : years.intersection(rule.rule.years)).sorted()
    }
  }
}
