public import RuleDSL
public import Spatial
public import Transmission

/// Everything a report is made of; the formats only arrange and word it.
public struct Report {
  public let program: RuleProgram
  public let world: PlanWorld
  public let run: CheckRun
  public let inputs: [Input]
  /// The program that judged and its version.
  public let release: String
  /// The packs of which a plan stands on the ground.
  public let packs: [LoadedPack]
  /// What the readers noticed without refusing the plan set.
  public let notes: [Phrase]
  /// What could not be read in tables: what hangs on it is open.
  public let problems: [InputFlaw]
  /// What became of the cells of tables.
  public let ledger: [LedgerEntry]
  /// What is wrong with whole map layers; the rest was judged, and unsound features are findings.
  public let flaws: [InputFlaw]
  /// Draws layers of plans, for maps beside findings; `nil` where the plan set is not at hand.
  public var layers: LayerDrawing?
  /// What the run found, held against an earlier one; `nil` where there is none.
  public var comparison: RunComparison?
  /// Tells the whole finding behind an outcome of the run.
  public let finding: (CheckRun.Outcome) -> Finding

  /// A file that was read; its digest is taken only by the formats that print it, and is `nil` when the file is gone.
  public struct Input {
    /// Relative to the plan set.
    public let path: String
    public let sha256: () -> String?

    public init(path: String, sha256: @escaping () -> String?) {
      self.path = path
      self.sha256 = sha256
    }
  }

  public init(
    program: RuleProgram,
    world: PlanWorld,
    run: CheckRun,
    inputs: [Input],
    release: String = "",
    packs: [LoadedPack] = [],
    notes: [Phrase],
    problems: [InputFlaw] = [],
    ledger: [LedgerEntry] = [],
    flaws: [InputFlaw] = [],
    finding: @escaping (CheckRun.Outcome) -> Finding
  ) {
    self.program = program
    self.world = world
    self.run = run
    self.inputs = inputs
    self.release = release
    self.packs = packs
    self.notes = notes
    self.problems = problems
    self.ledger = ledger
    self.flaws = flaws
    self.finding = finding
  }

  /// The plans that the report is about.
  var plans: [Int] { world.units.codes.indices.filter { run.plans?[$0] ?? true } }

  /// The statements that were passed over because they take effect after the day of the run, in the order of the program.
  public var notYetInForce: [Heading] {
    guard let day = run.day else { return [] }
    let used = Set(run.statements.map(\.heading.id))
    let grounds = PackGrounds(program, world.units)
    return program.headings.filter { heading in
      run.asks(for: heading) && !used.contains(heading.id) && heading.since.map { day < $0 } ?? false
        && grounds.speaks(heading)
    }
  }

  /// The statements in force on the day of the run that do not judge some plans, approved when they were not yet, or no
  /// longer; with these plans, in the order of the program.
  public var passedOver: [(statement: Heading, plans: [Int])] {
    let grounds = PackGrounds(program, world.units)
    return program.statements.filter { run.asks(for: $0.heading) }.compactMap { statement in
      let plans = run.days.passedOver(by: statement, grounds).filter { run.plans?[$0] ?? true }
      return plans.isEmpty ? nil : (statement.heading, plans)
    }
  }

  /// How many plans there are of which no 批复日期 is known, where rules depend on it; `nil` where the day was asked for.
  public var undated: Int? {
    guard run.days.asked == nil, program.headings.contains(where: { $0.since != nil || $0.repealed != nil }) else {
      return nil
    }
    return world.units.approvals.isEmpty ? plans.count : plans.count { world.units.approvals[$0] == nil }
  }

  /// How many findings are waived because somebody decided it, not by an exception of their rule.
  var decided: Int {
    run.outcomes.count { $0.verdict == .waived && finding($0).waiver?.decision != nil }
  }

  /// How many verdicts on plans there are, but for 不适用.
  public var judged: Int {
    zip(run.statements, run.tallies).reduce(0) { $0 + ($1.0.isAboutPlans ? $1.1.judged : 0) }
  }

  /// How many of each verdict the statements of a level gave together; of all levels for `nil`.
  public func total(_ level: Level? = nil) -> CheckRun.Tally {
    var total = CheckRun.Tally()
    for (statement, tally) in zip(run.statements, run.tallies)
    where level == nil || statement.heading.level == level {
      total.add(tally)
    }
    return total
  }
}

/// What a layer of a unit's plan covers, to be drawn; `nil` where no file has it.
public typealias LayerDrawing = (_ layer: Int, _ unit: Int) -> Shape?

extension CheckRun.Tally {
  /// How many plans were judged at all.
  public var judged: Int { total - notApplicable }
}
