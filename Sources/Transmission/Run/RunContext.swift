internal import RuleDSL

/// What a run works with: the statements in force, the plan set, and what is worked out of both once.
struct RunContext: Sendable {
  let vocabulary: Vocabulary
  let world: PlanWorld
  let issuers: IssuerTable
  let prints: PrintTable
  /// The layers of the plan set, where it has any; what is found wrong with them is known to this run alone.
  let map: (any MapWorld)?
  /// In the order of the run; built-in inspections need none.
  let statements: [PreparedStatement]

  init(
    _ statements: some Sequence<Statement>,
    _ vocabulary: Vocabulary,
    _ world: PlanWorld,
    _ map: (any MapWorld)? = nil
  ) {
    self.vocabulary = vocabulary
    self.world = world
    self.map = map?.forOneRun()
    prints = PrintTable(world)
    var families = FamilyTable(vocabulary, world.units)
    self.statements = statements.map { PreparedStatement($0, vocabulary, world, &families) }
    issuers = families.issuers
  }

  func subject(_ transmission: Transmission, _ family: Family, _ year: Int) -> FigureSubject {
    FigureSubject(transmission, vocabulary.indicators[transmission.indicator], family, year: year, world)
  }
}
