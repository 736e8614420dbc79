internal import RuleDSL

/// What a run works with: the statements in force, the plan set, and what is worked out of both once.
struct RunContext: Sendable {
  let vocabulary: Vocabulary
  let world: PlanWorld
  let issuers: IssuerTable
  let itemCounts: ItemCounts
  let prints: PrintTable
  /// The layers of the plan set, where it has any; what is found wrong with them is known to this run alone.
  var map: (any MapWorld)?
  /// In the order of the run; built-in inspections need none.
  let statements: [PreparedStatement]
  /// Whether the run judges a plan, by unit; `nil` for every plan.
  let plans: [Bool]?
  /// The same by statement: those of them that it speaks about.
  let plansOf: [[Bool]?]

  init(
    _ statements: some Sequence<Statement>,
    _ program: RuleProgram,
    _ world: PlanWorld,
    _ map: (any MapWorld)? = nil,
    plans: [Bool]? = nil,
    days: LawDays? = nil
  ) {
    vocabulary = program.vocabulary
    self.plans = plans
    self.world = world
    self.map = map?.forOneRun()
    prints = PrintTable(world)
    var families = FamilyTable(program.vocabulary, world.units)
    let grounds = PackGrounds(program, world.units)
    plansOf = statements.map { statement in
      guard let meant = days?.addressees(of: statement, grounds) else { return plans }
      return plans.map { zip($0, meant).map { $0 && $1 } } ?? meant
    }
    self.statements = statements.map { PreparedStatement($0, program.vocabulary, world, &families) }
    issuers = families.issuers
    let isAsked = self.statements.contains { if case .rule(let rule) = $0 { rule.countsItems } else { false } }
    itemCounts = ItemCounts(world.entries, program.vocabulary, isAsked: isAsked)
  }

  /// Whether the run judges a plan by a statement.
  func judges(_ plan: Int, _ statement: Int) -> Bool { plansOf[statement]?[plan] ?? true }

  /// The plans that the run judges by a statement, ascending.
  func judged(_ statement: Int) -> [Int] { (0..<world.units.count).filter { judges($0, statement) } }

  func subject(_ statement: any FigureStatement, _ family: Family, _ year: Int) -> FigureSubject {
    FigureSubject(statement, vocabulary.indicators[statement.indicator], family, year: year, world)
  }
}
