extension Writer {
  /// The three obligations of a line as rules; each is judged under the line's 容差.
  func obligations(of line: LineTransmission) -> [[String]] {
    let own = LayerReference(layer: line.layer, plan: .own)
    let parent = Region.layer(LayerReference(layer: line.layer, plan: .parent))
    let children = Region.layer(LayerReference(layer: line.layer, plan: .children))
    // A checked line has the layer 行政区.
    let land = vocabulary.territory.map { Region.layer(LayerReference(layer: $0, plan: .own)) }
    let expected = land.map { Region.intersection(parent, $0) } ?? parent
    let (lower, upper) = (tiers(line.tiers.dropFirst()), tiers(line.tiers.dropLast()))
    let relation = relation(of: line.order)
    let slivers = tolerance(line.tolerance).map { [$0] } ?? []
    let rules = [
      (Keyword.carry, lower, Condition.provided(own), []),
      (.honour, lower, .relation(.layer(own), relation, expected), slivers),
      (.aggregate, upper, .relation(children, relation, .layer(own)), slivers),
    ]
    return rules.map { obligation, tiers, condition, slivers in
      rule(obligation, line.heading, tiers, requirement(line.tiers, condition) + slivers)
    }
  }

  private func relation(of order: LineTransmission.Order) -> SpatialRelation {
    switch order {
    case .protect: .covers
    case .develop: .within
    case .same: .same
    }
  }

  /// 容差：面积 1 平方米，宽度 0.1 米; `nil` when nothing is tolerated.
  func tolerance(_ tolerance: SpatialTolerance, share: Quantity? = nil) -> String? {
    let parts = [
      tolerance.area.map { "\(word(.area)) \($0.text)" }, tolerance.width.map { "\(word(.width)) \($0.text)" },
      share.map { "\(word(.share)) \($0.text)" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : clause(.tolerance, "", parts.joined(separator: comma))
  }

  func text(of region: Region) -> String {
    switch region {
    case .layer(let layer):
      var parts = [word(layer.plan.keyword)]
      switch layer.version {
      case .current: break
      case .before: parts.append(word(.before))
      case .after: parts.append(word(.after))
      }
      return (parts + [vocabulary.layers[layer.layer].name]).joined(separator: of)
    case .intersection(let left, let right):
      // 裁剪 and 交集 mean the same; who cuts at a boundary says 裁剪.
      let isClip = if case .layer(let layer) = right { layer.layer == vocabulary.territory } else { false }
      return call(isClip ? .clip : .intersection, [left, right])
    case .difference(let left, let right): return call(.minus, [left, right])
    case .union(let left, let right): return call(.union, [left, right])
    case .buffer(let inner, let distance):
      return word(.buffer) + parenthesized(text(of: inner) + comma + distance.text)
    case .fragments(let inner, let limit):
      return word(.fragments) + parenthesized(text(of: inner) + comma + limit.text)
    case .select(let layer, let condition):
      let inner = text(of: condition, of: layer.layer) { $0 }
      return word(.select) + parenthesized(text(of: .layer(layer)) + comma + inner)
    case .changed(let before, let after):
      return word(.changed) + parenthesized(text(of: before) + comma + text(of: after))
    }
  }

  private func call(_ function: Keyword, _ regions: [Region]) -> String {
    word(function) + parenthesized(regions.map { text(of: $0) }.joined(separator: comma))
  }

  func text(of measure: RegionMeasure) -> String {
    switch measure {
    case .area(let region): call(.area, [region])
    case .length(let region): call(.length, [region])
    case .pieces(let region): call(.count, [region])
    case .share(let region, let whole): call(.share, [region, whole])
    case .statedArea(let layer): call(.statedArea, [.layer(layer)])
    case .measuredArea(let layer): call(.measuredArea, [.layer(layer)])
    }
  }
}
