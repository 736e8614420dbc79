internal import RuleDSL

/// What a run works with: the statements in force, the plan set, and what is worked out of both once.
///
/// The fast path (``TransmissionPass``) reads the same figures as columns and decides with the same ``Carrier`` and
/// ``FamilyRow``; a test holds the two to the same verdicts.
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

  /// One transmission in one year.
  struct Subject {
    let transmission: Transmission
    let year: Int
    let family: Family
    let carrier: Carrier
    let indicator: Indicator
  }

  func subject(_ transmission: Transmission, _ family: Family, _ year: Int) -> Subject {
    let indicator = vocabulary.indicators[transmission.indicator]
    let carrier = Carrier(transmission.method, indicator.direction)
    return Subject(transmission: transmission, year: year, family: family, carrier: carrier, indicator: indicator)
  }

  func judgement(_ obligation: Obligation, _ subject: Subject, _ unit: Int) -> Judgement {
    var judgement: Judgement
    switch obligation {
    case .carry: judgement = carry(subject, unit)
    case .honour: judgement = honour(subject, unit)
    case .aggregate, .rule, .admit: judgement = aggregate(subject, unit)
    }
    judgement.indicator = subject.transmission.indicator
    judgement.unit = subject.indicator.unit
    judgement.relation = subject.carrier.relation
    return judgement
  }
}

/// One figure as it is used: what stands in the plan, and what it stands for.
struct Reading {
  /// As written.
  let written: Datum
  /// After a deferred figure was replaced by the one it names.
  let datum: Datum
  let standing: Standing

  init(_ written: Datum, _ datum: Datum, side: Direction) {
    self.written = written
    self.datum = datum
    standing = Standing(datum, side: side)
  }

  var quantity: Quantity? {
    if case .known(let quantity, _, _) = datum { quantity } else { nil }
  }

  var commitment: Commitment { Commitment(standing, quantity?.base ?? 0) }

  /// The figure as a commitment on the subject's side.
  var bound: Quantity? { standing == .bound ? quantity : nil }
}

extension RunContext {
  func own(_ subject: Subject, _ unit: Int) -> Reading {
    let key = FigureColumn.Key(indicator: subject.transmission.indicator, year: subject.year, role: .own)
    let written = world.datum(key, of: unit)
    let issuer = subject.family.issuer(of: unit)
    return Reading(written, world.resolved(written, key, of: unit, issuer: issuer), side: subject.carrier.side)
  }

  func allotted(_ subject: Subject, _ unit: Int) -> Reading {
    let key = FigureColumn.Key(indicator: subject.transmission.indicator, year: subject.year, role: .allotted)
    let datum = world.datum(key, of: unit)
    return Reading(datum, datum, side: subject.carrier.side)
  }

  /// Evidence of one figure; nothing where the plan set has no row for it.
  func evidence(_ indicator: Int, _ role: Role, _ year: Int, _ unit: Int, _ datum: Datum) -> [Evidence] {
    switch datum {
    case .unprovided, .unallotted(nil): return []
    case .known, .reference, .unallotted, .notApplicable: break
    }
    let name = vocabulary.indicators[indicator].name
    return [Evidence(name: name, unit: unit, role: role, year: year, datum: datum)]
  }

  /// Evidence of a plan's own figure, and of the issued one it defers to.
  func evidence(_ subject: Subject, own reading: Reading, _ unit: Int) -> [Evidence] {
    let indicator = subject.transmission.indicator
    let own = evidence(indicator, .own, subject.year, unit, reading.written)
    guard reading.written != reading.datum else { return own }
    return own + evidence(indicator, .allotted, subject.year, unit, reading.datum)
  }
}

extension PlanWorld {
  /// A deferred figure replaced by the allotted one that its words name, where that is known.
  func resolved(_ datum: Datum, _ key: FigureColumn.Key, of unit: Int, issuer: Int?) -> Datum {
    guard case .reference(let text, _, _) = datum, key.role.isCommitment else { return datum }
    let allotted = self.datum(FigureColumn.Key(indicator: key.indicator, year: key.year, role: .allotted), of: unit)
    guard case .known(_, _, let source) = allotted else { return datum }
    let name = issuer.map { units.names[$0] }
    return Deferral.resolves(text, issuer: name, document: source.origin.document) ? allotted : datum
  }
}
