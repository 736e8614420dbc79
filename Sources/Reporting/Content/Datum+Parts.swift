internal import RuleDSL
internal import Transmission

extension Datum {
  /// What a report prints of a datum, column by column.
  struct Parts {
    /// The state's name in the contract's JSON.
    var state: String
    var quantity: Quantity?
    var relation: Direction?
    /// The words of a deferred figure.
    var text: String?
    var source: FigureSource?
  }

  var parts: Parts {
    switch self {
    case .known(let quantity, let relation, let source):
      Parts(state: "known", quantity: quantity, relation: relation, source: source)
    case .reference(let text, let relation, let source):
      Parts(state: "reference", relation: relation, text: text, source: source)
    case .unallotted(let source): Parts(state: "unallotted", source: source)
    case .notApplicable(let source): Parts(state: "notApplicable", source: source)
    case .unprovided: Parts(state: "unprovided")
    }
  }
}
