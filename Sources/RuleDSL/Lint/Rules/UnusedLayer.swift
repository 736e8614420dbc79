/// L102: a layer that nothing names.
extension LintRule {
  static let unusedLayer = LintRule("L102", "图层没有用到", "a layer is not used") { input in
    input.unused(.layer).filter { occurrence in
      let layer = input.vocabulary.layer(named: occurrence.symbol.name).map { input.vocabulary.layers[$0] }
      // 行政区 is read without being named; a layer of some units only says how they write another one.
      return layer.map { !$0.isTerritory && $0.units == nil } ?? true
    }.map { occurrence in
      let name = occurrence.symbol.name
      return LintRemark(at: occurrence.span, "没有规则用到图层“\(name)”", "nothing uses the layer `\(name)`")
        .advising("写用到它的规则，或删去这一行", "write a rule that uses it, or delete the row")
    }
  }
}
