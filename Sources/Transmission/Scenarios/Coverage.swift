public import RuleDSL
internal import Spatial

/// Something of a rule that its 案例 should bring about, and whether they do.
public struct CoveragePoint: Hashable, Sendable {
  public enum Aspect: Hashable, Sendable {
    /// It judges some plan.
    case fired
    /// A verdict of an obligation, or of a 要求, which has a name where there are several.
    case verdict(Obligation, requirement: String, Verdict)
    /// A part of a condition holds, or does not.
    case condition(Condition, holds: Bool)
    /// 例外, by name.
    case exception(String)
    /// A row or a column of a matrix, by place.
    case row(Int)
    case column(Int)
    /// 未列明
    case unlisted
    /// A condition of a matrix is met, or is not, by name.
    case requirement(String, isMet: Bool)
  }

  /// Index into ``RuleProgram/statements``.
  public let statement: Int
  public let aspect: Aspect
  public internal(set) var isSeen = false
}

/// What the 案例 bring about of everything that some statements, given by their indices, can say.
///
/// The results are those of runs that observed.
public func scenarioCoverage(
  _ program: RuleProgram,
  of statements: [Int],
  by results: [ScenarioResult]
) -> [CoveragePoint] {
  var seen: [StatementName: SeenAspects] = [:]
  for result in results {
    for (place, statement) in result.run.statements.enumerated() {
      guard let statement = statement.written else { continue }
      seen[StatementName(statement), default: SeenAspects()].take(result, place, statement)
    }
  }
  return statements.flatMap { place in
    let statement = program.statements[place]
    let own = seen[StatementName(statement)]?.aspects ?? []
    return statement.aspects(program.vocabulary).map {
      CoveragePoint(statement: place, aspect: $0, isSeen: own.contains($0))
    }
  }
}

/// 案例 that reach what is not reached yet, each changed in one thing from one that is there.
///
/// The result does not depend on the number of threads.
public func scenarios(
  reaching points: [CoveragePoint],
  _ program: RuleProgram,
  near scenarios: [Scenario],
  jobs: Int
) -> [Scenario] {
  let statements = Set(points.filter { !$0.isSeen }.map(\.statement)).sorted()
  return parallelMap(statements.count, jobs: jobs) { index -> [Scenario] in
    let statement = program.statements[statements[index]]
    var open = Set(points.filter { !$0.isSeen && $0.statement == statements[index] }.map(\.aspect))
    let own = scenarios.filter { $0.tests.contains(statement.heading.id) }
    return own.flatMap { $0.variants(for: statement, program.vocabulary) }.filter { variant in
      guard !open.isEmpty else { return false }
      let result = runScenario(variant, program, isObserving: true)
      var seen = SeenAspects()
      for (place, own) in result.run.statements.enumerated() {
        if let own = own.written, StatementName(own) == StatementName(statement) { seen.take(result, place, own) }
      }
      guard !open.isDisjoint(with: seen.aspects), KillerSearch.settled(variant, result, program) != nil else {
        return false
      }
      open.subtract(seen.aspects)
      return true
    }.compactMap { KillerSearch.settled($0, runScenario($0, program), program) }
  }.flatMap(\.self)
}

/// Which statement it is, in whatever run.
private struct StatementName: Hashable {
  var id: String
  var pack: Int?

  init(_ statement: Statement) { (id, pack) = (statement.heading.id, statement.heading.pack) }
}

/// What was seen of one statement.
private struct SeenAspects {
  private(set) var aspects: Set<CoveragePoint.Aspect> = []

  mutating func take(_ result: ScenarioResult, _ place: Int, _ statement: Statement) {
    for finding in result.findings where finding.statement == place {
      aspects.insert(.fired)
      aspects.insert(.verdict(finding.obligation, requirement: finding.requirement, finding.verdict))
      if let waiver = finding.waiver, waiver.decision == nil { aspects.insert(.exception(waiver.label)) }
      if let parcel = finding.parcel, let matrix = statement.matrix { take(parcel, matrix) }
    }
    guard let rule = result.rules[place] else { return }
    let observed = result.observed[place] ?? []
    for (part, prepared) in rule.parts {
      for holds in [true, false] where observed.contains(ObservedTruth(condition: prepared, holds: holds)) {
        aspects.insert(.condition(part, holds: holds))
      }
    }
  }

