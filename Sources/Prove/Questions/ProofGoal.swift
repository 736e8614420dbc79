internal import RuleDSL

/// What a family of plans has to show; numbers are places of statements in the probe.
enum ProofGoal: Hashable, Sendable {
  /// A part of a statement passes a plan.
  case passes(Int, StatementPart)
  /// A part of a statement fails a plan, or an exception waives that.
  case fails(Int, StatementPart)
  /// All of a statement passes a plan.
  case holds(Int)
  case bothPass(Int, Int)
  case bothAct(Int, Int)
  /// One fails a plan, or passes it, and the other does not.
  case differ(Int, Int)
  /// It fails a plan, and no other fails any.
  case failsAlone(Int, others: [Int])
  /// It fails a plan that none of these fails.
  case failsHere(Int, unless: [Int])
  /// The first waives what the other fails.
  case waives(Int, against: Int)
  /// It fails the upper plan, and the plans below, of which all figures are known, keep the others.
  case upperFails(Int, lower: [Int])
  /// Every figure is known, and none fails.
  case allHold([Int])
}

/// What several judgements on one plan come to.
private struct Sum {
  let judgements: [Judgement]

  var fails: Formula { .some(judgements.map(\.fail)) }
  var waived: Formula { .some(judgements.map(\.waived)) }
  var acts: Formula { .some(judgements.map(\.acts)) }
  /// Nothing fails, is waived or open.
  var isKept: Formula { .every(judgements.map { !$0.fail && !$0.waived && !$0.open }) }
  var passes: Formula { .some(judgements.map(\.pass)) && isKept }
}

extension ProofGoal {
  /// The same with more rules that fail nothing, or are kept below.
  func adding(_ places: [Int]) -> ProofGoal {
    switch self {
    case .failsAlone(let statement, let others): .failsAlone(statement, others: others + places)
    case .failsHere(let statement, let others): .failsHere(statement, unless: others + places)
    case .upperFails(let statement, let others): .upperFails(statement, lower: others + places)
    case .passes, .fails, .holds, .bothPass, .bothAct, .differ, .waives, .allHold: self
    }
  }

  /// Whether a family shows it.
  func formula(_ judgements: [Judgement], _ family: FamilyEncoder) -> Formula {
    func said(_ statement: Int, _ plan: Int) -> Sum {
      Sum(judgements: judgements.filter { $0.statement == statement && $0.plan == plan })
    }
    func anywhere(_ condition: (Int) -> Formula) -> Formula { .some(family.shape.plans.map(condition)) }
    func everywhere(_ condition: (Int) -> Formula) -> Formula { .every(family.shape.plans.map(condition)) }
    switch self {
    case .passes(let statement, let part):
      return .some(judgements.filter { $0.statement == statement && $0.part == part }.map(\.pass))
    case .fails(let statement, let part):
      return .some(
        judgements.filter { $0.statement == statement && $0.part == part }.map { $0.fail || $0.waived }
      )
    case .holds(let statement): return anywhere { said(statement, $0).passes }
    case .bothPass(let one, let other): return anywhere { said(one, $0).passes && said(other, $0).passes }
    case .bothAct(let one, let other): return anywhere { said(one, $0).acts && said(other, $0).acts }
    case .differ(let one, let other):
      return anywhere { plan in
        let (first, second) = (said(one, plan), said(other, plan))
        func isUnlike(_ left: Formula, _ right: Formula) -> Formula { left && !right || !left && right }
        return isUnlike(first.fails, second.fails) || isUnlike(first.passes, second.passes)
      }
    case .failsAlone(let statement, let others):
      return anywhere { said(statement, $0).fails }
        && everywhere { plan in .every(others.map { !said($0, plan).fails }) }
    case .failsHere(let statement, let others):
      return anywhere { plan in said(statement, plan).fails && .every(others.map { !said($0, plan).fails }) }
    case .waives(let statement, let other): return anywhere { said(statement, $0).waived && said(other, $0).fails }
    case .upperFails(let statement, let others):
      guard family.shape.count > 0 else { return .constant(false) }
      let known = family.shape.lowerPlans.flatMap { plan in family.keys.map { family.cell($0, of: plan).isKnown } }
      return said(statement, 0).fails && .every(known)
        && .every(family.shape.lowerPlans.flatMap { plan in others.map { said($0, plan).isKept } })
    case .allHold(let statements):
      let known = family.shape.plans.flatMap { plan in family.keys.map { family.cell($0, of: plan).isKnown } }
      return .every(known) && everywhere { plan in .every(statements.map { !said($0, plan).fails }) }
    }
  }
}
