internal import Spatial
internal import Transmission

/// The faults of one identity, found by their place: of the parcels of a county there may be many.
struct FaultIndex {
  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// Metres.
  private static let side = 1_000.0
  /// What covers more cells is asked about every place.
  private static let mostCells = 256.0

  private var cells: [Cell: [Int]] = [:]
  private var others: [Int] = []

  mutating func add(_ fault: Int, _ site: FaultSite) {
    guard let cells = Self.cells(of: site) else { return others.append(fault) }
    for cell in cells { self.cells[cell, default: []].append(fault) }
  }

  /// Those that may be at one place with a site, ascending; `all` where its place says nothing.
  func candidates(for site: FaultSite, among all: [Int]) -> [Int] {
    guard let cells = Self.cells(of: site) else { return all }
    return Set(cells.flatMap { self.cells[$0] ?? [] } + others).sorted()
  }

  private static func cells(of site: FaultSite) -> [Cell]? {
    guard let bounds = site.ground?.reach else { return nil }
    let (low, high) = (bounds.low / side, bounds.high / side)
    let (columns, rows) = (
      high.x.rounded(.down) - low.x.rounded(.down) + 1, high.y.rounded(.down) - low.y.rounded(.down) + 1
    )
    guard columns * rows <= mostCells else { return nil }
    let left = Int(low.x.rounded(.down)), bottom = Int(low.y.rounded(.down))
    return (left..<left + Int(columns)).flatMap { column in
      (bottom..<bottom + Int(rows)).map { Cell(column: column, row: $0) }
    }
  }
}
