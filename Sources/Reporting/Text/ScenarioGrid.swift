internal import RuleDSL
internal import Spatial
internal import Transmission

/// Where in the maps of a 案例 a finding lies, drawn in the cells of these maps.
struct ScenarioGrid {
  /// By row and cell: 0 for nothing, 1 where the plan draws something, 2 where the finding lies.
  private let cells: [[Int]]

  /// The widest and highest grid that is drawn.
  private static let mostCells = 48

  /// `nil` where the finding is about no place, or no map of its plan is drawn.
  init?(_ finding: Finding, _ result: ScenarioResult, _ scenario: Scenario) {
    let maps = scenario.maps.filter {
      result.places.indices.contains($0.plan) && result.places[$0.plan] == finding.plan
    }
    let shapes = finding.pieces.map(\.shape).filter { !$0.isEmpty }
    let side = maps.map(\.cellMetres.base).min()
    guard let side, !shapes.isEmpty || finding.parcel != nil else { return nil }
    let metre = Double(Unit(.metre).scale)
    func extent(_ count: (Scenario.Map) -> Int) -> Int {
      maps.map { Int((Double(count($0)) * Double($0.cellMetres.base) / Double(side)).rounded(.up)) }.max() ?? 0
    }
    let (height, width) = (extent { $0.rows.count }, extent { $0.rows.map(\.count).max() ?? 0 })
    guard height > 0, width > 0, max(height, width) <= Self.mostCells else { return nil }
    let parcel = finding.parcel.flatMap { parcel in
      scenario.maps.indices.first { index in
        let map = scenario.maps[index]
        return map.layer == finding.layer && result.places.indices.contains(map.plan)
          && result.places[map.plan] == parcel.unit && scenario.number(ofMap: index) == parcel.source.feature
      }
    }.map { scenario.maps[$0] }
    cells = (0..<height).map { row in
      (0..<width).map { column in
        let middle = SIMD2(Double(column) + 0.5, Double(row) + 0.5) * Double(side)
        if let parcel { if parcel.covers(middle) { return 2 } }
        var rows = [[Bool]](repeating: [], count: row)
        rows.append((0...column).map { $0 == column })
        let cell = GridMap.shape(rows: rows, cellMetres: Double(side) / metre)
        if shapes.contains(where: { !(Overlay.intersection(cell, $0)?.isEmpty ?? true) }) { return 2 }
        return maps.contains { $0.covers(middle) } ? 1 : 0
      }
    }
  }

  func lines(_ language: Language) -> [String] {
    let head = Phrase("图：▣ 判定所在，■ 画了图层，□ 没有", "map: ▣ where the finding lies, ■ a layer, □ nothing")[language]
    return [head] + cells.map { row in "  " + row.map { ["□", "■", "▣"][$0] }.joined() }
  }
}

extension Scenario.Map {
  /// Whether a filled cell lies at a place, in base units of length from the corner.
  fileprivate func covers(_ place: SIMD2<Double>) -> Bool {
    let (column, row) = (Int(place.x / Double(cellMetres.base)), Int(place.y / Double(cellMetres.base)))
    return rows.indices.contains(row) && rows[row].indices.contains(column) && rows[row][column]
  }
}

extension Scenario {
  /// The number as a feature that a map gets among those of its layer.
  fileprivate func number(ofMap index: Int) -> Int {
    let own = maps[index]
    return 1
      + maps[..<index].count { map in
        map.plan == own.plan && map.layer == own.layer && map.version == own.version
          && map.rows.contains { $0.contains(true) }
      }
  }
}
