@testable import Spatial

extension SpatialComparison {
  var sliverCount: Int { missingSlivers.count + excessSlivers.count }
  /// In m².
  var sliverArea: Double { roundedArea(missingSlivers.area + excessSlivers.area) }
}

extension ZoneMeter {
  /// The shares of one shape.
  mutating func shares(of parcel: Shape) -> [Share] {
    var column = ShapeColumn()
    column.append(parcel)
    return shares(of: column, 0)
  }
}
