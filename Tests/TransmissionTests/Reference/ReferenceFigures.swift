@testable import RuleDSL
@testable import Transmission

/// One question that a run answers, and the answer.
struct Question: Hashable {
  var statement: String
  var obligation: Obligation
  var requirement = 0
  var year: Int
  var unit: String
}

struct Opinion: Hashable {
  var verdict: Verdict
  var difference: Fraction?
  var missing: Set<String> = []
  var isWithinRounding = false
}

/// Judges 传导 of figures by trying everything, as the semantics say.
struct ReferenceFigures {
  let world: ReferenceWorld
  let transmission: Transmission
  let year: Int

  typealias Place = ReferenceWorld.Place
  typealias Word = ReferenceWorld.Word

  static func opinions(_ world: ReferenceWorld, _ transmissions: [Transmission]) -> [Question: Opinion] {
    var opinions: [Question: Opinion] = [:]
    for transmission in transmissions {
      let stated = world.years(transmission.indicator)
      for year in transmission.years.isEmpty ? stated : stated.intersection(transmission.years) {
        let reference = ReferenceFigures(world: world, transmission: transmission, year: year)
        for place in world.sketch.places where transmission.tiers.contains(place.tier) {
          let answers: [(Obligation, Opinion?)] = [
            (.carry, reference.carry(place)), (.honour, reference.honour(place)),
            (.aggregate, reference.aggregate(place)),
          ]
          for case (let obligation, let opinion?) in answers {
            let id = transmission.heading.id
            opinions[.init(statement: id, obligation: obligation, year: year, unit: place.code)] = opinion
          }
        }
      }
    }
    return opinions
  }

  // MARK: Who stands where

  var direction: Direction { world.vocabulary.indicators[transmission.indicator].direction }

  /// The nearest ancestor on a tier of the 传导.
  private func parent(_ place: Place) -> Place? {
    world.ancestors(of: place).first { transmission.tiers.contains($0.tier) }
  }

  /// Who issues the figure: whom 下达关系 names, else the parent.
  func issuer(_ place: Place) -> Place? {
    world.namedIssuer(of: place, transmission.indicator) ?? parent(place)
  }

  /// Sums stay on the tree when the issuer is an ancestor, and move to the issuer when it is not: to its plan, or that
  /// of the nearest above it that has one on a tier of the 传导.
  private func summand(_ place: Place) -> Place? {
    guard let issuer = world.namedIssuer(of: place, transmission.indicator),
      !world.ancestors(of: place).contains(where: { $0.code == issuer.code }),
      let plan = ([issuer] + world.ancestors(of: issuer)).first(where: { transmission.tiers.contains($0.tier) }),
      plan.code != place.code
    else { return parent(place) }
    return plan
  }

  func own(_ place: Place) -> Word {
    world.commitment(place, key(.own), issuer: issuer(place))
  }

  private func allotted(_ place: Place) -> Word { world.word(place, key(.allotted)) }

  private func key(_ role: Role) -> FigureColumn.Key {
    FigureColumn.Key(indicator: transmission.indicator, year: year, role: role)
  }

  /// A number that binds in the direction of the subject; one that binds the other way says nothing here.
  func bound(_ word: Word) -> (value: Fraction, half: Fraction)? {
    guard case .number(let value, let half, let relation) = word else { return nil }
    return relation == direction || relation == .fixed ? (value, half) : nil
  }

  // MARK: 承接

  /// Who is below a stated commitment, or was allotted one, has to state one too.
  func isExpected(_ place: Place) -> Bool {
    allotted(place).isStated || isStatedAbove(place, visited: [])
  }

  private func carry(_ place: Place) -> Opinion? {
    guard isExpected(place) else { return nil }
    let silent = Opinion(verdict: .undetermined, missing: [place.code])
    switch own(place) {
    case .number:
      guard case .weighted = transmission.method else { return Opinion(verdict: .pass) }
      return base(place) == nil ? silent : Opinion(verdict: .pass)
    case .deferred: return Opinion(verdict: .undetermined, missing: [(issuer(place) ?? place).code])
    case .unallotted: return Opinion(verdict: allotted(place).isNumber ? .fail : .notApplicable)
    case .notApplicable: return Opinion(verdict: .notApplicable)
    case .unprovided: return isMisdated(place) ? Opinion(verdict: .fail) : silent
    }
  }

