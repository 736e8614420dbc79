import TestKit
import Testing

@testable import Prove
@testable import RuleDSL

/// 下级不得放宽, held to brute force: every cell, every parcel, every pair of codes, in the plainest terms.
@Suite("下级不得放宽的证明")
struct MatrixProofTests {
  static let seeds = draws(800).count

  @Test("每个代码的答案都是最具体的一行一列")
  func answers() {
    for seed in 0..<UInt64(Self.seeds / 4) {
      let pair = RandomMatrices(seed: seed)
      let systems = pair.vocabulary.codeSystems
      for (plain, matrix) in [(pair.lower, pair.proof.lower), (pair.upper, pair.proof.upper)] {
        for (zone, zoneCode) in systems[matrix.zones.system].codes.enumerated() {
          for (use, useCode) in systems[matrix.uses.system].codes.enumerated() {
            let found = matrix.answer(use: use, zone: zone)
            let wanted = plain.answer(zone: zoneCode.text, use: useCode.text)
            #expect(found.admission == wanted.admission)
            #expect(found.place?.row == wanted.row && found.place?.column == wanted.column)
          }
        }
      }
    }
  }

  @Test("证明与逐格穷举一致")
  func agreesWithBruteForce() {
    var outcomes = (proved: 0, refuted: 0, open: 0, conditional: 0)
    for seed in 0..<UInt64(Self.seeds) {
      let pair = RandomMatrices(seed: seed)
      let found = pair.proof.outcome()
      let wanted = BruteForce(pair).outcome()
      let places = Set(found.counterexamples.map { $0.lower.answer.place })
      #expect(places == wanted.places, "seed \(seed)")
      #expect(Set(found.openZones) == wanted.openZones && Set(found.openUses) == wanted.openUses, "seed \(seed)")
      #expect(found.counterexamples.count == places.count, "seed \(seed)")
      for example in found.counterexamples { #expect(isReal(example, pair), "seed \(seed)") }
      let isOpen = !found.openZones.isEmpty || !found.openUses.isEmpty
      if isOpen { outcomes.open += 1 } else if places.isEmpty { outcomes.proved += 1 } else { outcomes.refuted += 1 }
      if found.counterexamples.contains(where: { !$0.missing.isEmpty }) { outcomes.conditional += 1 }
    }
    // The draws reach every kind of outcome.
    #expect(min(outcomes.proved, outcomes.refuted, outcomes.open, outcomes.conditional) > Self.seeds / 20)
  }

  /// Whether both sides say what the counterexample claims, and the lower one really lets more through.
  private func isReal(_ example: MatrixComparison.Counterexample, _ pair: RandomMatrices) -> Bool {
    let systems = pair.vocabulary.codeSystems
    func text(_ code: Int?, _ system: Int) -> String? { code.map { systems[system].codes[$0].text } }
    let (lower, upper) = (pair.proof.lower, pair.proof.upper)
    let below = pair.lower.answer(
      zone: text(example.lower.zone, lower.zones.system),
      use: text(example.lower.use, lower.uses.system)
    )
    let above = pair.upper.answer(
      zone: text(example.upper.zone, upper.zones.system),
      use: text(example.upper.use, upper.uses.system)
    )
    return below.admission == example.lower.answer.admission && above.admission == example.upper.answer.admission
      && !BruteForce(pair).isStrict(below.admission, above.admission)
  }
}

/// What the proof has to find, by trying everything.
private struct BruteForce {
  let pair: RandomMatrices

  init(_ pair: RandomMatrices) { self.pair = pair }

  struct Outcome {
    var places: Set<AdmissionMatrix.Place?> = []
    var openZones: Set<MatrixComparison.OpenCode> = []
    var openUses: Set<MatrixComparison.OpenCode> = []
  }

  func outcome() -> Outcome {
    var outcome = Outcome()
    let (lower, upper) = (pair.proof.lower, pair.proof.upper)
    let zones = matches(lower.zones.system, upper.zones.system, &outcome.openZones)
    let uses = matches(lower.uses.system, upper.uses.system, &outcome.openUses)
    for use in uses {
      for zone in zones {
        let below = pair.lower.answer(zone: zone.lower, use: use.lower)
        let above = pair.upper.answer(zone: zone.upper, use: use.upper)
        guard !isStrict(below.admission, above.admission) else { continue }
        if let open = zone.open { outcome.openZones.insert(open) }
        if let open = use.open { outcome.openUses.insert(open) }
        guard zone.open == nil, use.open == nil else { continue }
        let place = below.row.flatMap { row in below.column.map { AdmissionMatrix.Place(row: row, column: $0) } }
        outcome.places.insert(place)
      }
    }
    return outcome
  }

