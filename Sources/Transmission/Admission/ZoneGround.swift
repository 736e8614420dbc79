internal import Spatial

/// What any of some zones covers, each place once, however often zones cover it.
struct ZoneGround: Sendable {
  private let grid: ZoneGrid
  /// Whether each place counts once; `false` where zones overlap and could not be united.
  private let isUnited: Bool

  init(_ shapes: [Shape]) {
    let asDrawn = ZoneGrid(shapes.map { (shape: $0, group: 0) })
    guard asDrawn.repeatsGround else {
      (grid, isUnited) = (asDrawn, true)
      return
    }
    let union = LayerView.union(shapes)
    grid = union.map { ZoneGrid([(shape: $0, group: 0)]) } ?? ZoneGrid(shapes.enumerated().map { ($1, $0) })
    isUnited = union != nil
  }

  func meter() -> Meter { Meter(zones: ZoneMeter(grid), isUnited: isUnited) }

  /// Measures ground; for one thread.
  struct Meter {
    fileprivate var zones: ZoneMeter
    fileprivate let isUnited: Bool

    /// m² of a parcel that lie in any zone; where zones could not be united, no more than what is sure.
    mutating func area(of column: ShapeColumn, _ index: Int) -> Double {
      let areas = zones.shares(of: column, index).map(\.area)
      return isUnited ? areas.reduce(0, +) : areas.max() ?? 0
    }
  }
}

extension ZoneGrid {
  /// Whether zones cover ground more than once by as much as shows in an area that is rounded.
  var repeatsGround: Bool { repeated >= 0.005 }
}