  /// A number was allotted to it, and it states one for another year, for which neither was anything allotted nor does
  /// its issuer state anything.
  private func isMisdated(_ place: Place) -> Bool {
    guard allotted(place).isNumber else { return false }
    return Set(world.sketch.rows.map(\.key.year)).contains { other in
      let key = { (role: Role) in
        FigureColumn.Key(indicator: self.transmission.indicator, year: other, role: role)
      }
      return other != year && world.word(place, key(.own)).isStated && !world.says(place, key(.allotted))
        && !(issuer(place).map { world.says($0, key(.own)) } ?? false)
    }
  }

  /// A plan above that is not provided hides what stands above it; one that was allotted nothing passes nothing on.
  private func isStatedAbove(_ place: Place, visited: Set<String>) -> Bool {
    guard let above = issuer(place), !visited.contains(above.code) else { return false }
    switch own(above) {
    case .number, .deferred: return true
    case .unallotted, .notApplicable: return false
    case .unprovided:
      return allotted(above).isStated || isStatedAbove(above, visited: visited.union([above.code]))
    }
  }

  // MARK: 落实

  private func honour(_ place: Place) -> Opinion? {
    let (own, allotted) = (own(place), allotted(place))
    guard own.isStated ? issuer(place) != nil || !allotted.isUnprovided : allotted.isNumber else { return nil }
    let asker = issuer(place) ?? place
    var asked = allotted
    switch transmission.method {
    case .apportion, .weighted, .byReference:
      guard world.isIssuedApart(transmission.indicator) || transmission.method == .byReference else {
        return Opinion(verdict: .notApplicable)
      }
    case .stepwise, .equal:
      if !asked.isNumber { asked = issuer(place).map { self.own($0) } ?? .unprovided }
    }
    if asked.isExempt { return Opinion(verdict: .notApplicable) }
    guard let theirs = bound(asked) else { return Opinion(verdict: .undetermined, missing: [asker.code]) }
    guard let mine = bound(own) else { return Opinion(verdict: .undetermined, missing: [place.code]) }
    let (low, high) = (mine.value - theirs.value, theirs.value - mine.value)
    let isEqual = transmission.method == .equal
    let sides = isEqual ? [low, high] : sides.map { $0 == .floor ? low : high }
    return opinion(sides.map { Between($0) }, by: low.magnitude, forgiving: mine.half + theirs.half)
  }

  /// The senses in which the subject binds: 定值 both ways.
  var sides: [Direction] { direction == .fixed ? [.floor, .ceiling] : [direction] }

  // MARK: 汇总

  private func aggregate(_ place: Place) -> Opinion? {
    switch transmission.method {
    case .stepwise, .equal: return nil
    case .apportion, .weighted, .byReference: break
    }
    let children = world.sketch.places.filter {
      transmission.tiers.contains($0.tier) && summand($0)?.code == place.code
    }
    guard !children.isEmpty else { return nil }
    let own = own(place)
    guard own.isStated || isExpected(place) || children.contains(where: { self.own($0).isStated }) else { return nil }
    if own.isExempt { return Opinion(verdict: .notApplicable) }
    let missing = Set(children.filter { isUnknown($0) }.map(\.code))
    guard let bound = bound(own) else {
      return Opinion(verdict: .undetermined, missing: missing.union([place.code]))
    }
    let slacks = sides.map { side in
      children.map { term($0, side, bound.value) }.reduce(start(side, bound.value), +)
    }
    let (shortfall, forgiven) = totals(children, bound)
    let isOpen = isWeighted && !missing.isEmpty
    let isUncapped = direction != .floor && children.contains { self.own($0).isUnallotted } && !isWeighted
    return opinion(
      slacks,
      by: isOpen ? nil : shortfall,
      forgiving: isOpen ? nil : forgiven,
      missing,
      isComplete: missing.isEmpty && !isUncapped
    )
  }

  private var isWeighted: Bool { if case .weighted = transmission.method { true } else { false } }

