internal import RuleDSL

/// The map of a plan set in which one project is all that the layers of projects hold, in every plan that it lies in.
///
/// A line that such a plan does not draw is that of the nearest plan above which does: it binds there all the same.
struct ProjectMap: MapWorld {
  let map: any MapWorld
  let units: UnitTable
  /// Index of 行政区 in the vocabulary's layers.
  let territory: Int?
  /// By layer of projects.
  let project: [Int: FeatureTable]
  /// The plans that it lies in.
  let plans: Set<Int>

  func mayHide(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool { map.mayHide(layer, of: unit, version) }

  func leavesOut(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool {
    if version == .current, project[layer] != nil { return false }
    return map.leavesOut(layer, of: drawer(of: layer, unit, version).unit, version)
  }

  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState {
    if version == .current, let own = project[layer] { return .known(plans.contains(unit) ? [own] : []) }
    return drawer(of: layer, unit, version).drawn
  }

  /// The plan that draws a layer for a unit, and what it draws.
  private func drawer(of layer: Int, _ unit: Int, _ version: PlanVersion) -> (unit: Int, drawn: LayerState) {
    let own = map.layer(layer, of: unit, version)
    guard own.parts == nil, version == .current, layer != territory, plans.contains(unit), units.parents[unit] >= 0
    else {
      return (unit, own)
    }
    return drawer(of: layer, Int(units.parents[unit]), version)
  }

  func hasLayer(_ layer: Int, _ version: PlanVersion) -> Bool {
    version == .current && project[layer] != nil || map.hasLayer(layer, version)
  }

  func isMaintained(_ unit: Int) -> Bool { map.isMaintained(unit) }

  var reading: MapReading { map.reading }
}
