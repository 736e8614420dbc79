internal import RuleDSL

/// The names that headers and titles of tables may hold.
struct Lexicon: Sendable {
  let vocabulary: Vocabulary
  let units: UnitNames
  /// Index of an indicator by name or alias, folded.
  private let indicators: [String: Int]

  init(_ vocabulary: Vocabulary, _ units: UnitNames) {
    self.vocabulary = vocabulary
    self.units = units
    var found: [String: Int] = [:]
    for (index, indicator) in vocabulary.indicators.enumerated() {
      for name in [indicator.name] + indicator.aliases where found[foldedHeader(name)] == nil {
        found[foldedHeader(name)] = index
      }
    }
    indicators = found
  }

  /// By a folded name.
  func indicator(_ name: String) -> Int? { indicators[name] }

  /// The indicator that a text without blanks names, if it names only one.
  func onlyIndicator(in text: String) -> Int? {
    let found = indicators.filter { text.holds($0.key) && $0.key.count > 2 }
    // 城镇建设用地规模 is part of 新增城镇建设用地规模.
    let whole = found.filter { one in !found.contains { $0.key != one.key && $0.key.holds(one.key) } }
    let named = Set(whole.values)
    return named.count == 1 ? named.first : nil
  }

  func unit(_ name: String) -> Int? {
    guard case .unit(let place) = units.unit(named: name) else { return nil }
    return place
  }
}
