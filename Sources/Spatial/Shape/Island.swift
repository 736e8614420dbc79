/// Polygons that have nothing to do with the others: no chain of meeting boxes leads from one to another island.
///
/// Work on edges costs less island by island: the tables stay small.
struct Island {
  /// Polygons with fewer points, on average, are not worth being separated.
  private static let fewPoints = 128
  /// More than the reach of any test for edges that meet, metres.
  private static let margin = 1e-6

  private let shapes: [Shape]
  /// By shape and place in it, ascending; `nil` for all polygons of the shapes.
  let members: [(shape: Int, polygon: Int)]?

  /// The islands of all polygons of some shapes.
  static func split(_ shapes: [Shape]) -> [Island] {
    let whole = [Island(shapes: shapes, members: nil)]
    let count = shapes.reduce(0) { $0 + $1.polygonEnds.count }
    guard count > 1, shapes.reduce(0, { $0 + $1.points.count }) >= count * fewPoints else { return whole }
    let polygons = shapes.indices.flatMap { shape in shapes[shape].polygonEnds.indices.map { (shape, $0) } }
    let boxes = polygons.map { shape, polygon in shapes[shape].bounds(ofPolygon: polygon) }
    let index = BoundsIndex(boxes)
    var sets = DisjointSets(count: count)
    for (polygon, box) in boxes.enumerated() {
      guard let box else { return whole }
      for other in index.items(meeting: box.grown(by: margin)) where other > polygon { sets.join(polygon, other) }
    }
    let islands = Dictionary(grouping: polygons.indices) { sets.root($0) }.values
    guard islands.count > 1 else { return whole }
    return islands.sorted { $0[0] < $1[0] }.map { own in Island(shapes: shapes, members: own.map { polygons[$0] }) }
  }

  /// Its part of one of the shapes.
  func part(of shape: Int) -> Shape {
    guard let members else { return shapes[shape] }
    return shapes[shape].polygons(members.filter { $0.shape == shape }.map(\.polygon))
  }

  /// All its polygons.
  var all: Shape {
    if shapes.count == 1 { return part(of: 0) }
    var all = Shape()
    guard let members else {
      for shape in shapes { all.append(shape) }
      return all
    }
    for (shape, polygon) in members { all.append(shapes[shape].polygon(polygon)) }
    return all
  }
}
