internal import RuleDSL
internal import Spatial

extension RunContext {
  /// The matrices in force, with their places in the run; one about parcels that nobody provides is about something that
  /// the plan set does not deal with.
  var matrices: [(statement: Int, matrix: AdmissionMatrix)] {
    statements.enumerated().compactMap { place, prepared in
      guard case .matrix(let matrix) = prepared, let map else { return nil }
      let uses = matrix.uses.field.layer
      return map.hasLayer(uses.layer, uses.version) ? (place, matrix) : nil
    }
  }
}

extension CheckRun {
  /// Adds what a matrix says, plan by plan.
  ///
  /// Plans are spread over the threads, and so are the parcels of each: memory is bounded by the largest plans.
  mutating func add(
    _ matrix: AdmissionMatrix,
    _ statement: Int,
    _ context: RunContext,
    keepingAll: Bool,
    jobs: Int,
    keys: MeasureKeys?,
    onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)?
  ) {
    guard let map = context.map else { return }
    let plans = context.judged(statement)
    let results = parallelMap(plans.count, jobs: jobs, onProgress: onProgress) {
      AdmissionPass(context, matrix, jobs: jobs)
    } work: { pass, place in
      guard let keys else { return pass.run(plans[place], map, keepingAll: keepingAll) }
      let key = keys.key(statement, 0, plans[place])
      return keys.memory.recall(key, AdmissionPass.Result.self, through: map)
        ?? keys.memory.measure(key, through: map) { pass.run(plans[place], $0, keepingAll: keepingAll) }
    }
    for (unit, result) in zip(plans, results) { add(result, statement, unit) }
  }

  private mutating func add(_ result: AdmissionPass.Result, _ statement: Int, _ unit: Int) {
    tallies[statement].add(result.tally)
    if let finding = result.finding { keep(finding, .admit, statement: statement, plan: unit) }
    for table in result.parcels {
      for (verdict, found) in zip(table.verdicts, evidence.keep(table)) {
        outcomes.append(Outcome(verdict.verdict, verdict.reason, .admit, statement: statement, plan: unit, found))
      }
    }
  }
}

extension RunContext {
  /// The finding on a parcel.
  func finding(onAdmission outcome: CheckRun.Outcome, _ matrix: AdmissionMatrix, _ run: CheckRun) -> Finding {
    guard let (table, row) = run.evidence.parcel(outcome.found) else {
      return Finding(outcome.verdict, .open)
    }
    let parcel = table.parcel(row)
    let ruling = ParcelRuling(parcel, matrix.answers, conditions: matrix.conditions.count)
    var finding = Finding(ruling, table.finding(row, ruling: ruling), matrix)
    finding.setSentence(matrix, quotes: parcel.quotes, plan: Int(outcome.plan), world.units, vocabulary)
    return finding
  }
}

extension Finding {
  /// What a matrix says about a parcel.
  init(_ ruling: ParcelRuling, _ parcel: ParcelFinding, _ matrix: AdmissionMatrix) {
    self.init(ruling.verdict, ruling.reason, .parcel(layer: matrix.uses.field.layer.layer, parcel))
    if ruling.verdict == .fail {
      amounts.unit = Unit(.squareMetre)
      amounts.difference = Rational(parcel.deciding.reduce(0) { $0 + Int128($1.area.base) })
    }
    waiver = ruling.waiver.map { Waiver(label: matrix.exceptions[$0].label, basis: matrix.exceptions[$0].basis) }
  }

  /// The matrix's own sentence for a failure.
  mutating func setSentence(
    _ matrix: AdmissionMatrix,
    quotes: [String],
    plan: Int,
    _ units: UnitTable,
    _ vocabulary: Vocabulary
  ) {
    guard verdict == .fail, let parcel, units.names.indices.contains(plan) else { return }
    sentence = matrix.sentence(on: parcel, quotes: quotes, plan: units.names[plan], vocabulary)
  }
}
