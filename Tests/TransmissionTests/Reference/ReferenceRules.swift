@testable import RuleDSL
@testable import Transmission

/// Judges 规则 about figures by trying everything, as the semantics say.
struct ReferenceRules {
  let world: ReferenceWorld
  let rule: Rule
  let year: Int

  typealias Place = ReferenceWorld.Place
  typealias Word = ReferenceWorld.Word

  static func opinions(_ world: ReferenceWorld, _ rules: [Rule]) -> [Question: Opinion] {
    var opinions: [Question: Opinion] = [:]
    for rule in rules {
      for year in years(world, rule) {
        let reference = ReferenceRules(world: world, rule: rule, year: year)
        for place in world.sketch.places where rule.tiers.isEmpty || rule.tiers.contains(place.tier) {
          for (index, requirement) in rule.requirements.enumerated() {
            guard reference.speaks(about: place, requirement.condition) else { continue }
            let id = rule.heading.id
            opinions[
              .init(statement: id, obligation: .rule, requirement: index, year: year, unit: place.code)
            ] = reference.opinion(place, requirement.condition)
          }
        }
      }
    }
    return opinions
  }

  /// The years that the rule names, or those in which anybody states a figure that it reads for no year in particular.
  ///
  /// Where it reads none such, the last year of the plan set; a rule with 适用 that finds no year is judged without one.
  private static func years(_ world: ReferenceWorld, _ rule: Rule) -> Set<Int> {
    guard rule.years.isEmpty else { return Set(rule.years) }
    let figures = (rule.requirements.map(\.condition) + [rule.condition].compactMap(\.self)).flatMap(figures)
    let all = Set(world.sketch.rows.map(\.key.year))
    let open = figures.filter { $0.year == nil }
    guard !open.isEmpty else { return Set([all.max()].compactMap(\.self)) }
    let stated = all.filter { year in
      world.sketch.rows.contains { row in
        row.key.year == year && open.contains { $0.indicator == row.key.indicator && $0.role == row.key.role }
      }
    }
    return stated.isEmpty && !rule.tiers.isEmpty && !all.isEmpty ? [0] : stated
  }

  private static func figures(_ condition: Condition) -> [Figure] { condition.reads.compared + condition.reads.asked }

  // MARK: Which plans it is about

  /// A requirement asks the plans that state something it reads, or, with 适用, every plan of these tiers; where a rule
  /// reads figures of a maintenance, only the plans that state any of them.
  private func speaks(about place: Place, _ condition: Condition) -> Bool {
    let shared = [rule.condition].compactMap(\.self).flatMap(Self.figures)
    let all = rule.requirements.flatMap { Self.figures($0.condition) } + shared
    let maintained = all.filter { $0.role.isOfMaintenance }
    guard maintained.isEmpty || maintained.contains(where: { isStated($0, place) }) else { return false }
    let figures = Self.figures(condition) + shared
    return !rule.tiers.isEmpty || figures.isEmpty || figures.contains { isStated($0, place) }
  }

  private func isStated(_ figure: Figure, _ place: Place) -> Bool {
    plans(figure.plan, place).contains { !world.word($0, key(figure)).isUnprovided }
  }

  func plans(_ reference: PlanReference, _ place: Place) -> [Place] {
    switch reference {
    case .own: [place]
    case .parent: Array(world.ancestors(of: place).prefix(1))
    case .children: world.children(of: place)
    }
  }

  private func key(_ figure: Figure) -> FigureColumn.Key {
    FigureColumn.Key(indicator: figure.indicator, year: figure.year ?? year, role: figure.role)
  }

  func word(_ figure: Figure, _ place: Place) -> Word {
    let issuer = world.namedIssuer(of: place, figure.indicator) ?? world.ancestors(of: place).first
    return world.commitment(place, key(figure), issuer: issuer)
  }

  // MARK: The verdict

