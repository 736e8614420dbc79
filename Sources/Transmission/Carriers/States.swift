internal import RuleDSL

/// Present states: no commitments, but held to one; the one that lies further on the subject's side is stricter.
///
/// They do not combine, since every plan's is held to its own commitment.  One that is not known says nothing, not even
/// that it is not negative.
struct StateCarrier {
  private let order: Direction
  /// What a commitment is multiplied by for its 余量.
  let factor: Rational

  init(_ statement: any FigureStatement, _ order: Direction) {
    self.order = order
    let factor = statement.factor(order).flatMap { $0.amount.divided(by: Rational(Unit(.times).scale)) }
    self.factor = factor ?? Rational(1)
  }

  /// Whether a state is at least as strict as a commitment with its 余量, both in base units.
  ///
  /// A factor is at most two and has few digits, so that no product leaves 128 bits.
  func verdict(_ state: Int64, _ commitment: Int64) -> Verdict {
    Extent(Int128(state) * factor.denominator).verdict(order, Int128(commitment) * factor.numerator)
  }

  /// The same of a state and a place of a path; `nil` where no number of 128 bits says what is asked.
  func verdict(_ state: Rational, on path: Rational) -> Verdict? {
    path.multiplied(by: factor).map { bound in
      Verdict(weakest: state, strictest: state) { state in
        switch order {
        case .floor: state >= bound
        case .ceiling: state <= bound
        case .fixed: state == bound
        }
      }
    }
  }
}
