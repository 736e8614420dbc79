internal import RuleDSL

/// A condition asked of one table, with Kleene's three values; `nil` where the file lacks a field that decides.
///
/// Each different text of a column is judged once, however many features say it.
indirect enum FeatureReading: Sendable {
  /// By place of the texts among the different ones of their column.
  case texts([Bool?], places: [Int32])
  case compare(FeatureNumbers, Comparison, FeatureNumbers)
  case all([FeatureReading])
  case any([FeatureReading])
  case not(FeatureReading)
  /// The file has no such field.
  case unknown

  /// Reads the columns.
  ///
  /// To choose features is to ask what they are: a field of codes that says no code leaves that open.  To a requirement
  /// it is an answer.
  init(
    _ condition: FeatureCondition,
    of columns: FeatureTable,
    _ unit: UnitIdentity,
    choosing: Bool = false
  ) {
    func texts(_ field: Int, _ truth: (String) -> Bool?) -> FeatureReading {
      columns.column(field).map { .texts($0.values.map(truth), places: $0.places) } ?? .unknown
    }
    func readings(_ parts: [FeatureCondition]) -> [FeatureReading] {
      parts.map { FeatureReading($0, of: columns, unit, choosing: choosing) }
    }
    switch condition {
    case .stated(let field): self = texts(field) { !BlankText.fillsNothing($0) }
    case .among(let field, let values): self = texts(field) { values.means($0, of: unit.code, choosing: choosing) }
    case .matches(let field, let format): self = texts(field) { format.matches($0, of: unit) }
    case .compare(let left, let comparison, let right):
      self = .compare(FeatureNumbers(left, of: columns), comparison, FeatureNumbers(right, of: columns))
    case .all(let parts): self = .all(readings(parts))
    case .any(let parts): self = .any(readings(parts))
    case .not(let part): self = .not(FeatureReading(part, of: columns, unit, choosing: choosing))
    }
  }

  func holds(for index: Int) -> Bool? {
    switch self {
    case .texts(let truths, let places): return truths[Int(places[index])]
    case .compare(let left, let comparison, let right):
      guard let left = left.number(index), let right = right.number(index) else { return nil }
      return comparison.holds(left, right)
    case .all(let parts): return Self.first(false, of: parts, for: index)
    case .any(let parts): return Self.first(true, of: parts, for: index)
    case .not(let part): return part.holds(for: index).map(!)
    case .unknown: return nil
    }
  }

  /// The truth that decides, where any part has it; else whether all are known to have the other.
  private static func first(_ deciding: Bool, of parts: [FeatureReading], for index: Int) -> Bool? {
    var truth: Bool? = !deciding
    for part in parts {
      let own = part.holds(for: index)
      if own == deciding { return deciding }
      if own == nil { truth = nil }
    }
    return truth
  }
}

/// A number of each feature of one table, in base units; `nil` where it says none.
indirect enum FeatureNumbers: Sendable {
  case literal(Rational)
  /// By place of the texts among the different ones of their column.
  case texts([Rational?], places: [Int32])
  case sum(FeatureNumbers, FeatureNumbers)
  case difference(FeatureNumbers, FeatureNumbers)
  /// The file has no such field.
  case unknown

  init(_ amount: FeatureAmount, of columns: FeatureTable) {
    switch amount {
    case .literal(let quantity): self = .literal(quantity.amount)
    case .field(let field, let unit):
      self = columns.column(field).map { .texts($0.values.map(unit.amount), places: $0.places) } ?? .unknown
    case .sum(let left, let right):
      self = .sum(FeatureNumbers(left, of: columns), FeatureNumbers(right, of: columns))
    case .difference(let left, let right):
      self = .difference(FeatureNumbers(left, of: columns), FeatureNumbers(right, of: columns))
    }
  }

  func number(_ index: Int) -> Rational? {
    switch self {
    case .literal(let number): return number
    case .texts(let numbers, let places): return numbers[Int(places[index])]
    case .sum(let left, let right):
      guard let left = left.number(index), let right = right.number(index) else { return nil }
      return left.adding(right)
    case .difference(let left, let right):
      guard let left = left.number(index), let right = right.number(index) else { return nil }
      return left.subtracting(right)
    case .unknown: return nil
    }
  }
}
