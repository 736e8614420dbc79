internal import RuleDSL
internal import Spatial

/// Where projects lie: in the plans whose ground they meet, and in those above.
struct ReviewPlaces {
  let units: UnitTable
  let map: any MapWorld
  /// By project, the lowest plans that it lies in, ascending; none where no plan shows anything there.
  let lowest: [[Int]]

  /// Where a plan does not say which ground is its own, what it draws in some layers says so.
  init(_ projects: [Project], _ layers: Set<Int>, _ vocabulary: Vocabulary, _ units: UnitTable, _ map: any MapWorld) {
    (self.units, self.map) = (units, map)
    var met = [Set<Int>](repeating: [], count: projects.count)
    var shapes = ShapeColumn()
    for project in projects { shapes.append(project.shape ?? Shape()) }
    let drawing = layers.subtracting(vocabulary.territory.map { [$0] } ?? []).sorted()
    // Plans of governments say what may stand where; those that obey them are held to them by rules of their own.
    for unit in 0..<units.count where !units.isBranch(unit) {
      let ground = vocabulary.territory.flatMap { map.layer($0, of: unit, .current).parts }
      if ground == nil, units.count == 1 { met.indices.forEach { met[$0].insert(unit) } }
      let parts = ground ?? drawing.flatMap { map.layer($0, of: unit, .current).parts ?? [] }
      for place in Self.places(of: shapes, in: parts) { met[place].insert(unit) }
    }
    lowest = met.map { met in
      met.filter { unit in !met.contains { $0 != unit && Self.chain(from: $0, units).contains(unit) } }.sorted()
    }
  }

  /// Which of some shapes meet what any of some features cover.
  private static func places(of shapes: ShapeColumn, in parts: [FeatureTable]) -> [Int] {
    let bounds = parts.flatMap { part in part.indices.compactMap { part.shapes.bounds(of: $0) } }
    let near = (0..<shapes.count).filter { place in
      shapes.bounds(of: place).map { own in bounds.contains { $0.meets(own) } } ?? false
    }
    guard !near.isEmpty else { return [] }
    var meter = ZoneGround(parts.flatMap { part in part.indices.map { part.shapes[$0] } }).meter()
    return near.filter { Parcel.hundredths(meter.area(of: shapes, $0)) > 1 }
  }

  /// A unit and those above it.
  static func chain(from unit: Int, _ units: UnitTable) -> [Int] {
    Array(sequence(first: unit) { units.parents[$0] < 0 ? nil : Int(units.parents[$0]) })
  }

  func chain(from unit: Int) -> [Int] { Self.chain(from: unit, units) }

  func provides(_ layer: Int, _ unit: Int, _ version: PlanVersion = .current) -> Bool {
    map.layer(layer, of: unit, version).parts != nil
  }

  /// The lines and zones that a project would have to be held to and that nobody provides where it lies.
  ///
  /// `named` are lines that only rules name: without them rules are not asked, so that no verdict hangs on them.
  func gaps(
    _ project: Int,
    _ statements: [Statement],
    _ named: [Int: Level],
    _ vocabulary: Vocabulary
  ) -> [ProjectReview.Gap] {
    var isBinding: [[Int]: Bool] = [:]
    for statement in statements {
      let layer: Int
      let plans: (Int) -> [Int]
      if let line = statement.line {
        layer = line.layer
        plans = { unit in chain(from: unit).filter { line.tiers.contains(Int(units.tiers[$0])) } }
      } else if let matrix = statement.matrix {
        let subject = AdmissionSubject(matrix, vocabulary)
        layer = matrix.zones.field.layer.layer
        plans = { unit in chain(from: unit).filter { subject.applies(to: $0, of: units) } }
      } else {
        continue
      }
      for unit in unprovided(layer, lowest[project], plans) {
        isBinding[[unit, layer], default: false] =
          isBinding[[unit, layer]] == true || statement.heading.level == .binding
      }
    }
    for layer in named.keys {
      for unit in unprovided(layer, lowest[project], chain(from:)) { isBinding[[unit, layer]] = false }
    }
    return isBinding.map { ProjectReview.Gap(unit: $0[0], layer: $0[1], isBinding: $1) }
      .sorted { ($0.isBinding ? 0 : 1, $0.layer, $0.unit) < ($1.isBinding ? 0 : 1, $1.layer, $1.unit) }
  }

  /// The layers of the plans above a project in which something cannot be used, and may lie where it does.
  func spoiled(_ flaws: [FeatureFlaw], for project: Int) -> [ProjectReview.Gap] {
    let plans = lowest[project].isEmpty ? Set(0..<units.count) : Set(lowest[project].flatMap { chain(from: $0) })
    return Set(flaws.filter { plans.contains($0.unit) }.map { [$0.unit, $0.layer] })
      .map { ProjectReview.Gap(unit: $0[0], layer: $0[1], isBinding: true, isPartial: true) }
      .sorted { ($0.layer, $0.unit) < ($1.layer, $1.unit) }
  }

  /// The lowest plans where neither they nor those above provide a layer; where it is not known which these are, the
  /// uppermost if nobody at all does.
  private func unprovided(_ layer: Int, _ lowest: [Int], _ plans: (Int) -> [Int]) -> [Int] {
    guard lowest.isEmpty else {
      return lowest.filter { unit in
        let plans = plans(unit)
        return !plans.isEmpty && !plans.contains { provides(layer, $0) }
      }
    }
    return map.hasLayer(layer, .current) ? [] : units.parents.firstIndex { $0 < 0 }.map { [$0] } ?? []
  }
}

extension LayerState {
  /// `nil` where no file has the layer.
  var parts: [FeatureTable]? { if case .known(let parts) = self { parts } else { nil } }
}
