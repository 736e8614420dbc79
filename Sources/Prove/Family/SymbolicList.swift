internal import RuleDSL

/// How many items one plan's 名录 has, and whether the plan states it.
struct SymbolicList: Sendable {
  var isProvided: Formula
  /// What is known to be there; a list that was not read whole may have more.
  var count: Term

  /// The names of its variables.
  struct Names {
    let provided, count: String

    init(_ prefix: String, _ plan: Int, _ list: Int) {
      provided = "\(prefix)p\(plan)_list\(list)_stated"
      count = "\(prefix)p\(plan)_list\(list)_items"
    }
  }

  /// The most rows that are drawn.
  static let mostDrawn = 20

  var amount: SymbolicInterval {
    let items = Term.number(Rational(Measure.item.scale)) * count
    return SymbolicInterval(hasLower: .constant(true), lower: items, hasUpper: isProvided, upper: items)
  }
}

extension Problem {
  /// Declares a list and what always holds of it.
  mutating func declare(_ names: SymbolicList.Names, isDrawn: Bool) -> SymbolicList {
    let list = SymbolicList(isProvided: .named(names.provided), count: .named(names.count))
    declare(names.provided, .truth, isAsked: true)
    declare(names.count, isDrawn ? .whole : .number, isAsked: true)
    require(list.count >= .zero)
    guard isDrawn else { return list }
    require(list.count <= .number(Rational(Int128(SymbolicList.mostDrawn))))
    require(list.isProvided || list.count <= .zero)
    return list
  }
}
