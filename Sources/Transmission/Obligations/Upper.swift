internal import RuleDSL

/// Who above says something: what makes 承接 an obligation of the plans below.
extension Family {
  /// The nearest administrative ancestor on a tier of the 传导, or whom 下达关系 puts in its place.
  func parent(of unit: Int) -> Int? { parents[unit] < 0 ? nil : Int(parents[unit]) }

  /// The plans above, the nearest first.
  func ancestors(of unit: Int) -> some Sequence<Int> {
    sequence(state: unit) { place in
      guard let parent = parent(of: place) else { return nil as Int? }
      place = parent
      return parent
    }
  }

  /// The nearest plan above that says something, and the plans between of which nobody knows what they say.
  ///
  /// - Parameters:
  ///   - unit: Whose upper plans are meant.
  ///   - isComplete: Whether a plan that is not known to say anything says nothing, by unit.
  ///   - said: What a plan says; `nil` for nothing.
  /// - Returns: The plan, what it says, and the plans between; `nil` where no plan above says anything.
  func above<Said>(
    _ unit: Int,
    _ isComplete: [Bool],
    _ said: (Int) -> Said?
  ) -> (plan: Int, said: Said, unknown: [Int])? {
    var unknown: [Int] = []
    for plan in ancestors(of: unit) {
      if let said = said(plan) { return (plan, said, unknown) }
      if !isComplete[plan] { unknown.append(plan) }
    }
    return nil
  }
}

extension PlanWorld {
  /// Whether a plan is expected to state the subject, looked up from issuer to issuer.
  func isExpected(_ subject: FigureSubject, _ unit: Int) -> Bool {
    var (place, passed) = (unit, 0)
    // Who is passed more often than there are units goes round in a circle, in which nobody states anything.
    while passed <= units.count {
      if allotted(subject, place).standing.isStated { return true }
      guard let issuer = subject.family.issuer(of: place) else { return false }
      let above = own(subject, issuer).standing
      if above.isExempt || above.isStated { return above.isStated }
      (place, passed) = (issuer, passed + 1)
    }
    return false
  }
}

extension FigureObligations {
  /// Whether a plan is expected to state the subject: a figure was issued to it, or its issuer states one or is itself
  /// expected to, unless the issuer says that there is none.
  ///
  /// Issuers need not be ancestors, so that this is one step: the pass over columns goes from the issuers down.
  @inline(__always)
  static func isExpected(allotted: Standing, issuer: (standing: Standing, isExpected: Bool)?) -> Bool {
    if allotted.isStated { return true }
    guard let issuer, !issuer.standing.isExempt else { return false }
    return issuer.standing.isStated || issuer.isExpected
  }
}
