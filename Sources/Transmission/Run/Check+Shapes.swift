internal import RuleDSL

extension CheckRun {
  /// Adds what whoever read the plan set knows about its input besides.
  public mutating func add(_ flaws: [InputFlaw]) { inputFlaws = (inputFlaws + flaws).sorted() }

  /// Takes what was found about the layers that the run has read; of all rules, or of some that were chosen, which leave
  /// layers to the others.
  mutating func take(_ reading: MapReading?, ofAllRules: Bool) {
    guard let reading else { return }
    (hasOpenedMaps, inputFlaws, mapLedger) = (reading.isOpened, reading.flaws, reading.ledger)
    if !ofAllRules { mapLedger.unread = [] }
    add(reading.featureFlaws)
  }

  /// Adds what is wrong with the features that the run has read: one verdict for each check, layer and plan concerned.
  ///
  /// The built-in checks stand behind the rules, and only those that found something.
  private mutating func add(_ flaws: [FeatureFlaw]) {
    var rest = flaws[...]
    while let first = rest.first {
      let check = ShapeInspection(first.kind)
      let own = rest.prefix { ShapeInspection($0.kind) == check && $0.layer == first.layer && $0.unit == first.unit }
      rest = rest.dropFirst(own.count)
      add(.shapes(check))
      let finding = Finding(.fail, .unsound, .flaws(layer: first.layer, Array(own)))
      keep(finding, .rule, statement: statements.count - 1, plan: first.unit)
    }
  }
}
