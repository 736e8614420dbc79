internal import RuleDSL
internal import Spatial

/// The lines that rules in force know: a project that meets one is never passed over.
struct ReviewLines {
  /// Indices into ``Vocabulary/layers``, ascending.
  let layers: [Int]
  /// Those that protect what they enclose, so that whatever stands there needs a ground to do so.
  let guarding: Set<Int>
  /// Those that no 传导 carries and only rules name.
  let named: [Int: Level]

  /// Lines are what travels by 空间继承, what rules keep clear of other layers, and layers of lines.
  init(_ statements: [Statement], _ vocabulary: Vocabulary, except projects: Set<Int>) {
    let carried = statements.compactMap(\.line)
    let isCarried = Set(carried.map(\.layer))
    var named: [Int: Level] = [:]
    for rule in statements.compactMap(\.rule) {
      for layer in rule.linesKeptClear(vocabulary) where !isCarried.contains(layer) && !projects.contains(layer) {
        named[layer] = named[layer] == .binding ? .binding : rule.heading.level
      }
    }
    self.named = named
    layers = isCarried.union(named.keys).sorted()
    guarding = Set(carried.filter(\.keepsOut).map(\.layer)).union(named.keys)
  }

  /// By project, the lines it meets.
  func contacts(of projects: [Project], _ units: UnitTable, _ map: any MapWorld) -> [[ProjectReview.Contact]] {
    var contacts = [[ProjectReview.Contact]](repeating: [], count: projects.count)
    var shapes = ShapeColumn()
    for project in projects { shapes.append(project.shape ?? Shape()) }
    for layer in layers where map.hasLayer(layer, .current) {
      for unit in 0..<units.count {
        guard case .known(let parts) = map.layer(layer, of: unit, .current), !parts.isEmpty else { continue }
        var meter = ZoneGround(parts.flatMap { part in part.indices.map { part.shapes[$0] } }).meter()
        let lines = parts.flatMap(\.lines)
        for (place, project) in projects.enumerated() {
          let area = meter.area(of: shapes, place)
          let length = Measurement.length(
            project.shape.flatMap { Overlay.clip(lines, to: $0) }?.reduce(0) { $0 + $1.length } ?? 0
          )
          guard Parcel.hundredths(area) > 1 || length.base > 0 else { continue }
          contacts[place].append(
            ProjectReview.Contact(
              unit: unit,
              layer: layer,
              area: Measurement.area(area),
              length: lines.isEmpty ? nil : length,
              isOpen: false
            )
          )
        }
      }
    }
    return contacts
  }
}

extension LineTransmission {
  /// Whether it protects what it encloses.
  var keepsOut: Bool {
    switch order {
    case .protect, .same: true
    case .develop: false
    }
  }
}

extension Rule {
  /// The whole layers that it keeps clear of others (不重叠), and the layers of lines that it reads.
  ///
  /// A layer that is a part of a table, such as one zone of many, is no line; nor is the ground of units.
  fileprivate func linesKeptClear(_ vocabulary: Vocabulary) -> Set<Int> {
    let apart = requirements.flatMap { $0.condition.keptApart }
    let lines = layers.filter { vocabulary.layers[$0.layer].geometry == .line }
    return Set((apart + lines).filter { $0.version == .current }.map(\.layer)).filter { index in
      let layer = vocabulary.layers[index]
      return layer.filterField == nil && !layer.isTerritory && layer.fields.allSatisfy { $0.codeSystem == nil }
    }
  }
}

extension Condition {
  /// The layers of which it says, as they are, that another region shares no ground with them.
  fileprivate var keptApart: [LayerReference] {
    switch self {
    case .relation(_, .disjoint, .layer(let reference)): [reference]
    case .all(let parts), .any(let parts): parts.flatMap(\.keptApart)
    case .not(let part): part.keptApart
    default: []
    }
  }
}
