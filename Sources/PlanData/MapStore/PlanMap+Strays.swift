internal import Glibc
internal import RuleDSL
internal import Spatial
internal import Transmission

extension PlanMap {
  /// Metres; less may be a piece of the plan that lies apart, or a coarse drawing of its ground.
  private static let leastGap = 5_000.0
  /// The same where no other zone explains it.
  private static let leastUnexplained = 20_000.0
  /// Metres between points of two layers that nobody asks more of: a zone is 200 km wide in the far north.
  private static let near = 50_000.0

  /// Tables that cannot lie where their coordinates say: off the ground that their plan draws, or, where another zone would
  /// bring them there, off that of the plans above or all layers beside them.
  ///
  /// Points that were seen when the files were opened tell of nearly all layers that they lie where they should; only
  /// what is left is read.
  func strays(among bindings: [MapBinding]) -> [Stray] {
    var seen: Set<String> = []
    let tables = bindings.filter { $0.sample != nil && !$0.isSetAside && seen.insert($0.tableKey).inserted }
    let isGround = { (table: MapBinding) in self.store.vocabulary.layers[table.layer].isTerritory }
    let common = tables.filter { $0.owner == nil && isGround($0) }
    var bounds = KnownBounds(map: self)
    return Dictionary(grouping: tables, by: \.owner).sorted { ($0.key ?? -1) < ($1.key ?? -1) }.flatMap {
      owner,
      all in
      let own = owner == nil ? [] : all.filter(isGround)
      let others = all.filter { !isGround($0) }
      let beside = { (table: MapBinding) in all.filter { $0.tableKey != table.tableKey } }
      guard !own.isEmpty else {
        return others.compactMap { table in
          let ground = owner == nil ? common : []
          return bounds.stray(table, off: ground.isEmpty ? beside(table) : ground, of: ground.isEmpty ? nil : .common)
        }
      }
      let strays = others.compactMap { bounds.stray($0, off: own, of: .own) }
      // Where all agree but the ground, it is the ground that lies elsewhere.
      guard others.count > 1, strays.count == others.count else {
        return strays + (all.count > 2 ? own.compactMap { bounds.stray($0, off: beside($0), of: nil) } : [])
      }
      return own.compactMap { bounds.stray($0, off: others, of: nil, isSure: true) }
    }
  }

  /// Whose ground a table is held against.
  private enum Ground {
    case own
    case common
  }

  /// Bounds of tables, read when they are needed.
  private struct KnownBounds {
    let map: PlanMap
    private var known: [String: Bounds?] = [:]

    init(map: PlanMap) { self.map = map }

    mutating func stray(
      _ table: MapBinding,
      off others: [MapBinding],
      of ground: Ground?,
      isSure: Bool = false
    ) -> Stray? {
      guard let point = table.sample, !others.isEmpty else { return nil }
      let sample = Bounds(low: point, high: point)
      let isFar = others.allSatisfy { other in
        other.sample.map { PlanMap.gap(Bounds(low: $0, high: $0), sample) > PlanMap.near } ?? false
      }
      guard isFar else { return nil }
      var there: [Bounds] = []
      for other in others {
        guard let bounds = self[other], PlanMap.gap(bounds, sample) > PlanMap.leastGap else { return nil }
        there.append(bounds)
      }
      guard let own = self[table], let gap = there.map({ PlanMap.gap($0, own) }).min() else { return nil }
      let reach = ground == .own ? PlanMap.leastGap : PlanMap.leastUnexplained
      let meridian = table.meridian(leadingInto: there.map { $0.grown(by: reach) })
      let least = meridian == nil ? PlanMap.leastUnexplained : PlanMap.leastGap
      guard gap > least, meridian != nil || ground == .own || isSure else { return nil }
      let kind = MapFlaw.Kind.elsewhere(kilometres: Int(gap / 1000), isGround: ground != nil, meridian: meridian)
      return Stray(tableKey: table.tableKey, flaw: MapFlaw(kind, file: table.file, layer: table.table.name))
    }

    private subscript(_ table: MapBinding) -> Bounds? {
      mutating get {
        if let found = known[table.tableKey] { return found }
        let found = map.bounds(of: table)
        known[table.tableKey] = .some(found)
        return found
      }
    }
  }

  /// Metres between two rectangles.
  private static func gap(_ one: Bounds, _ other: Bounds) -> Double {
    hypot(
      max(0, one.low.x - other.high.x, other.low.x - one.high.x),
      max(0, one.low.y - other.high.y, other.low.y - one.high.y)
    )
  }

  /// Around all that a table draws; `nil` where it draws nothing, or cannot be read.
  private func bounds(of table: MapBinding) -> Bounds? {
    guard var projector = try? Projector(table.table.system) else { return nil }
    var bounds: Bounds?
    let read = withReader(of: table) { reader throws(TableFailure) in
      try reader.scan(table.table, MapRequest(fields: [])) { raw in
        guard case .wkb(let bytes) = raw.bytes, let shape = try? WKBReader.read(bytes),
          let points = projector.planePoints(shape.points + shape.linePoints), let own = Bounds(points)
        else { return }
        bounds = bounds.map { $0.union(own) } ?? own
      }
    }
    if case .failure = read { return nil }
    return bounds
  }
}

extension MapBinding {
  /// The meridian of another zone in which the same coordinates would lie within some bounds.
  fileprivate func meridian(leadingInto bounds: [Bounds]) -> Int? {
    guard case .gaussKruger(let own, _, _) = table.system, let sample else { return nil }
    let place = Plane.geographic(sample)
    return [-3.0, 3, -6, 6].first { shift in
      let point = Plane.point(longitude: place.longitude + shift, latitude: place.latitude)
      return bounds.contains { $0.meets(Bounds(low: point, high: point)) }
    }
    .map { Int(own + $0) }
  }
}
