public import RuleDSL

/// What one part of a statement says about one plan of a small family, as formulas: at most one of them holds.
struct Judgement {
  /// Place of the statement in the question.
  var statement: Int
  var part: StatementPart
  var plan: Int
  /// `nil` where it is about no year in particular.
  var year: Int?
  var pass: Formula
  var fail: Formula
  /// An exception turns the failure into a waiver.
  var waived: Formula
  var open: Formula

  /// Whether something is decided about the plan.
  var acts: Formula { pass || fail || waived }
}

/// An obligation of a 传导 or 预警, or a requirement of a 规则 by its place.
public enum StatementPart: Hashable, Sendable {
  case obligation(Obligation)
  case requirement(Int)
}

extension FamilyEncoder {
  /// Everything that a statement says about the plans of the family, in some years.
  mutating func judgements(of statement: Statement, _ place: Int, _ pack: RulePack?, _ years: [Int]) -> [Judgement] {
    let spoken = shape.plans.filter {
      pack?.tiers.isEmpty ?? true || pack?.tiers.contains(shape.tier(of: $0)) == true
    }
    switch statement {
    case .rule(let rule): return judgements(of: rule, place, spoken, years)
    case .figures(let transmission): return judgements(of: transmission, place, spoken, years)
    case .monitor(let monitor): return judgements(of: monitor, place, spoken, years)
    case .line, .entries, .matrix: return []
    }
  }

  // MARK: 规则

  private mutating func judgements(of rule: Rule, _ place: Int, _ plans: [Int], _ years: [Int]) -> [Judgement] {
    let times = RuleTimes(rule, self, years)
    var judgements: [Judgement] = []
    for plan in plans where rule.tiers.isEmpty || rule.tiers.contains(shape.tier(of: plan)) {
      for (year, isAsked) in times.all {
        let setting = Setting(plan: plan, year: year, path: rule.path, tolerance: rule.tolerance)
        for requirement in rule.requirements.indices {
          let speaks = problem.naming(isAsked && speaks(rule, requirement, setting))
          let ruling = ruling(rule, requirement, setting)
          judgements.append(
            Judgement(
              statement: place,
              part: .requirement(requirement),
              plan: plan,
              year: times.haveYear && year != 0 ? year : nil,
              pass: speaks && ruling.pass,
              fail: speaks && ruling.fail,
              waived: speaks && ruling.waived,
              open: speaks && ruling.open
            )
          )
        }
      }
    }
    return judgements
  }

  /// Whether a requirement speaks about a plan in a year for which the rule is checked.
  private mutating func speaks(_ rule: Rule, _ requirement: Int, _ setting: Setting) -> Formula {
    let conditions = rule.requirements.map(\.condition) + (rule.condition.map { [$0] } ?? [])
    let states = conditions.flatMap(\.layers).contains { $0.version != .current }
    func isMentioned(_ figures: [Figure]) -> Formula {
      .some(figures.flatMap { cells($0, setting) }.map(\.isProvided))
    }
    let maintained = states ? [] : conditions.flatMap(\.figures).filter(\.role.isOfMaintenance)
    let isMaintained = maintained.isEmpty ? Formula.constant(true) : isMentioned(maintained)
    let figures = (rule.condition?.figures ?? []) + rule.requirements[requirement].condition.figures
    let isAsked = rule.tiers.isEmpty ? isMentioned(figures) : .constant(true)
    guard rule.readsLayers else {
      guard rule.tiers.isEmpty, figures.isEmpty else { return isMaintained && isAsked }
      let lists = rule.items(of: requirement).flatMap(\.lists)
      return lists.isEmpty ? .constant(true) : isListed(anyOf: lists, setting)
    }
    // Of a plan set without any layer, nothing is judged that reads some.
    return isMapless ? .constant(false) : isConcerned(rule.heading.id, requirement, setting)
  }

  private mutating func isListed(anyOf lists: [ListReference], _ setting: Setting) -> Formula {
    var stated: [Formula] = []
    for reference in lists {
      for plan in shape.plans(reference.plan, of: setting.plan, path: setting.path) {
        stated.append(list(reference.list, of: plan).isProvided)
      }
    }
    return .some(stated)
  }

