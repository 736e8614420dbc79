import Spatial
import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

/// A layer that a plan provides in several tables, drawn as cells of a hectare.
@Suite("一个图层的几个表") struct LayerTablesTests {
  @Test("画着同一块地的几个表，合计在最大的一个与全部之间；互不重叠的相加：与数格子一致", arguments: 0..<60)
  func sums(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let tables = (0..<4).map { _ in Set((0..<12).filter { _ in generator.once(in: 4) }) }
    let tested = LayerTables(LayerView(unit: 0, tables.enumerated().map { Self.columns(Array($1), table: $0) }))
    let sum = tested.sum { $0.reduce(0) { $0 + $1.measuredArea } }
    var groups: [Set<Int>] = []
    for table in tables.indices {
      let met = groups.filter { $0.contains { !tables[$0].isDisjoint(with: tables[table]) } }
      groups.removeAll { met.contains($0) }
      groups.append(met.reduce([table]) { $0.union($1) })
    }
    let least = groups.reduce(0) { sum, group in sum + (group.map { tables[$0].count }.max() ?? 0) }
    let most = tables.reduce(0) { $0 + $1.count }
    #expect(sum == Interval(lower: Self.hectares(least), upper: Self.hectares(most)))
    let sharing = groups.filter { $0.count > 1 }.joined().map { LayerTable(file: "甲", layer: "\($0)") }
    #expect(tested.overlapping == Set(sharing))
  }

  @Test("一个表没有说面积：重叠的有下限，不重叠的什么也不知道")
  func unstated() {
    let shared = LayerTables(LayerView(unit: 0, [Self.columns([0, 1], table: 0), Self.columns([1], table: 1)]))
    let apart = LayerTables(LayerView(unit: 0, [Self.columns([0, 1], table: 0), Self.columns([2], table: 1)]))
    let stated = { (table: LayerTables.Table) in table.first?.table == 0 ? Int128(7) : nil }
    #expect(shared.sum(stated) == Interval(lower: Rational(7), upper: nil))
    #expect(apart.sum(stated) == nil)
    #expect(LayerTables(LayerView(unit: 0, [])).sum(stated) == Interval(Rational(0)))
  }

  /// Cells in a row, which touch; each a feature.
  private static func columns(_ cells: [Int], table: Int) -> FeatureTable {
    var columns = FeatureTable(file: "甲", layer: "\(table)")
    columns.table = table
    for cell in cells {
      let west = Double(cell) * 100
      columns.shapes.append(Shape(rings: [[[west, 0], [west + 100, 0], [west + 100, 100], [west, 100]]]))
      columns.statedAreas.append(nil)
      columns.numbers.append(columns.numbers.count + 1)
    }
    return columns
  }

  private static func hectares(_ count: Int) -> Rational { Rational(Int128(count) * Unit(.hectare).scale) }
}
