public import RuleDSL

/// What is asked, made into probes.
public struct ProofPlan: Sendable {
  public private(set) var probes: [ProofProbe] = []
  /// Rules that were left out, and why.
  public private(set) var leftOut: [(statement: Statement, obstacle: ProofObstacle)] = []
  private let program: RuleProgram
  private let mostLower: Int
  /// Everything that something can be proved of.
  private let usable: [Statement]

  /// - Parameters:
  ///   - program: The rules, all that are compiled together.
  ///   - mostLower: How many plans a family has below one, at most.
  public init(_ program: RuleProgram, mostLower: Int) {
    (self.program, self.mostLower) = (program, mostLower)
    usable = program.statements.filter { $0.obstacle == nil }
    leftOut = program.statements.compactMap { statement in statement.obstacle.map { (statement, $0) } }
  }

  /// Adds what a question asks of some rules; where none are named, of all of `own`.
  public mutating func add(_ kind: ProofKind, _ named: [Statement], own: [Statement]) {
    let chosen = (named.isEmpty ? own : named).filter { $0.obstacle == nil }
    guard named.isEmpty || chosen.count == named.count else { return }
    switch kind {
    case .neverPasses:
      for statement in chosen {
        for part in statement.parts(program.vocabulary) {
          addProbe(kind, [statement], part: part, shows: .passes(0, part))
        }
      }
    case .alwaysPasses:
      for statement in chosen {
        for part in statement.parts(program.vocabulary) where part != .obligation(.carry) {
          addProbe(kind, [statement], part: part, shows: .fails(0, part))
        }
      }
    case .contradiction: addPairs(chosen)
    case .together: addFamilies(chosen)
    case .implied:
      for statement in chosen where named.isEmpty || statement == named[0] {
        let others = named.count > 1 ? Array(named.dropFirst()) : inForce(beside: statement)
        let close = related(others, to: statement)
        guard !close.isEmpty || !named.isEmpty else { continue }
        addProbe(kind, [statement], reserve: close, shows: .failsAlone(0, others: []))
      }
    case .disjoint: if chosen.count == 2 { addProbe(kind, chosen, shows: .bothAct(0, 1)) }
    case .equal: if chosen.count == 2 { addProbe(kind, chosen, shows: .differ(0, 1)) }
    case .down:
      let uppers = named.isEmpty ? chosen.filter { $0.readsChildren(program.vocabulary) } : Array(chosen.prefix(1))
      for statement in uppers {
        let others = named.count > 1 ? Array(named.dropFirst()) : inForce(beside: statement)
        let close = related(others, to: statement, isDirect: named.count < 2)
        addProbe(kind, [statement], reserve: close, shows: .upperFails(0, lower: []))
      }
    case .stricter:
      if chosen.count == 2, named.count == 2 {
        addProbe(kind, chosen, shows: .failsHere(1, unless: [0]))
      } else {
        addReplaced(named: named, own: own)
      }
    case .exception:
      if chosen.count == 2, named.count == 2 {
        addProbe(kind, chosen, shows: .waives(0, against: 1))
      } else {
        addExceptions(named: named, own: own)
      }
    }
  }

  private mutating func addProbe(
    _ kind: ProofKind,
    _ subjects: [Statement],
    part: StatementPart? = nil,
    reserve: [Statement] = [],
    shows goal: ProofGoal,
    shapes: [FamilyShape]? = nil
  ) {
    probes.append(
      ProofProbe(
        kind,
        subjects,
        part: part,
        reserve: reserve,
        shows: goal,
        program,
        shapes: shapes,
        atMost: mostLower
      )
    )
  }

  // MARK: Several rules

  /// Every two rules that share a figure and may speak about one plan.
  private mutating func addPairs(_ statements: [Statement]) {
    for (place, one) in statements.enumerated() {
      for other in statements.dropFirst(place + 1)
      where holdTogether(one, other) && !related([other], to: one).isEmpty {
        addProbe(.contradiction, [one, other], shows: .bothPass(0, 1))
      }
    }
  }

  /// Rules that share figures, in every family that they tell apart.
  private mutating func addFamilies(_ statements: [Statement]) {
    var left = statements
    while let first = left.first {
      var group = [first]
      for other in related(Array(left.dropFirst()), to: first) where group.allSatisfy({ holdTogether($0, other) }) {
        group.append(other)
      }
      left.removeAll { group.contains($0) }
      guard group.count > 1 || first.readsChildren(program.vocabulary) else { continue }
      let marks = group.flatMap { $0.marks(program) }
      let shapes = FamilyShape.all(marks, program.vocabulary, atMost: mostLower)
      for pair in Set(shapes.map { [$0.upper, $0.lower] }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let own = shapes.filter { [$0.upper, $0.lower] == pair }
        addProbe(.together, group, shows: .allHold(Array(group.indices)), shapes: own)
      }
    }
  }

