internal import RuleDSL

/// What one plan says in one column: a number, words that name none, that there is none, or nothing.
struct SymbolicFigure: Sendable {
  var isKnown: Formula
  /// 引用 that cannot be resolved.
  var isDeferred: Formula
  /// 未分解: none was allotted.
  var isUnallotted: Formula
  /// 不适用: the subject does not concern the plan.
  var isNotConcerned: Formula
  /// In base units of the indicator; zero or more.
  var value: Term
  /// Half a unit of the last printed digit.
  var halfDigit: Term

  /// A cell that nothing fills.
  static let absent = SymbolicFigure(
    isKnown: .constant(false),
    isDeferred: .constant(false),
    isUnallotted: .constant(false),
    isNotConcerned: .constant(false),
    value: .zero,
    halfDigit: .zero
  )

  var isStated: Formula { isKnown || isDeferred }
  var isExempt: Formula { isUnallotted || isNotConcerned }
  var isProvided: Formula { isStated || isExempt }

  /// What one that is read by itself amounts to.
  var amount: SymbolicInterval { SymbolicInterval(isKnown: isKnown, value) }

  /// The names of one cell's variables.
  struct Names {
    let known, deferred, unallotted, notConcerned, value, halfDigit, count: String

    init(_ prefix: String, _ plan: Int, _ key: FigureKey) {
      let stem = "\(prefix)p\(plan)_f\(key.indicator)_\(key.role)_\(key.year)"
      known = stem + "_known"
      deferred = stem + "_deferred"
      unallotted = stem + "_none"
      notConcerned = stem + "_exempt"
      value = stem + "_value"
      halfDigit = stem + "_half"
      count = stem + "_count"
    }
  }

  fileprivate init(_ names: Names) {
    self.init(
      isKnown: .named(names.known),
      isDeferred: .named(names.deferred),
      isUnallotted: .named(names.unallotted),
      isNotConcerned: .named(names.notConcerned),
      value: .named(names.value),
      halfDigit: .named(names.halfDigit)
    )
  }

  private init(
    isKnown: Formula,
    isDeferred: Formula,
    isUnallotted: Formula,
    isNotConcerned: Formula,
    value: Term,
    halfDigit: Term
  ) {
    (self.isKnown, self.isDeferred) = (isKnown, isDeferred)
    (self.isUnallotted, self.isNotConcerned) = (isUnallotted, isNotConcerned)
    (self.value, self.halfDigit) = (value, halfDigit)
  }
}

/// How figures may be printed in the families that are looked for.
enum Printing: Hashable {
  /// Any number with any digits: more than can be printed, so that what is proved holds for all.
  case any
  /// With so many digits after the point, in the unit of the indicator; where the unit allows fewer, with these.  At most
  /// so many of the last one.
  case decimals(UInt8, most: Int128?)
  /// Any number, of which nothing is known about the digits.
  case exactly
}

extension Problem {
  /// Declares a cell and what always holds of it.
  mutating func declare(_ names: SymbolicFigure.Names, _ unit: Unit, _ printing: Printing) -> SymbolicFigure {
    for name in [names.known, names.deferred, names.unallotted, names.notConcerned] {
      declare(name, .truth, isAsked: true)
    }
    declare(names.value, .number, isAsked: true)
    declare(names.halfDigit, .number)
    let figure = SymbolicFigure(names)
    let states = [figure.isKnown, figure.isDeferred, figure.isUnallotted, figure.isNotConcerned]
    for place in states.indices {
      for other in states.indices.dropFirst(place + 1) { require(!(states[place] && states[other])) }
    }
    require(figure.value >= .zero)
    require(figure.value <= .number(Rational(Int128(Int64.max))))
    switch printing {
    case .any:
      require(figure.halfDigit >= .zero)
      require(figure.halfDigit <= .number(unit.dimension.largestHalfDigit))
    case .exactly: require(figure.halfDigit.equals(.zero))
    case .decimals(let wanted, let most):
      let step = unit.step(wanted)
      declare(names.count, .whole)
      if let most { require(.named(names.count) <= .number(Rational(most))) }
      require(figure.value.equals(.number(step.size) * .named(names.count)))
      require(figure.halfDigit.equals(step.size.divided(by: Rational(2)).map { .number($0) } ?? .zero))
    }
    return figure
  }
}

extension Unit {
  /// One unit of the last digit, in base units, with so many digits or as many as a figure may have.
  func step(_ decimals: UInt8) -> (size: Rational, decimals: UInt8) {
    var decimals = min(decimals, 18)
    while decimals > 0, !scale.isMultiple(of: powerOfTen(decimals)) { decimals -= 1 }
    return (Rational(scale, over: powerOfTen(decimals)) ?? Rational(1), decimals)
  }
}

extension Dimension {
  /// Half of the largest unit that a figure of the dimension may be printed in, in base units.
  fileprivate var largestHalfDigit: Rational {
    // A compound of units may be as large as numbers of the file format go.
    Rational(Self.largestUnits[self] ?? Int128(Int64.max), over: 2) ?? Rational(Int128(Int64.max))
  }

  private static let largestUnits: [Dimension: Int128] = {
    let units = Unit.suggestions.compactMap { Unit(spelled: $0) }
    return Dictionary(units.map { ($0.dimension, $0.scale) }, uniquingKeysWith: max)
  }()
}
