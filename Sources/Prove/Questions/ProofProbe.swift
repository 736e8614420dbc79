public import RuleDSL

/// One question about certain rules: whether any small family of plans shows something.
public struct ProofProbe: Sendable {
  public let kind: ProofKind
  /// The rules that it is about, in the order of the question.
  public let subjects: [Statement]
  /// The part of the only subject that is meant; `nil` for all of it.
  public let part: StatementPart?
  /// The rules of the question before some were left out that it does not need.
  public private(set) var origin: [Statement]
  /// Rules that may take part where what is found without them does not stand.
  public let reserve: [Statement]
  /// All rules that take part, the subjects first.
  public let statements: [Statement]
  let goal: ProofGoal
  /// The families that may show it.
  let shapes: [FamilyShape]
  /// The years that figures may be of.
  let years: [Int]
  private let program: RuleProgram
  /// How many plans a family may have below one.
  private let limit: Int

  init(
    _ kind: ProofKind,
    _ subjects: [Statement],
    part: StatementPart? = nil,
    with others: [Statement] = [],
    reserve: [Statement] = [],
    shows goal: ProofGoal,
    _ program: RuleProgram,
    shapes: [FamilyShape]? = nil,
    atMost count: Int
  ) {
    (self.kind, self.subjects, self.part, self.goal, self.program) = (kind, subjects, part, goal, program)
    limit = count
    statements = subjects + others
    self.reserve = reserve
    origin = subjects
    self.shapes =
      shapes
      ?? FamilyShape.all(statements.flatMap { $0.marks(program) }, program.vocabulary, atMost: count)
    let named = Set((statements + reserve).flatMap(\.namedYears))
    let isYearless = (statements + reserve).contains(where: \.isYearless)
    years = (isYearless && named.isDisjoint(with: [2035]) ? named.union([2035]) : named).sorted()
  }

  /// The tiers of its only family.
  public var tiers: [Int] { shapes.first.map { $0.count > 0 ? [$0.upper, $0.lower] : [$0.upper] } ?? [] }

  /// Whether any of its rules reads layers, of which nothing is known.
  public var readsLayers: Bool { statements.contains { $0.rule?.readsLayers == true } }

  /// The ids of its rules that read layers.
  public var layerReaders: [String] {
    statements.filter { $0.rule?.readsLayers == true }.map(\.heading.id)
  }

  /// The most plans below one in its families.
  public var mostLower: Int { shapes.map(\.count).max() ?? 0 }

  /// The same without one of its rules, for rules that have to hold together.
  public func without(_ place: Int) -> ProofProbe {
    var left = statements
    left.remove(at: place)
    let goal = ProofGoal.allHold(Array(left.indices))
    var fewer = ProofProbe(kind, left, shows: goal, program, shapes: shapes, atMost: mostLower)
    fewer.origin = origin
    return fewer
  }

  /// The same with some of the reserve taking part.
  public func adding(_ places: [Int]) -> ProofProbe {
    let own = Array(statements.dropFirst(subjects.count))
    let new = Array(statements.count..<statements.count + places.count)
    return ProofProbe(
      kind,
      subjects,
      part: part,
      with: own + places.map { reserve[$0] },
      reserve: reserve.indices.filter { !places.contains($0) }.map { reserve[$0] },
      shows: goal.adding(new),
      program,
      atMost: limit
    )
  }

  /// Whether a verdict on a rule of the reserve tells that what was found does not stand.
  public func isBreached(by verdict: Verdict, on plan: Int) -> Bool {
    switch goal {
    case .failsAlone, .failsHere: verdict == .fail
    case .upperFails: plan > 0 && (verdict == .fail || verdict == .undetermined || verdict == .waived)
    case .passes, .fails, .holds, .bothPass, .bothAct, .differ, .waives, .allHold: false
    }
  }

  /// What some family has to show for the question to mean anything.
  public var premises: [ProofProbe] {
    guard case .bothPass = goal else { return [] }
    return [ProofGoal.bothAct(0, 1), .holds(0), .holds(1)].map {
      ProofProbe(kind, subjects, shows: $0, program, shapes: shapes, atMost: mostLower)
    }
  }

