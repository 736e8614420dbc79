@testable import RuleDSL
@testable import Transmission

/// A second opinion on control lines: counts cells, and knows nothing of shapes.
struct ReferenceLines {
  typealias Cells = RandomLines.Cells

  struct Question: Hashable {
    var obligation: Obligation
    var unit: String
  }

  struct Opinion: Hashable {
    var verdict: Verdict
    /// In cells.
    var difference: Int?
    var pieces = 0
    var slivers = 0
    var missing: Set<String> = []
  }

  let lines: RandomLines

  private var family: LineSketch { lines.family }

  func opinions() -> [Question: Opinion] {
    var opinions: [Question: Opinion] = [:]
    for place in family.sketch.places where family.tiers.contains(place.tier) {
      opinions[Question(obligation: .carry, unit: place.code)] = carry(place.code)
      opinions[Question(obligation: .honour, unit: place.code)] = honour(place.code)
      opinions[Question(obligation: .aggregate, unit: place.code)] = aggregate(place.code)
    }
    return opinions
  }

  private func parent(_ unit: String) -> String? {
    guard let above = family.sketch.places.first(where: { $0.code == unit })?.parent else { return nil }
    let tier = family.sketch.places.first { $0.code == above }?.tier ?? -1
    return family.tiers.contains(tier) ? above : parent(above)
  }

  private func isStatedAbove(_ unit: String) -> Bool {
    parent(unit).map { lines.red[$0] != nil || isStatedAbove($0) } ?? false
  }

  private func expected(_ unit: String) -> Cells? {
    guard let above = parent(unit).flatMap({ lines.red[$0] }) else { return nil }
    return above.isEmpty ? [] : lines.territory[unit].map(above.intersection)
  }

  private func isReal(_ part: Cells) -> Bool { part.count > lines.sliver }

  private func carry(_ unit: String) -> Opinion? {
    guard let above = parent(unit), lines.red[above] != nil || isStatedAbove(above) else { return nil }
    let own = lines.red[unit]
    if let expected = expected(unit) {
      let parts = RandomLines.parts(expected)
      // Where there is a line, 落实 counts them.
      if !parts.contains(where: isReal) {
        return Opinion(verdict: .notApplicable, slivers: own == nil ? parts.count : 0)
      }
      guard let own else { return Opinion(verdict: .undetermined, missing: [unit]) }
      return own.isEmpty ? Opinion(verdict: .fail, difference: expected.count) : Opinion(verdict: .pass)
    }
    if own == nil { return Opinion(verdict: .undetermined, missing: [unit]) }
    if lines.red[above] == nil { return Opinion(verdict: .undetermined, missing: [above]) }
    return own == [] ? Opinion(verdict: .undetermined, missing: [unit]) : Opinion(verdict: .pass)
  }

  private func honour(_ unit: String) -> Opinion? {
    guard let above = parent(unit), let own = lines.red[unit] else { return nil }
    guard lines.red[above] != nil else { return Opinion(verdict: .undetermined, missing: [above]) }
    guard let expected = expected(unit) else { return Opinion(verdict: .undetermined, missing: [unit]) }
    if family.order == .protect, !RandomLines.parts(expected).contains(where: isReal) {
      return Opinion(verdict: .notApplicable, slivers: missing(expected, own).count)
    }
    return compare(expected, own)
  }

  private func compare(_ expected: Cells, _ own: Cells) -> Opinion {
    let parts = missing(expected, own) + excess(expected, own)
    let real = parts.filter(isReal)
    let slivers = parts.count - real.count
    guard !real.isEmpty else { return Opinion(verdict: .pass, slivers: slivers) }
    return Opinion(verdict: .fail, difference: real.reduce(0) { $0 + $1.count }, pieces: real.count, slivers: slivers)
  }

  private func missing(_ expected: Cells, _ own: Cells) -> [Cells] {
    family.order == .develop ? [] : RandomLines.parts(expected.subtracting(own))
  }

  private func excess(_ expected: Cells, _ own: Cells) -> [Cells] {
    family.order == .protect ? [] : RandomLines.parts(own.subtracting(expected))
  }

  private func aggregate(_ unit: String) -> Opinion? {
    let children = family.sketch.places.filter { family.tiers.contains($0.tier) && parent($0.code) == unit }.map(
      \.code
    )
    let known = children.compactMap { lines.red[$0] }
    let unknown = Set(children.filter { lines.red[$0] == nil })
    if children.isEmpty { return nil }
    guard let own = lines.red[unit] else {
      guard !known.isEmpty || isStatedAbove(unit) else { return nil }
      return Opinion(verdict: .undetermined, missing: unknown.union([unit]))
    }
    if family.order == .protect, own.isEmpty { return Opinion(verdict: .notApplicable) }
    let union = known.reduce(Cells()) { $0.union($1) }
    var opinion = compare(own, union)
    opinion.missing = unknown
    guard !unknown.isEmpty else { return opinion }
    let lacking = missing(own, union).filter(isReal)
    let over = excess(own, union).filter(isReal)
    if family.order == .protect ? lacking.isEmpty : !over.isEmpty {
      opinion.difference = over.isEmpty ? nil : over.reduce(0) { $0 + $1.count }
      opinion.pieces = over.count
      return opinion
    }
    opinion.verdict = .undetermined
    opinion.difference = lacking.isEmpty ? nil : lacking.reduce(0) { $0 + $1.count }
    opinion.pieces = 0
    return opinion
  }
}