  private mutating func take(_ parcel: ParcelFinding, _ matrix: AdmissionMatrix) {
    for zone in parcel.zones {
      guard let answer = zone.answer else { continue }
      if let place = answer.place {
        aspects.formUnion([.row(place.row), .column(place.column)])
      } else {
        aspects.insert(.unlisted)
      }
      guard case .conditional(let conditions) = answer.admission else { continue }
      for condition in conditions where !zone.open.contains(condition) {
        let isMet = !zone.unmet.contains(condition)
        aspects.insert(.requirement(matrix.conditions[condition].label, isMet: isMet))
      }
    }
  }
}

extension PreparedRule {
  /// The parts of its conditions that are no 且, 或 or 非, as written and as made ready.
  fileprivate var parts: [(Condition, PreparedCondition)] {
    let written = [rule.condition].compactMap(\.self) + rule.requirements.map(\.condition)
    let ready = [condition].compactMap(\.self) + requirements
    return zip(written + rule.exceptions.map(\.condition), ready + exceptions).flatMap { Self.leaves($0, $1) }
  }

  private static func leaves(
    _ condition: Condition,
    _ prepared: PreparedCondition
  ) -> [(Condition, PreparedCondition)] {
    switch (condition, prepared) {
    case (.all(let parts), .all(let ready)), (.any(let parts), .any(let ready)):
      zip(parts, ready).flatMap { leaves($0, $1) }
    case (.not(let part), .not(let ready)): leaves(part, ready)
    default: [(condition, prepared)]
    }
  }
}

extension Statement {
  /// Everything that it can say.
  fileprivate func aspects(_ vocabulary: Vocabulary) -> [CoveragePoint.Aspect] {
    func verdicts(_ obligation: Obligation, _ verdicts: Verdict...) -> [CoveragePoint.Aspect] {
      verdicts.map { .verdict(obligation, requirement: "", $0) }
    }
    let travelling =
      [.fired] + verdicts(.carry, .pass, .undetermined) + verdicts(.honour, .pass, .fail)
    let together = verdicts(.aggregate, .pass, .fail)
    switch self {
    case .figures(let own):
      let isTogether = own.form(vocabulary.indicators[own.indicator].direction).combination != .each
      return travelling + (isTogether ? together + verdicts(.aggregate, .undetermined) : [])
    case .line: return travelling + together
    case .entries: return travelling
    case .monitor: return [.fired] + verdicts(.monitor, .pass, .fail, .undetermined)
    case .rule(let rule): return [.fired] + rule.aspects
    case .matrix(let matrix): return [.fired] + verdicts(.admit, .pass, .fail, .undetermined) + matrix.aspects
    }
  }
}

extension Rule {
  fileprivate var aspects: [CoveragePoint.Aspect] {
    var verdicts: [Verdict] = [.pass, .fail, .undetermined]
    if condition != nil { verdicts.append(.notApplicable) }
    let conditions = [condition].compactMap(\.self) + requirements.map(\.condition) + exceptions.map(\.condition)
    let said = requirements.flatMap { requirement in
      verdicts.map { CoveragePoint.Aspect.verdict(.rule, requirement: requirement.label, $0) }
    }
    var seen: Set<CoveragePoint.Aspect> = []
    let sides = conditions.flatMap(\.parts).flatMap { part in
      [true, false].map { CoveragePoint.Aspect.condition(part, holds: $0) }
    }
    return said + sides.filter { seen.insert($0).inserted } + exceptions.map { .exception($0.label) }
  }
}

extension Condition {
  /// Those that are no 且, 或 or 非.
  fileprivate var parts: [Condition] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.parts)
    case .not(let part): part.parts
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .everyFeature, .distinct, .tier:
      [self]
    }
  }
}

extension AdmissionMatrix {
  fileprivate var aspects: [CoveragePoint.Aspect] {
    var used: Set<Int> = []
    for row in rows.indices {
      for column in columns.indices {
        if case .conditional(let places) = cell(row: row, column: column) { used.formUnion(places) }
      }
    }
    let met = used.sorted().flatMap { place in
      [true, false].map { CoveragePoint.Aspect.requirement(conditions[place].label, isMet: $0) }
    }
    return rows.indices.map { .row($0) } + columns.indices.map { .column($0) } + [.unlisted] + met
      + exceptions.map { .exception($0.label) }
  }
}