  struct Match {
    var lower: String?
    var upper: String?
    /// The upper code, when it has to be asked for.
    var open: MatrixComparison.OpenCode?
  }

  /// Every code of both systems with every code of the other that it may be.
  private func matches(_ lower: Int, _ upper: Int, _ open: inout Set<MatrixComparison.OpenCode>) -> [Match] {
    let systems = pair.vocabulary.codeSystems
    let (own, other) = (systems[lower], systems[upper])
    guard lower != upper else { return own.codes.map { Match(lower: $0.text, upper: $0.text) } }
    guard let relation = relation(lower, upper) else {
      for code in own.codes.indices { open.insert(.init(isLower: true, code: code)) }
      return []
    }
    var matches: [Match] = []
    for (code, counterpart) in relation.enumerated() {
      switch counterpart {
      case nil: open.insert(.init(isLower: true, code: code))
      case .some(let codes) where codes.isEmpty: matches.append(Match(lower: own.codes[code].text))
      case .some(let codes):
        matches += codes.map { Match(lower: own.codes[code].text, upper: other.codes[$0].text) }
      }
    }
    let back = pair.vocabulary.mappings.first { $0.source == upper && $0.target == lower }
    for code in other.codes.indices where !relation.contains(where: { $0?.contains(code) ?? false }) {
      let isSaid = back.map { $0.counterparts[code] == .none } ?? false
      matches.append(Match(upper: other.codes[code].text, open: isSaid ? nil : .init(isLower: false, code: code)))
    }
    return matches
  }

  /// For every lower code the upper codes it may be; empty for none, `nil` for unknown; directly, or through one system.
  private func relation(_ lower: Int, _ upper: Int) -> [Set<Int>?]? {
    if let direct = direct(lower, upper) { return direct }
    for middle in pair.vocabulary.codeSystems.indices {
      guard let first = direct(lower, middle), let second = direct(middle, upper) else { continue }
      return first.map { codes in
        guard let codes else { return nil }
        if codes.isEmpty { return [] }
        let all = codes.map { second[$0] }
        if all.contains(nil) { return nil }
        let known = all.compactMap { $0 }
        if known.allSatisfy(\.isEmpty) { return [] }
        return known.contains(where: \.isEmpty) ? nil : known.reduce(into: Set()) { $0.formUnion($1) }
      }
    }
    return nil
  }

  private func direct(_ lower: Int, _ upper: Int) -> [Set<Int>?]? {
    let forward = pair.vocabulary.mappings.first { $0.source == lower && $0.target == upper }
    let backward = pair.vocabulary.mappings.first { $0.source == upper && $0.target == lower }
    guard forward != nil || backward != nil else { return nil }
    return pair.vocabulary.codeSystems[lower].codes.indices.map { code in
      var codes: Set<Int> = []
      if case .codes(let named)? = forward?.counterparts[code] { codes.formUnion(named) }
      for (source, counterpart) in (backward?.counterparts ?? []).enumerated() {
        if case .codes(let named) = counterpart, named.contains(code) { codes.insert(source) }
      }
      guard codes.isEmpty else { return codes }
      if case CodeMapping.Counterpart.none? = forward?.counterparts[code] { return [] }
      return nil
    }
  }

  /// Whether no parcel gets more from the lower answer than from the upper one.
  func isStrict(_ below: Admission, _ above: Admission) -> Bool {
    if below == .prohibited || above == .admitted { return true }
    if below == .undetermined || above == .undetermined { return below == above }
    return parcels.allSatisfy { parcel in
      !isAdmitted(parcel, below, pair.lower) || isAdmitted(parcel, above, pair.upper)
    }
  }

  /// Every combination of what the three fields may say, blanks too.
  private var parcels: [[String]] {
    let values = ["", "1", "2", "3"]
    return values.flatMap { first in values.flatMap { second in values.map { ["", first, second, $0] } } }
  }

  private func isAdmitted(_ parcel: [String], _ admission: Admission, _ matrix: RandomMatrices.PlainMatrix) -> Bool {
    switch admission {
    case .admitted: true
    case .prohibited, .undetermined: false
    case .conditional(let indices): indices.allSatisfy { holds(matrix.conditions[$0], parcel) }
    }
  }

  private func holds(_ condition: FeatureCondition, _ parcel: [String]) -> Bool {
    switch condition {
    case .stated(let field): !parcel[field].isEmpty
    case .among(let field, let values): values.texts.contains(parcel[field])
    case .matches(let field, let format): format.matches(parcel[field], of: UnitIdentity(code: "", name: ""))
    // None is drawn.
    case .compare: false
    case .all(let parts): parts.allSatisfy { holds($0, parcel) }
    case .any(let parts): parts.contains { holds($0, parcel) }
    case .not(let part): !holds(part, parcel)
    }
  }
}
