/// L505: a rule about ground or tiers that lie outside its pack.
extension LintRule {
  static let outsidePack = LintRule("L505", "规则说的地方在规则包之外", "a rule is about ground outside its pack") { input in
    input.statements.compactMap { statement, block in
      guard let pack = input.program.pack(of: statement.heading), !pack.ground.isEmpty else { return nil }
      let layer = statement.layers.map { input.vocabulary.layers[$0] }.first { layer in
        layer.units.map { units in
          !pack.ground.contains {
            UnitIdentity.significant($0).hasPrefix(units) || units.hasPrefix(UnitIdentity.significant($0))
          }
        } ?? false
      }
      guard let layer else { return nil }
      return LintRemark(
        at: block.title.span,
        "它读“\(layer.name)”，这一层只有 \(layer.units ?? "") 的规划有，不在规则包的行政区里",
        "it reads `\(layer.name)`, which only plans of \(layer.units ?? "") have, outside the ground of the pack"
      ).advising("把规则移到管那里的规则包，或换图层", "move the rule to the pack of that ground, or read another layer")
    }
  }
}

extension Statement {
  /// The layers it reads.
  fileprivate var layers: [Int] {
    switch self {
    case .line(let line): [line.layer]
    case .rule(let rule):
      (rule.requirements.map(\.condition) + rule.exceptions.map(\.condition) + [rule.condition].compactMap(\.self))
        .flatMap(\.layers).map(\.layer)
    case .matrix(let matrix): [matrix.zones.field.layer.layer, matrix.uses.field.layer.layer]
    case .figures, .entries, .monitor: []
    }
  }
}