  private struct Ruling {
    var pass, fail, waived, open: Formula
  }

  /// A requirement where it speaks, judged as checks of plans judge it.
  private mutating func ruling(_ rule: Rule, _ requirement: Int, _ setting: Setting) -> Ruling {
    var (applies, isUnclear) = (Formula.constant(true), Formula.constant(false))
    if let condition = rule.condition {
      var exemptions: [Formula] = []
      let truth = problem.naming(truth(condition, setting, &exemptions))
      applies = truth.yes
      isUnclear = problem.naming(truth.isOpen && !.some(exemptions))
    }
    let condition = rule.requirements[requirement].condition
    var exemptions: [Formula] = []
    let truth = problem.naming(truth(condition, setting, &exemptions))
    let isAsked = problem.naming(applies && !.some(exemptions))
    var (pass, fails, leftOpen) = (truth.yes, truth.no, truth.isOpen)
    if rule.precision == .asPrinted {
      let forgiven = problem.naming(forgiven(condition, setting))
      pass = pass || forgiven.yes
      fails = fails && forgiven.no
      leftOpen = leftOpen && !forgiven.yes || truth.no && forgiven.isOpen
    }
    fails = problem.naming(isAsked && fails)
    var (waivers, doubts): ([Formula], [Formula]) = ([], [])
    for exception in rule.exceptions {
      var unasked: [Formula] = []
      let holds = problem.naming(self.truth(exception.condition, setting, &unasked))
      waivers.append(holds.yes)
      doubts.append(holds.isOpen && !.some(unasked))
    }
    let isWaived = problem.naming(.some(waivers))
    let isDoubtful = problem.naming(.some(doubts))
    return Ruling(
      pass: isAsked && pass,
      fail: fails && !isWaived && !isDoubtful,
      waived: fails && isWaived,
      open: isUnclear || isAsked && leftOpen || fails && !isWaived && isDoubtful
    )
  }

  // MARK: 传导, 预警

  private mutating func judgements(
    of transmission: Transmission,
    _ place: Int,
    _ plans: [Int],
    _ years: [Int]
  ) -> [Judgement] {
    let indicator = vocabulary.indicators[transmission.indicator]
    let form = ObligationForm(transmission.method, indicator.direction)
    var judgements: [Judgement] = []
    for plan in plans where transmission.tiers.contains(shape.tier(of: plan)) {
      for (year, isAsked) in times(of: transmission, years) {
        let subject = Subject(statement: transmission, plan: plan, year: year)
        let isWithoutBase = isUnweighted(transmission, year)
        let (bare, full) = (
          transmission.conditions(vocabulary, isUnweighted: true), transmission.conditions(vocabulary)
        )
        for (obligation, condition) in full {
          let speaks: Formula
          var applies = Formula.constant(true)
          switch obligation {
          case .carry: speaks = isExpected(subject)
          case .honour:
            speaks = isHonoured(subject)
            if form.mayBeIssuedTogether { applies = isIssuedApart(transmission.indicator) }
          default:
            speaks = isCombined(subject)
            applies = !isWithoutBase
          }
          var ruling = ruling(condition, subject)
          if let plain = bare.first(where: { $0.obligation == obligation })?.condition, plain != condition {
            let other = self.ruling(plain, subject)
            ruling = Ruling(
              pass: isWithoutBase && other.pass || !isWithoutBase && ruling.pass,
              fail: isWithoutBase && other.fail || !isWithoutBase && ruling.fail,
              waived: .constant(false),
              open: isWithoutBase && other.open || !isWithoutBase && ruling.open
            )
          }
          let part: Obligation = obligation == .carry ? .carry : obligation == .honour ? .honour : .aggregate
          judgements.append(judgement(ruling, part, place, subject, isAsked && speaks && applies))
        }
      }
    }
    return judgements
  }

