/// Which of several parcels an 应当 is about: 甲县 0301 通过.
extension Compiler {
  /// The parcel that words single out, each being what one of its fields says; `nil` without words.
  mutating func parcel(
    _ words: [SyntaxTree.RawText],
    of plan: Int,
    in scenario: Scenario
  ) -> Scenario.Expectation.Parcel? {
    guard let first = words.first, let last = words.last else { return nil }
    let drawn = parcels(of: plan, in: scenario)
    var named = drawn
    for word in words {
      named = named.filter { scenario.maps[$0].fields.contains(word.text) }
      guard named.isEmpty else { continue }
      let known = Set(drawn.flatMap { scenario.maps[$0].fields }).subtracting([""]).sorted()
      return refuse(.parcelUnknown(word.text, at: word.span, known: known))
    }
    guard named.count == 1 else { return refuse(.parcelUnclear(named.count, at: first.span.joined(with: last.span))) }
    return Scenario.Expectation.Parcel(words: words.map(\.text), map: named[0])
  }

  /// The maps of parcels that the tested matrices judge in a plan; a map without a cell draws none.
  private func parcels(of plan: Int, in scenario: Scenario) -> [Int] {
    let layers = program.matrices.filter { scenario.tests.contains($0.heading.id) }.map(\.uses.field.layer)
    return scenario.maps.indices.filter { index in
      let map = scenario.maps[index]
      return map.rows.contains { $0.contains(true) }
        && layers.contains { layer in
          layer.layer == map.layer && layer.version == map.version && (layer.plan == .own) == (map.plan == plan)
        }
    }
  }
}
