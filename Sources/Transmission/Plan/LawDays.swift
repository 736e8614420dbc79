public import RuleDSL

/// The days by whose law plans are judged.
public struct LawDays: Hashable, Codable, Sendable {
  /// The day that was asked for: every plan is judged by the rules of it, whenever it was approved.
  public var asked: PlanDate?
  /// 截至 of the plan set.
  public var planSet: PlanDate?
  /// The day taken where nobody states one.
  public var otherwise: PlanDate?

  public init(asked: PlanDate? = nil, planSet: PlanDate? = nil, otherwise: PlanDate? = nil) {
    self.asked = asked
    self.planSet = planSet
    self.otherwise = otherwise
  }

  /// The day that somebody stated.
  public var stated: PlanDate? { asked ?? planSet }

  /// The day of the run; `nil` where every rule holds that is not repealed.
  public var run: PlanDate? { stated ?? otherwise }

  /// The day by whose law a plan is judged.
  ///
  /// An approved plan answers to the law of its approval; what happens now, to the law of now.
  func day(of approval: Approval?, isAboutNow: Bool) -> PlanDate? {
    guard asked == nil, !isAboutNow, case .approved(let date) = approval else { return run }
    return date
  }

  /// Whether a plan is approved on the day of the run; `nil` where that is not known.
  func isApproved(_ approval: Approval?) -> Bool? {
    switch approval {
    case .approved(let date): run.map { date <= $0 } ?? true
    case .drafted: false
    case nil: nil
    }
  }
}

extension LawDays {
  /// The plans that a statement speaks about, by unit; `nil` where it speaks about all: those on the ground of its pack,
  /// by whose law it holds.
  func addressees(of statement: Statement, _ grounds: PackGrounds) -> [Bool]? {
    let ground = grounds.plans(of: statement.heading)
    guard let bound = bound(by: statement, grounds.program.vocabulary, grounds.units) else { return ground }
    return ground.map { zip($0, bound).map { $0 && $1 } } ?? bound
  }

  /// The plans that are judged by a law of which the statement is a part.
  private func bound(by statement: Statement, _ vocabulary: Vocabulary, _ units: UnitTable) -> [Bool]? {
    guard !units.approvals.isEmpty else {
      return statement.heading.isInForce(asOf: run) ? nil : units.codes.map { _ in false }
    }
    let known = standings(of: statement, vocabulary, units)
    let speaks = units.approvals.map { approval in known[approval].map { $0.isMeant && $0.isLaw } ?? false }
    return speaks.contains(false) ? speaks : nil
  }

  /// By the approval of a plan, whether a statement means such plans, and whether it is part of the law that judges them.
  ///
  /// Plans are many, days of approval few.
  private func standings(
    of statement: Statement,
    _ vocabulary: Vocabulary,
    _ units: UnitTable
  ) -> [Approval?: (isMeant: Bool, isLaw: Bool)] {
    let isAboutNow = statement.isAboutNow(vocabulary)
    let wanted = statement.rule?.status
    var known: [Approval?: (isMeant: Bool, isLaw: Bool)] = [:]
    for approval in Set(units.approvals) {
      let isMeant = wanted.flatMap { wanted in isApproved(approval).map { $0 == (wanted == .approved) } } ?? true
      let isLaw = statement.heading.isInForce(asOf: day(of: approval, isAboutNow: isAboutNow))
      known[approval] = (isMeant, isLaw)
    }
    return known
  }

  /// The approved plans that a statement would speak about had it been in force when they were approved.
  public func passedOver(by statement: Statement, _ grounds: PackGrounds) -> [Int] {
    let units = grounds.units
    guard !units.approvals.isEmpty, asked == nil, statement.heading.isInForce(asOf: run) else { return [] }
    let known = standings(of: statement, grounds.program.vocabulary, units)
    let ground = grounds.plans(of: statement.heading)
    return units.approvals.indices.filter { unit in
      (statement.tiers.isEmpty || statement.tiers.contains(Int(units.tiers[unit])))
        && (ground?[unit] ?? true) && (known[units.approvals[unit]].map { $0.isMeant && !$0.isLaw } ?? false)
    }
  }
}

extension Statement {
  /// Whether it speaks about what happens now, not about a plan as it was approved: the present state, a maintenance
  /// under way, construction projects, changes of use.
  func isAboutNow(_ vocabulary: Vocabulary) -> Bool {
    switch self {
    case .monitor: return true
    case .figures, .line, .entries: return false
    case .matrix(let matrix): return matrix.uses.field.layer.isAboutNow(vocabulary)
    case .rule(let rule):
      return rule.layers.contains { $0.isAboutNow(vocabulary) } || rule.conditions.contains { $0.readsMaintenance }
    }
  }
}

extension LayerReference {
  fileprivate func isAboutNow(_ vocabulary: Vocabulary) -> Bool {
    version != .current || vocabulary.layers[layer].isOfProjects || vocabulary.layers[layer].isOfChanges
  }
}

extension Rule {
  fileprivate var conditions: [Condition] { requirements.map(\.condition) + (condition.map { [$0] } ?? []) }
}

extension Condition {
  fileprivate var readsMaintenance: Bool { figures.contains { $0.role.isOfMaintenance } }
}
