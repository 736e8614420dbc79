internal import RuleDSL

extension CheckRun {
  /// Takes what was found about the layers that the run has read.
  mutating func take(_ reading: MapReading?) {
    guard let reading else { return }
    (hasOpenedMaps, inputFlaws) = (reading.isOpened, reading.flaws)
    add(reading.featureFlaws)
  }

  /// Adds what is wrong with the features that the run has read: one verdict for each check, layer and plan concerned.
  ///
  /// The built-in checks stand behind the rules, and only those that found something.
  private mutating func add(_ flaws: [FeatureFlaw]) {
    var rest = flaws[...]
    while let first = rest.first {
      let check = ShapeCheck(first.kind)
      let own = rest.prefix { ShapeCheck($0.kind) == check && $0.layer == first.layer && $0.unit == first.unit }
      rest = rest.dropFirst(own.count)
      if statements.last != .shapes(check) {
        statements.append(.shapes(check))
        tallies.append(Tally())
      }
      let outcome = Outcome(
        plan: Int32(clamping: first.unit),
        year: 0,
        statement: UInt16(clamping: statements.count - 1),
        requirement: UInt16(clamping: first.layer),
        obligation: .rule,
        verdict: .fail
      )
      outcomes.append(outcome)
      tallies[tallies.count - 1].add(.fail)
      shapeFlaws[outcome] = Array(own)
    }
  }

  /// The finding behind one verdict on shapes, before it is printed.
  func judgement(onShapes outcome: Outcome) -> Judgement {
    var judgement = Judgement(outcome.verdict, .unsound)
    judgement.layer = Int(outcome.requirement)
    judgement.flaws = shapeFlaws[outcome] ?? []
    return judgement
  }
}
