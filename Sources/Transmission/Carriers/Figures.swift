internal import RuleDSL

/// Figures: of two floors the larger is stricter, of two ceilings the smaller; they add up, by their base where they are
/// ratios (``FamilyRow``), and an unknown one is anything from zero up.
struct FigureCarrier: Hashable {
  /// The side a commitment must bind to say anything on the subject.
  let side: Direction
  let order: Direction
  let combination: ObligationForm.Combination

  init(_ form: ObligationForm, side: Direction) {
    self.side = side
    order = form.order
    combination = form.combination
  }
}

extension Direction {
  /// Whether a commitment in this relation binds a side: an equality binds every side.
  func binds(_ side: Direction) -> Bool { self == .fixed || self == side }

  /// Whether a sum is open above while one of its terms is 未分解: no cap was set for it.
  var needsEveryCap: Bool { self != .floor }
}

/// An exact amount that is known to lie between two bounds, in base units; `nil` is without end.
struct Extent: Hashable {
  var lower: Int128?
  var upper: Int128?

  init(_ lower: Int128?, _ upper: Int128?) {
    self.lower = lower
    self.upper = upper
  }

  init(_ value: Int128) { self.init(value, value) }

  /// Whether it is at least as strict as a bound.
  func verdict(_ order: Direction, _ bound: Int128) -> Verdict {
    switch order {
    case .floor: Verdict(weakest: lower, strictest: upper) { $0 >= bound }
    case .ceiling: Verdict(weakest: upper, strictest: lower) { $0 <= bound }
    case .fixed: verdict(.floor, bound).and(verdict(.ceiling, bound))
    }
  }
}