  /// How to ask in turn for a family that can be written down, besides whole numbers.
  ///
  /// Where printed digits are forgiven, only figures whose digits are counted.
  public var written: [ProofStage] {
    let digits: [ProofStage] = [.decimals(2), .decimals(4), .decimals(6)]
    return statements.contains(where: \.forgivesDigits) ? digits : digits + [.exactly]
  }

  /// The fewest.
  public var leastLower: Int { shapes.map(\.count).min() ?? 0 }

  /// The columns that its rules read, in every year.
  private var keys: [FigureKey] {
    // Plans below have all figures, whichever rules of theirs take part.
    let readers = if case .upperFails = goal { statements + reserve } else { statements }
    return Set(
      readers.flatMap { statement in
        statement.readFigures(program.vocabulary).flatMap { figure in
          figure.year.map { [figure.key($0)] } ?? years.map { figure.key($0) }
        }
      }
    ).sorted()
  }

  /// What a solver is asked: whether any family shows it.
  ///
  /// A first question allows more than plans can say, so that its `no` is a proof; later ones want a family that can be
  /// written down.
  ///
  /// With a limit only of families with at most so many plans below one.
  public func question(_ stage: ProofStage, atMost limit: Int = .max) -> ProofQuestion {
    var problem = Problem()
    var families: [ProofQuestion.Family] = []
    var hits: [Formula] = []
    let keys = keys
    for (place, shape) in shapes.enumerated() where shape.count <= limit {
      let prefix = "s\(place)_"
      let tiers = [shape.upper] + (shape.count > 0 ? [shape.lower] : [])
      let names = tiers.map { program.vocabulary.tiers[$0].name }.joined(separator: ", ")
      problem.remark("\(names): 1 + \(shape.count)")
      var family = FamilyEncoder(
        program.vocabulary,
        shape,
        keys,
        prefix: prefix,
        isMapless: stage != .proof,
        stage.printing,
        in: problem
      )
      var judgements: [Judgement] = []
      for (place, statement) in statements.enumerated() {
        judgements += family.judgements(of: statement, place, program.pack(of: statement.heading), years)
      }
      judgements = judgements.enumerated().map { family.named($1, "\(prefix)j\($0)", isAsked: stage != .proof) }
      let hit = family.problem.naming(goal.formula(judgements, family), as: prefix + "hit", isAsked: true)
      hits.append(hit)
      problem = family.problem
      let apart = Set(keys.filter { $0.role == .allotted }.map(\.indicator)).sorted().map {
        (indicator: $0, name: family.allottedName($0))
      }
      families.append(
        ProofQuestion.Family(
          shape: shape,
          prefix: prefix,
          judgements: judgements,
          apart: apart,
          lists: family.lists.keys.sorted { ($0.plan, $0.list) < ($1.plan, $1.list) }
        )
      )
    }
    problem.require(.some(hits))
    return ProofQuestion(script: problem.script, families: families, keys: keys, stage: stage)
  }
}

/// How a question is put.
public enum ProofStage: Hashable, Sendable {
  /// Everything that plans may say and more: without an answer, there is a proof.
  case proof
  /// Plans without layers, and else everything that plans may say and more.
  case mapless
  /// Plans without layers, figures of at most a hundred without digits after the point.
  case plainest
  /// Plans without layers, figures of so many digits after the point.
  case decimals(UInt8)
  /// Plans without layers, any figures.
  case exactly

  var printing: Printing {
    switch self {
    case .proof, .mapless: .any
    case .plainest: .decimals(0, most: 100)
    case .decimals(let count): .decimals(count, most: nil)
    case .exactly: .exactly
    }
  }
}

extension FamilyEncoder {
  /// A judgement under names, so that a solver can tell what it comes to.
  fileprivate mutating func named(_ judgement: Judgement, _ name: String, isAsked: Bool) -> Judgement {
    var named = judgement
    named.pass = problem.naming(judgement.pass, as: name + "_pass", isAsked: isAsked)
    named.fail = problem.naming(judgement.fail, as: name + "_fail", isAsked: isAsked)
    named.waived = problem.naming(judgement.waived, as: name + "_waived", isAsked: isAsked)
    named.open = problem.naming(judgement.open, as: name + "_open", isAsked: isAsked)
    return named
  }
}