  private func opinion(_ place: Place, _ condition: Condition) -> Opinion {
    if let when = rule.condition {
      switch truth(when, place).exact {
      case false?: return Opinion(verdict: .notApplicable)
      case nil: return Opinion(verdict: isExempt(when, place) ? .notApplicable : .undetermined)
      case true?: break
      }
    }
    if isExempt(condition, place) { return Opinion(verdict: .notApplicable) }
    let truth = truth(condition, place)
    let isWithin = truth.exact == false && truth.forgiving == true
    switch rule.precision == .asPrinted ? truth.forgiving : truth.exact {
    case true?: return Opinion(verdict: .pass, isWithinRounding: isWithin)
    case nil: return Opinion(verdict: .undetermined)
    case false?: return Opinion(verdict: excused(place), isWithinRounding: isWithin)
    }
  }

  /// A failure is waived by an exception that holds, and open while one may hold.
  private func excused(_ place: Place) -> Verdict {
    let truths = rule.exceptions.map {
      truth($0.condition, place).exact ?? (isExempt($0.condition, place) ? false : nil)
    }
    return truths.contains(true) ? .waived : truths.contains(nil) ? .undetermined : .fail
  }

  /// Whether it reads a figure that does not concern a plan, or one of a plan that is not there.
  private func isExempt(_ condition: Condition, _ place: Place) -> Bool {
    condition.reads.compared.contains { figure in
      figure.plan != .children
        && (plans(figure.plan, place).isEmpty || plans(figure.plan, place).contains { word(figure, $0).isExempt })
    }
  }

  // MARK: Conditions

  /// Holds, does not, or cannot be told; exactly, and with half a unit of every last digit forgiven.
  struct Truth {
    var exact: Bool?
    var forgiving: Bool?
  }

  /// Denied, a condition is the opposite of its parts, so that what is forgiven is forgiven on the side that passes.
  private func truth(_ condition: Condition, _ place: Place, isDenied: Bool = false) -> Truth {
    func told(_ holds: Bool?) -> Truth {
      let answer = holds.map { $0 != isDenied }
      return Truth(exact: answer, forgiving: answer)
    }
    func joined(_ parts: [Condition], _ join: ([Bool?]) -> Bool?) -> Truth {
      let truths = parts.map { truth($0, place, isDenied: isDenied) }
      return Truth(exact: join(truths.map(\.exact)), forgiving: join(truths.map(\.forgiving)))
    }
    switch condition {
    case .compare(let left, let relation, let right):
      return compare(left, isDenied ? relation.denied : relation, right, place)
    case .stated(let figure):
      let words = plans(figure.plan, place).map { word(figure, $0) }
      return told(words.first.flatMap { $0.isStated ? true : $0.isExempt ? false : nil })
    case .submitted(.figure(let figure)):
      let words = plans(figure.plan, place).map { word(figure, $0) }
      return told(!words.isEmpty && words.allSatisfy(\.isStated))
    case .tier(let reference, let tiers): return told(plans(reference, place).contains { tiers.contains($0.tier) })
    case .all(let parts): return joined(parts, isDenied ? Self.any : Self.all)
    case .any(let parts): return joined(parts, isDenied ? Self.all : Self.any)
    case .not(let part): return truth(part, place, isDenied: !isDenied)
    case .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation, .everyFeature,
      .distinct:
      return Truth(exact: nil, forgiving: nil)
    }
  }

  static func all(_ truths: [Bool?]) -> Bool? {
    truths.contains(false) ? false : truths.contains(nil) ? nil : true
  }

  private static func any(_ truths: [Bool?]) -> Bool? { all(truths.map { $0.map { !$0 } }).map { !$0 } }
}

extension Comparison {
  fileprivate var denied: Comparison {
    switch self {
    case .atLeast: .below
    case .atMost: .above
    case .above: .atMost
    case .below: .atLeast
    case .equal: .unequal
    case .unequal: .equal
    }
  }
}
