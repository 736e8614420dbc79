internal import RuleDSL
internal import Spatial

/// Regions chosen by what features say.
extension RegionEvaluation {
  /// 筛选: the features of a layer that meet a condition; where a file lacks a field that decides, those that do for
  /// certain, and those that may.
  func select(_ reference: LayerReference, _ condition: FeatureCondition) -> RegionValue {
    var value = gaps(of: reference)
    let isProvided = value.isComplete
    var shapes: [Shape] = []
    var doubtful: [Shape] = []
    var lines: [Lines] = []
    for (unit, view) in views(reference) {
      let identity = units.identity(of: unit)
      for part in view?.parts ?? [] {
        let reading = FeatureReading(condition, of: part, identity, choosing: true)
        for index in part.indices {
          switch reading.holds(for: index) {
          case true?:
            shapes.append(part.shapes[index])
            if !part.lines.isEmpty { lines.append(part.lines[index]) }
          case false?: continue
          case nil:
            value.missing.insert(unit)
            if part.lines.isEmpty { doubtful.append(part.shapes[index]) }
          }
        }
      }
    }
    guard value.isComplete else {
      if isProvided, !doubtful.isEmpty, lines.isEmpty, let certain = LayerView.union(shapes),
        let possible = LayerView.union(shapes + doubtful)
      {
        value.bounds = RegionBounds(certain: certain, possible: possible)
      }
      return value
    }
    value.shape = LayerView.union(shapes)
    value.lines = lines.filter { !$0.isEmpty }
    value.hasFailed = value.shape == nil
    return value
  }

  /// 属性变更: what both layers cover, where the second one does not have the value of the first.
  func changed(_ before: FieldReference, _ after: FieldReference) -> RegionValue {
    let (old, new) = (shapes(before), shapes(after))
    var value = old.gaps.gaps(with: new.gaps)
    guard value.isComplete, !value.hasFailed else { return value }
    value.shape = changed(old.byText, new.byText)
    value.hasFailed = value.shape == nil
    return value
  }

  private func changed(_ old: [String: Shape], _ new: [String: Shape]) -> Shape? {
    guard let all = LayerView.union(new.keys.sorted().compactMap { new[$0] }) else { return nil }
    var parts: [Shape] = []
    for text in old.keys.sorted() {
      guard let shape = old[text], let rest = Overlay.difference(shape, new[text] ?? Shape()) else { return nil }
      guard !rest.isEmpty else { continue }
      guard let part = Overlay.intersection(rest, all) else { return nil }
      parts.append(part)
    }
    return LayerView.union(parts)
  }

  /// What a layer covers, by what the field says.
  private func shapes(_ reference: FieldReference) -> (byText: [String: Shape], gaps: RegionValue) {
    var value = gaps(of: reference.layer)
    var parts: [String: [Shape]] = [:]
    for (unit, view) in views(reference.layer) {
      for columns in view?.parts ?? [] where !columns.isEmpty {
        guard let texts = columns.column(reference.field) else {
          value.missing.insert(unit)
          continue
        }
        for index in columns.indices { parts[texts[index], default: []].append(columns.shapes[index]) }
      }
    }
    let shapes = parts.mapValues { LayerView.union($0) }
    if shapes.values.contains(where: { $0 == nil }) { value.hasFailed = true }
    return (shapes.compactMapValues(\.self), value)
  }
}