  /// Rules that packs set aside, against what stands there.
  private mutating func addReplaced(named: [Statement], own: [Statement]) {
    for (place, pack) in program.packs.enumerated() where own.contains(where: { $0.heading.pack == place }) {
      for override in pack.overrides where !override.isAdjustment {
        guard let old = usable.first(where: { $0.heading.id == override.id && $0.heading.pack != place }),
          named.isEmpty || named.contains(old)
        else { continue }
        let new = usable.filter { $0.heading.pack == place }
        let replacement = new.filter { $0.heading.id == override.replacement }
        let rest = related(new.filter { !replacement.contains($0) }, to: old)
        let goal = ProofGoal.failsHere(replacement.count, unless: Array(replacement.indices))
        addProbe(.stricter, replacement + [old], reserve: rest, shows: goal)
      }
    }
  }

  private mutating func addExceptions(named: [Statement], own: [Statement]) {
    for (place, pack) in program.packs.enumerated() where own.contains(where: { $0.heading.pack == place }) {
      for override in pack.overrides where !override.isAdjustment {
        guard let old = usable.first(where: { $0.heading.id == override.id && $0.heading.pack != place }),
          let new = usable.first(where: { $0.heading.id == override.replacement && $0.heading.pack == place }),
          named.isEmpty || named.contains(new), new.rule?.exceptions.isEmpty == false
        else { continue }
        addProbe(.exception, [new, old], shows: .waives(0, against: 1))
      }
    }
  }

  /// What holds wherever a rule does, itself left out.
  private func inForce(beside statement: Statement) -> [Statement] {
    let own = program.pack(of: statement.heading)
    return usable.filter { other in
      guard other.heading.id != statement.heading.id || other.heading.pack != statement.heading.pack else {
        return false
      }
      let pack = program.pack(of: other.heading)
      let reaches = pack.map { $0.ground.isEmpty || own?.isOnGround(of: $0) ?? false } ?? true
      let isSetAside = program.packsOverriding(other.heading).contains { away in
        own.map { $0.isOnGround(of: away) || $0.meets(away) } ?? true
      }
      return reaches && !isSetAside
    }
  }

  /// Whether two rules are in force at one place.
  private func holdTogether(_ one: Statement, _ other: Statement) -> Bool {
    func isSetAside(_ statement: Statement, where pack: RulePack?) -> Bool {
      program.packsOverriding(statement.heading).contains { away in
        pack.map { $0.name == away.name || $0.isOnGround(of: away) } ?? false
      }
    }
    let (first, second) = (program.pack(of: one.heading), program.pack(of: other.heading))
    guard !isSetAside(one, where: second), !isSetAside(other, where: first) else { return false }
    guard let first, let second else { return true }
    return first.meets(second)
  }

  /// Those among some that share a figure with a rule, or, unless only these are wanted, with one that does.
  private func related(_ others: [Statement], to statement: Statement, isDirect: Bool = false) -> [Statement] {
    var known = statement.subjects(program.vocabulary)
    var found: Set<Int> = []
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for (place, other) in others.enumerated() where !found.contains(place) {
        let read = other.subjects(program.vocabulary)
        guard !known.isDisjoint(with: read) else { continue }
        if !isDirect { known.formUnion(read) }
        found.insert(place)
        hasGrown = true
      }
    }
    return found.sorted().map { others[$0] }
  }
}

extension Statement {
  /// Its parts, in the order in which they are judged.
  func parts(_ vocabulary: Vocabulary) -> [StatementPart] {
    switch self {
    case .rule(let rule): rule.requirements.indices.map { .requirement($0) }
    case .figures(let transmission):
      transmission.conditions(vocabulary).map { part in
        switch part.obligation {
        case .carry: .obligation(.carry)
        case .honour: .obligation(.honour)
        default: .obligation(.aggregate)
        }
      }
    case .monitor: [.obligation(.monitor)]
    case .line, .entries, .matrix: []
    }
  }

  /// The indicators that it reads.
  fileprivate func subjects(_ vocabulary: Vocabulary) -> Set<Int> {
    Set(readFigures(vocabulary).map(\.indicator))
  }

  /// Whether what it says of a plan hangs on those below.
  fileprivate func readsChildren(_ vocabulary: Vocabulary) -> Bool {
    readFigures(vocabulary).contains { $0.plan == .children }
  }
}
