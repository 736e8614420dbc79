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
    onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)?
  ) {
    let plans = context.judged
    let results = parallelMap(plans.count, jobs: jobs, onProgress: onProgress) {
      AdmissionPass(context, matrix, statement: statement, jobs: jobs)
    } work: { pass, place in
      pass.run(plans[place], keepingAll: keepingAll)
    }
    for (unit, result) in zip(plans, results) { add(result, statement, unit) }
  }

  private mutating func add(_ result: AdmissionPass.Result, _ statement: Int, _ unit: Int) {
    tallies[statement].add(result.tally)
    if let judgement = result.judgement { keep(judgement, .admit, statement: statement, plan: unit) }
    guard result.parcels.count > 0 else { return }
    let key = ParcelKey(statement: UInt16(clamping: statement), plan: Int32(clamping: unit))
    parcels[key] = result.parcels
    for (row, verdict) in result.parcels.verdicts.enumerated() {
      outcomes.append(
        Outcome(
          plan: key.plan,
          year: 0,
          statement: key.statement,
          obligation: .admit,
          verdict: verdict.verdict,
          reason: verdict.reason,
          found: .parcel(Int32(clamping: row))
        )
      )
    }
  }
}

extension RunContext {
  /// The finding on a parcel, before it is printed.
  func judgement(onAdmission outcome: CheckRun.Outcome, _ matrix: AdmissionMatrix, _ run: CheckRun) -> Judgement {
    let key = CheckRun.ParcelKey(statement: outcome.statement, plan: outcome.plan)
    guard case .parcel(let place) = outcome.found, let (table, row) = run.parcels[key]?.place(of: Int(place)) else {
      return Judgement(outcome.verdict, .open)
    }
    let ruling = ParcelRuling(table.parcel(row), matrix)
    let plan = Int(outcome.plan)
    var judgement = Judgement(ruling, table.finding(row, ruling: ruling), matrix)
    let quotes = table.parcel(row).quotes
    judgement.setSentence(matrix, quotes: quotes, plan: plan, world.units, vocabulary)
    return judgement
  }
}

extension Judgement {
  /// What a matrix says about a parcel.
  init(_ ruling: ParcelRuling, _ parcel: ParcelFinding, _ matrix: AdmissionMatrix) {
    self.init(ruling.verdict, .admission(ruling.reason))
    layer = matrix.uses.field.layer.layer
    self.parcel = parcel
    if ruling.verdict == .fail {
      unit = Unit(.squareMetre)
      difference = Rational(parcel.deciding.reduce(0) { $0 + Int128($1.area.base) })
    }
    waiver = ruling.waiver.map {
      Finding.Waiver(label: matrix.exceptions[$0].label, basis: matrix.exceptions[$0].basis)
    }
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