  private mutating func judgements(
    of monitor: Monitor,
    _ place: Int,
    _ plans: [Int],
    _ years: [Int]
  ) -> [Judgement] {
    var judgements: [Judgement] = []
    for plan in plans where monitor.tiers.contains(shape.tier(of: plan)) {
      for (year, isAsked) in times(of: monitor, years) {
        let subject = Subject(statement: monitor, plan: plan, year: year)
        let speaks = cell(subject.own, of: plan).isStated || isExpected(subject)
        var candidates: [(isMeant: Formula, condition: Condition)] = []
        // The present state is that of the newest year of which the plan set has any.
        let known = keys.filter { $0.indicator == monitor.indicator && $0.role == .present && $0.year <= year }
        var isLeft = Formula.constant(true)
        for key in known.sorted(by: { $0.year > $1.year }) {
          candidates.append((isLeft && isThere(key), monitor.condition(vocabulary, presentIn: key.year)))
          isLeft = isLeft && !isThere(key)
        }
        candidates.append((isLeft, monitor.condition(vocabulary, presentIn: year)))
        for candidate in candidates {
          let ruling = ruling(candidate.condition, subject)
          judgements.append(judgement(ruling, .monitor, place, subject, isAsked && speaks && candidate.isMeant))
        }
      }
    }
    return judgements
  }

  private mutating func judgement(
    _ ruling: Ruling,
    _ obligation: Obligation,
    _ place: Int,
    _ subject: Subject,
    _ speaks: Formula
  ) -> Judgement {
    let speaks = problem.naming(speaks)
    return Judgement(
      statement: place,
      part: .obligation(obligation),
      plan: subject.plan,
      year: subject.year,
      pass: speaks && ruling.pass,
      fail: speaks && ruling.fail,
      waived: .constant(false),
      open: speaks && ruling.open
    )
  }

  private mutating func ruling(_ condition: Condition, _ subject: Subject) -> Ruling {
    let setting = Setting(plan: subject.plan, year: subject.year, path: subject.statement.tiers)
    return ruling(Rule(condition, of: subject.statement), 0, setting)
  }

  /// One 传导 or 预警, seen from one plan in one year.
  private struct Subject {
    var statement: any FigureStatement
    var plan: Int
    var year: Int

    func key(_ role: Role) -> FigureKey { FigureKey(indicator: statement.indicator, role: role, year: year) }
    var own: FigureKey { key(.own) }
    func seen(from plan: Int) -> Subject { Subject(statement: statement, plan: plan, year: year) }
  }

  private func issuer(_ subject: Subject) -> Int? {
    shape.plans(.parent, of: subject.plan, path: subject.statement.tiers).first
  }

  private func isExpected(_ subject: Subject) -> Formula {
    let allotted = cell(subject.key(.allotted), of: subject.plan).isStated
    guard let issuer = issuer(subject) else { return allotted }
    let above = cell(subject.own, of: issuer)
    return allotted || !above.isExempt && (above.isStated || isExpected(subject.seen(from: issuer)))
  }

  private func isHonoured(_ subject: Subject) -> Formula {
    let (own, allotted) = (cell(subject.own, of: subject.plan), cell(subject.key(.allotted), of: subject.plan))
    return (own.isStated || allotted.isKnown) && (.constant(issuer(subject) != nil) || allotted.isProvided)
  }

  private func isCombined(_ subject: Subject) -> Formula {
    let children = shape.plans(.children, of: subject.plan, path: subject.statement.tiers)
    guard !children.isEmpty else { return .constant(false) }
    return cell(subject.own, of: subject.plan).isStated || isExpected(subject)
      || .some(children.map { cell(subject.own, of: $0).isStated })
  }

  /// Whether nobody states the base of a ratio that may do without one.
  private func isUnweighted(_ transmission: Transmission, _ year: Int) -> Formula {
    guard let weight = transmission.weight, weight.isOptional else { return .constant(false) }
    let columns = [Role.present, .own].map {
      FigureKey(indicator: weight.indicator, role: $0, year: weight.year ?? year)
    }
    return !.some(columns.map { keys.contains($0) ? isThere($0) : .constant(false) })
  }

  /// The years for which it is checked, and whether it is.
  private func times(of statement: some FigureStatement, _ years: [Int]) -> [(Int, Formula)] {
    guard statement.years.isEmpty else { return Set(statement.years).sorted().map { ($0, .constant(true)) } }
    return years.map { year in
      let columns = [Role.own, .allotted].map { FigureKey(indicator: statement.indicator, role: $0, year: year) }
      return (year, .some(columns.filter(keys.contains).map(isThere)))
    }
  }
}
