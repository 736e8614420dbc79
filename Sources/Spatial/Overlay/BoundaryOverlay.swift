/// Overlays of valid shapes without GEOS: edges are cut where they meet, and the faces between them are counted.
enum BoundaryOverlay {
  /// What the second shape counts, next to one for the first.
  private static let step: Int32 = 1 << 16
  /// Between a polygon and the rim of the window around it, metres: no round number, so that no corner lies on the rim.
  private static let margin = 1.234567

  /// What polygons of a shape have in common with another one, or keep from it; polygon by polygon, each against what is
  /// near it.
  ///
  /// - Returns: `nil` when the counts make no sense, for shapes whose polygons cannot be taken one by one.
  static func combine(_ shape: Shape, with other: WindowedShape, keepingCommon: Bool) -> Shape? {
    var result = Shape()
    // Of what both cover only the polygons that meet the other one have a say.
    guard keepingCommon || shape.isEmpty || shape.isSurelyValid else { return nil }
    var met: [Int] = []
    guard let reach = other.bounds else { return keepingCommon ? result : shape }
    for index in shape.polygonEnds.indices {
      let polygon = shape.polygon(index)
      guard let bounds = polygon.bounds else { return nil }
      guard bounds.meets(reach) else {
        if !keepingCommon { result.append(polygon) }
        continue
      }
      let near = other.cut(to: bounds.grown(by: margin))
      if near.isEmpty {
        if !keepingCommon { result.append(polygon) }
        continue
      }
      guard let part = overlay(polygon, near, keepingCommon: keepingCommon) else { return nil }
      result.append(part)
      met.append(index)
    }
    return !keepingCommon || met.isEmpty || shape.polygons(met).isSurelyValid ? result : nil
  }

  private static func overlay(_ polygon: Shape, _ near: Shape, keepingCommon: Bool) -> Shape? {
    var boundary = BoundaryEdges(capacity: polygon.points.count + near.points.count)
    guard boundary.add(polygon, weight: 1, source: 0), boundary.add(near, weight: step, source: 1) else { return nil }
    guard let pieces = FacePieces(boundary.arrangement()) else { return nil }
    var result = Shape()
    var areas = (polygon: 0.0, near: 0.0)
    for (cycle, count) in pieces.all {
      let (isInside, isNear) = (count & 1 == 1, count >= Int(step))
      guard count == (isInside ? 1 : 0) + (isNear ? Int(step) : 0) else { return nil }
      let area = pieces.exactArea(of: cycle)
      if isInside { areas.polygon += area }
      if isNear { areas.near += area }
      if isInside, isNear == keepingCommon { result.append(pieces.shape(of: cycle)) }
    }
    let isComplete = [(areas.polygon, polygon.area), (areas.near, near.area)].allSatisfy {
      abs($0 - $1) <= 0.01 + 1e-9 * abs($1)
    }
    return isComplete ? result : nil
  }

  /// What any of several shapes covers; `nil` when the counts make no sense, for shapes that are not valid.
  static func union(_ shapes: [Shape]) -> Shape? { union(Island.split(shapes)) { _ in false } }

  /// What any shape of any of the columns covers, each by itself being valid.
  static func union(_ columns: [ShapeColumn]) -> Shape? {
    union(Island.split(columns.map(\.polygons))) { island in
      // With its polygons in order, an island is of one shape where its first and its last one are.
      guard let first = island.members?.first, let last = island.members?.last, first.shape == last.shape else {
        return false
      }
      return columns[first.shape].shape(of: first.polygon) == columns[last.shape].shape(of: last.polygon)
    }
  }

  private static func union(_ islands: [Island], isSound: (Island) -> Bool) -> Shape? {
    var result = Shape()
    for island in islands {
      let all = island.all
      guard let part = all.isEmpty || isSound(island) ? all : united(all) else { return nil }
      result.append(part)
    }
    return result
  }

  /// What polygons that may overlap cover.
  private static func united(_ polygons: Shape) -> Shape? {
    // Where they all lie apart, nothing is left to do; parcels side by side are not looked at for it.
    let areSideBySide = UnsharedEdges.areFew(in: polygons)
    if !areSideBySide, polygons.isSurelyValid { return polygons }
    guard let rest = UnsharedEdges(of: polygons), rest.edges.count < 1 << 28 else { return nil }
    if areSideBySide, rest.edges.count == polygons.points.count, polygons.isSurelyValid { return polygons }
    var boundary = BoundaryEdges(capacity: rest.edges.count)
    for (from, to) in rest.edges { boundary.add(from: from, to: to) }
    let arrangement = boundary.arrangement(withinSources: true)
    guard let pieces = FacePieces(arrangement) else { return nil }
    let counts = pieces.countsByCycle
    guard counts.allSatisfy({ $0 >= 0 }) else { return nil }
    let sum = polygons.area
    guard abs(pieces.balance - sum) <= 0.01 + 1e-9 * abs(sum) else { return nil }
    // Only edges between inside and outside stay.
    let rim = arrangement.edges.indices.compactMap { edge -> Edge? in
      let left = counts[Int(arrangement.cycleOf[2 * edge])] > 0
      let right = counts[Int(arrangement.cycleOf[2 * edge + 1])] > 0
      guard left != right else { return nil }
      let (from, to) = (arrangement.edges[edge].from, arrangement.edges[edge].to)
      return Edge(from: left ? from : to, to: left ? to : from, weight: 1, source: 0)
    }
    guard let merged = FacePieces(Arrangement(points: arrangement.points, edges: rim)) else { return nil }
    var result = Shape()
    for (cycle, count) in merged.all {
      guard count == 1 else { return nil }
      result.append(merged.shape(of: cycle))
    }
    return result
  }
}
