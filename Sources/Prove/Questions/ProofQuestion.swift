public import RuleDSL

/// A problem for a solver, and how its answer is read back as a family of plans.
public struct ProofQuestion {
  /// SMT-LIB 2.
  public let script: String
  let families: [Family]
  let keys: [FigureKey]
  let stage: ProofStage

  struct Family {
    let shape: FamilyShape
    let prefix: String
    let judgements: [Judgement]
    let apart: [(indicator: Int, name: String)]
    let lists: [FamilyEncoder.ListOfPlan]
  }

  /// The family that an answer draws, with what the rules are said to make of it.
  ///
  /// `nil` where the answer does not say everything, or a figure of it cannot be printed.
  public func family(in values: [String: SolverValue], _ program: RuleProgram, codes: [String]) -> ProvenFamily? {
    guard let family = families.first(where: { values[$0.prefix + "hit"] == .truth(true) }) else { return nil }
    var scenario = Scenario(drawn: "")
    for plan in family.shape.plans {
      guard
        let drawn = self.plan(
          plan,
          of: family,
          values,
          program.vocabulary,
          code: codes.indices.contains(plan) ? codes[plan] : nil
        )
      else { return nil }
      scenario.plans.append(drawn)
    }
    scenario.allottedIndicators = family.apart.filter { values[$0.name] == .truth(true) }.map(\.indicator)
    for list in family.lists {
      guard let rows = entries(of: list, values, family.prefix) else { return nil }
      scenario.entries += rows
    }
    var claims: Set<ProvenFamily.Claim> = []
    for (place, judgement) in family.judgements.enumerated() {
      let stem = "\(family.prefix)j\(place)_"
      for (word, verdict) in [
        ("pass", Verdict.pass), ("fail", .fail), ("waived", .waived), ("open", .undetermined),
      ] where values[stem + word] == .truth(true) {
        claims.insert(
          ProvenFamily.Claim(
            statement: judgement.statement,
            part: judgement.part,
            plan: judgement.plan,
            year: judgement.year,
            verdict: verdict
          )
        )
      }
    }
    return ProvenFamily(scenario: scenario, claims: claims)
  }

  /// The rows of a 名录; `nil` where they cannot be drawn.
  private func entries(
    of list: FamilyEncoder.ListOfPlan,
    _ values: [String: SolverValue],
    _ prefix: String
  ) -> [Scenario.Entry]? {
    let names = SymbolicList.Names(prefix, list.plan, list.list)
    guard values[names.provided] == .truth(true) else { return [] }
    guard case .number(let count)? = values[names.count], count.denominator == 1,
      (0...Int128(SymbolicList.mostDrawn)).contains(count.numerator)
    else { return nil }
    return Scenario.Entry.drawn(Int(count.numerator), of: list.list, plan: list.plan)
  }

  private func plan(
    _ place: Int,
    of family: Family,
    _ values: [String: SolverValue],
    _ vocabulary: Vocabulary,
    code: String?
  ) -> Scenario.Plan? {
    var plan = Scenario.Plan(
      drawn: place,
      tier: family.shape.tier(of: place),
      parent: place == 0 ? nil : 0,
      code: code
    )
    for key in keys {
      let names = SymbolicFigure.Names(family.prefix, place, key)
      let content: Scenario.Content
      if values[names.known] == .truth(true) {
        guard case .number(let value)? = values[names.value],
          let quantity = Quantity(value, vocabulary.indicators[key.indicator].unit, stage)
        else { return nil }
        content = .printed([quantity])
      } else if values[names.deferred] == .truth(true) {
        content = .reference(Self.deferral)
      } else if values[names.unallotted] == .truth(true) {
        content = .unallotted
      } else if values[names.notConcerned] == .truth(true) {
        content = .notApplicable
      } else {
        continue
      }
      plan.write(content, key.indicator, key.role, key.year)
    }
    return plan
  }

  /// Words that stand for a figure and name neither a government nor a document.
  private static let deferral = "另行确定"
}

/// A family of plans that shows something, and what the rules are said to make of it.
public struct ProvenFamily: Sendable {
  public var scenario: Scenario
  public let claims: Set<Claim>

  public struct Claim: Hashable, Sendable {
    /// Place in ``ProofProbe/statements``.
    public var statement: Int
    public var part: StatementPart
    public var plan: Int
    /// `nil` for any.
    public var year: Int?
    public var verdict: Verdict
  }
}

extension Quantity {
  /// A figure as it is printed in a stage; `nil` where it cannot be.
  fileprivate init?(_ value: Rational, _ unit: Unit, _ stage: ProofStage) {
    let asked: ClosedRange<UInt8> =
      switch stage {
      case .plainest: 0...0
      case .decimals(let count): unit.step(count).decimals...unit.step(count).decimals
      case .exactly, .mapless, .proof: 0...unit.step(18).decimals
      }
    for decimals in asked {
      guard let printed = value.divided(by: unit.step(decimals).size), printed.denominator == 1,
        let quantity = try? Quantity(mantissa: printed.numerator, decimals: decimals, unit: unit)
      else { continue }
      self = quantity
      return
    }
    return nil
  }
}
