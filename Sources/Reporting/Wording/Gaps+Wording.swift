internal import RuleDSL
internal import Transmission

extension [ProjectReview.Gap] {
  /// `生态保护红线、永久基本农田（甲县）；城镇开发边界（乙县）`.
  func names(_ vocabulary: Vocabulary, _ units: UnitTable) -> Phrase {
    let plans = reduce(into: [Int]()) { if !$0.contains($1.unit) { $0.append($1.unit) } }
    let parts = plans.map { unit in
      let lines = filter { $0.unit == unit }.map { vocabulary.layers[$0.layer].name }
      return Phrase(
        "\(lines.joined(separator: "、"))（\(units.names[unit])）",
        "\(lines.joined(separator: ", ")) of \(units.names[unit])"
      )
    }
    return Phrase(parts.map(\.chinese).joined(separator: "；"), parts.map(\.english).joined(separator: "; "))
  }
}

extension Wording {
  func names(of gaps: [ProjectReview.Gap]) -> String {
    gaps.names(program.vocabulary, world.units)[language]
  }
}
