internal import RuleDSL

/// 下级不得放宽: holds a lower matrix to an upper one, cell by cell, without any plan.
///
/// Which of two answers is at least as strict is said by ``Admission``.
struct MatrixProof {
  let lower: AdmissionMatrix
  let upper: AdmissionMatrix
  let vocabulary: Vocabulary

  func outcome() -> MatrixComparison {
    var outcome = MatrixComparison()
    outcome.exceptionsTooWide = exceptionsTooWide
    outcome.isToleranceWider = isToleranceWider
    outcome.isLevelWeaker = isLevelWeaker
    let zones = pairs(lower.zones.system, upper.zones.system, &outcome.openZones)
    let uses = pairs(lower.uses.system, upper.uses.system, &outcome.openUses)
    let lowerConditions = lower.conditions.map { normal($0.condition, of: lower) }
    let upperConditions = upper.conditions.map { normal($0.condition, of: upper) }
    var found: [AdmissionMatrix.Place?: Int] = [:]
    for use in uses {
      for zone in zones {
        let below = side(lower, zone: zone.lower, use: use.lower)
        let above = side(upper, zone: zone.upper, use: use.upper)
        func missing() -> [Int] {
          self.missing(below.answer.admission, lowerConditions, above.answer.admission, upperConditions)
        }
        if below.answer.admission.isAtLeastAsStrict(as: above.answer.admission, { missing().isEmpty }) { continue }
        // A code that is missing without a word is reported; the cell is no counterexample yet.
        let isZoneOpen = report(zone, &outcome.openZones)
        let isUseOpen = report(use, &outcome.openUses)
        guard !isZoneOpen, !isUseOpen else { continue }
        let example = MatrixComparison.Counterexample(lower: below, upper: above, missing: missing())
        if let place = found[below.answer.place] {
          if outcome.counterexamples[place].asks < example.asks { outcome.counterexamples[place] = example }
        } else {
          found[below.answer.place] = outcome.counterexamples.count
          outcome.counterexamples.append(example)
        }
      }
    }
    return outcome
  }

  /// A code of each side that may be the same land; at least one of the two is there.
  private struct Pair {
    var lower: Int?
    var upper: Int?
    /// Whether somebody said that the other side has no such code.
    var isDeclared = true
  }

  /// Every code of both systems with what it may be in the other.
  ///
  /// Codes of the lower system that nobody paired are open; those of the upper system are 未列明 below, and open only
  /// where that would let more through.
  private func pairs(_ lowerSystem: Int, _ upperSystem: Int, _ open: inout [MatrixComparison.OpenCode]) -> [Pair] {
    let count = vocabulary.codeSystems[lowerSystem].codes.count
    guard lowerSystem != upperSystem else { return (0..<count).map { Pair(lower: $0, upper: $0) } }
    guard let correspondence = CodeCorrespondence(from: lowerSystem, to: upperSystem, in: vocabulary) else {
      open = (0..<count).map { MatrixComparison.OpenCode(isLower: true, code: $0) }
      return []
    }
    var pairs: [Pair] = []
    for (code, counterpart) in correspondence.counterparts.enumerated() {
      switch counterpart {
      case .codes(let codes): pairs += codes.map { Pair(lower: code, upper: $0) }
      case .none: pairs.append(Pair(lower: code, upper: nil))
      case .unknown: open.append(MatrixComparison.OpenCode(isLower: true, code: code))
      }
    }
    let back = vocabulary.mappings.first { $0.source == upperSystem && $0.target == lowerSystem }?.counterparts
    return pairs
      + correspondence.upperOnly.map { code in
        Pair(lower: nil, upper: code, isDeclared: back?[code] == .some(.none))
      }
  }

  private func report(_ pair: Pair, _ open: inout [MatrixComparison.OpenCode]) -> Bool {
    guard !pair.isDeclared, let code = pair.upper else { return false }
    let entry = MatrixComparison.OpenCode(isLower: false, code: code)
    if !open.contains(entry) { open.append(entry) }
    return true
  }

  private func side(_ matrix: AdmissionMatrix, zone: Int?, use: Int?) -> MatrixComparison.Side {
    guard let zone, let use else {
      return MatrixComparison.Side(zone: zone, use: use, answer: .init(admission: matrix.unlisted, place: nil))
    }
    return MatrixComparison.Side(zone: zone, use: use, answer: matrix.answer(use: use, zone: zone))
  }

  private func layer(_ matrix: AdmissionMatrix) -> Layer { vocabulary.layers[matrix.uses.field.layer.layer] }

  private func normal(_ condition: FeatureCondition, of matrix: AdmissionMatrix) -> Set<NormalCondition> {
    NormalCondition(condition, of: layer(matrix), read: readAbove).conjuncts
  }

  /// Codes of a field that the upper matrix reads in another system, as that system has them: all they may be, and of
  /// those that are refused only what is nothing else.
  private func readAbove(_ values: Set<String>, _ field: LayerField, isNegated: Bool) -> NormalCondition.Test {
    let asWritten = NormalCondition.Test.among(values, of: field.codeSystem)
    let above = layer(upper).fields.first { $0.name == field.name }?.codeSystem
    guard let below = field.codeSystem, let above, below != above,
      let correspondence = CodeCorrespondence(from: below, to: above, in: vocabulary)
    else { return asWritten }
    let codes = Set(values.compactMap { vocabulary.codeSystems[below].index(of: $0) })
    guard let read = isNegated ? correspondence.only(of: codes) : correspondence.all(of: codes) else {
      return asWritten
    }
    return .among(Set(read.map { vocabulary.codeSystems[above].codes[$0].text }), of: above)
  }

  /// Which conditions of the upper answer do not follow from those of the lower one.
  private func missing(
    _ below: Admission,
    _ lowerConditions: [Set<NormalCondition>],
    _ above: Admission,
    _ upperConditions: [Set<NormalCondition>]
  ) -> [Int] {
    guard case .conditional(let asked) = above else { return [] }
    var held: Set<NormalCondition> = []
    if case .conditional(let indices) = below { held = Set(indices.flatMap { lowerConditions[$0] }) }
    return asked.filter { !areAtLeastAsStrict(held, as: upperConditions[$0]) }
  }
}

extension MatrixProof {
  private var exceptionsTooWide: [AdmissionMatrix.Exception] {
    let known = upper.exceptions.map { normal($0.condition, of: upper) }
    return lower.exceptions.filter { exception in
      let own = normal(exception.condition, of: lower)
      return !known.contains { areAtLeastAsStrict(own, as: $0) }
    }
  }

  private var isToleranceWider: Bool {
    func exceeds(_ below: Quantity?, _ above: Quantity?) -> Bool { (below?.base ?? 0) > (above?.base ?? 0) }
    return exceeds(lower.tolerance.sliver.area, upper.tolerance.sliver.area)
      || exceeds(lower.tolerance.sliver.width, upper.tolerance.sliver.width)
      || exceeds(lower.tolerance.share, upper.tolerance.share)
  }

  private var isLevelWeaker: Bool {
    func weight(_ level: Level) -> Int {
      switch level {
      case .binding: 2
      case .expected: 1
      case .advisory: 0
      }
    }
    return weight(lower.heading.level) < weight(upper.heading.level)
  }
}

extension MatrixComparison.Counterexample {
  /// How much the lower cell has to be tightened for it, by what the upper one says.
  fileprivate var asks: Int {
    switch upper.answer.admission {
    case .admitted: 0
    case .conditional: missing.count
    case .undetermined: .max - 1
    case .prohibited: .max
    }
  }
}