  private func start(_ side: Direction, _ bound: Fraction) -> Between {
    isWeighted ? Between(.zero) : Between(side == .floor ? bound.negated : bound)
  }

  /// What the ratio of a plan is weighted by: the present state where it is told.
  private func base(_ place: Place) -> Fraction? {
    guard case .weighted(let weight) = transmission.method else { return nil }
    for role in [Role.present, .own] {
      let key = FigureColumn.Key(indicator: weight.indicator, year: weight.year ?? year, role: role)
      if case .number(let value, _, _) = world.word(place, key) { return value }
    }
    return nil
  }

  /// Whether a child leaves its part of the sum open for want of a figure.
  private func isUnknown(_ child: Place) -> Bool {
    let own = own(child)
    return !own.isExempt && (bound(own) == nil || (isWeighted && base(child) == nil))
  }

  /// What a child adds to the room between the children together and their parent, which must not become negative.
  private func term(_ child: Place, _ side: Direction, _ bound: Fraction) -> Between {
    let own = own(child)
    if isWeighted { return weightedTerm(child, side, bound) }
    if let figure = self.bound(own) { return Between(side == .floor ? figure.value : figure.value.negated) }
    switch own {
    case .notApplicable: return Between(.zero)
    case .unallotted where side == .floor: return Between(.zero)
    // No cap was set, or none is known: any amount may be added.
    case .number, .deferred, .unallotted, .unprovided:
      return side == .floor ? Between(low: .zero, high: nil) : Between(low: nil, high: .zero)
    }
  }

  /// (m − M) B for a floor M, (M − m) B for a ceiling, of the ratio m over the base B.
  private func weightedTerm(_ child: Place, _ side: Direction, _ bound: Fraction) -> Between {
    let own = own(child)
    if own.isExempt { return Between(.zero) }
    switch (self.bound(own)?.value, base(child)) {
    case (let ratio?, let base):
      let room = side == .floor ? ratio - bound : bound - ratio
      if let base { return Between(room * base) }
      return Between(low: room < .zero ? nil : .zero, high: room > .zero ? nil : .zero)
    case (nil, let base?):
      return side == .floor ? Between(low: (bound * base).negated, high: nil) : Between(low: nil, high: bound * base)
    case (nil, nil): return Between(low: nil, high: nil)
    }
  }

  /// By how much the known children miss the bound, and how much of it half a unit of each last digit can hide.
  private func totals(_ children: [Place], _ bound: (value: Fraction, half: Fraction)) -> (Fraction?, Fraction) {
    let known = children.compactMap { child in self.bound(own(child)).map { (child, $0) } }
    guard isWeighted else {
      let sum = known.map(\.1.value).reduce(.zero, +)
      return ((bound.value - sum).magnitude, known.map(\.1.half).reduce(bound.half, +))
    }
    var (miss, weight, forgiven) = (Fraction.zero, Fraction.zero, Fraction.zero)
    for (child, ratio) in known {
      guard let base = base(child) else { continue }
      miss = miss + (ratio.value - bound.value) * base
      weight = weight + base
      forgiven = forgiven + ratio.half * base
    }
    return (weight == .zero ? nil : (miss / weight).magnitude, forgiven + bound.half * weight)
  }

  // MARK: The verdict

  /// Holds where every room is certainly not negative, is broken where one certainly is; where something is unknown,
  /// what the printed digits forgive, or a forgiveness that nobody can tell, decides nothing.
  func opinion(
    _ rooms: [Between],
    by difference: Fraction?,
    forgiving allowance: Fraction?,
    _ missing: Set<String> = [],
    isComplete: Bool = true
  ) -> Opinion {
    let exact = Between.verdict(rooms, allowance: .zero)
    let forgiving = allowance.map { Between.verdict(rooms, allowance: $0) }
    let isWithin = isComplete && exact == .fail && forgiving == .pass
    var verdict = exact
    if transmission.precision == .asPrinted, exact != .pass {
      verdict = isComplete ? forgiving ?? exact : forgiving == exact ? exact : .undetermined
    }
    return Opinion(
      verdict: verdict,
      difference: exact == .pass || exact == .fail && verdict == .undetermined ? nil : difference,
      missing: missing,
      isWithinRounding: isWithin
    )
  }
}
