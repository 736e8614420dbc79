internal import RuleDSL
internal import Spatial

/// A layer of one plan by its tables: files, or layers of a file, that the vocabulary takes for one layer, such as
/// YJJBNT and YJJBNTTB.
///
/// What is added up feature by feature counts ground twice that two tables draw, and no field says which of them is
/// meant.  So tables that share ground come to what the largest says at least, and to all of them together at most;
/// tables that lie apart are added up.
struct LayerTables {
  /// The features of a table.
  typealias Table = [FeatureTable]

  /// Tables that share ground, directly or by others; most stand alone.
  private let groups: [[Table]]

  init(_ view: LayerView) {
    let tables = Dictionary(grouping: view.parts, by: \.table).sorted { $0.key < $1.key }.map(\.value)
    groups = tables.count < 2 ? tables.map { [$0] } : LayerTables.groups(of: tables)
  }

  private static func groups(of tables: [Table]) -> [[Table]] {
    let grounds = tables.map { LayerView.union($0.map(\.shapes)) }
    var groups: [[Int]] = []
    for table in tables.indices {
      let met = groups.filter { $0.contains { sharesGround(grounds[$0], grounds[table]) } }
      groups.removeAll { met.contains($0) }
      groups.append(met.flatMap(\.self) + [table])
    }
    return groups.map { group in group.sorted().map { tables[$0] } }
  }

  /// Whether two cover any ground together that can be measured, or may, since the overlay fails.
  private static func sharesGround(_ one: Shape?, _ other: Shape?) -> Bool {
    guard let one, let other, let common = Overlay.intersection(one, other) else { return true }
    return Measurement.area(common.area).base > 0
  }

  /// The tables that share ground with another one.
  var overlapping: Set<LayerTable> {
    Set(
      groups.filter { $0.count > 1 }.joined().compactMap {
        $0.first.map { LayerTable(file: $0.file, layer: $0.layer) }
      }
    )
  }

  /// What the features come to.
  ///
  /// - Parameter amount: Of a table; `nil` where it is not known.
  /// - Returns: `nil` where nothing is known of a table, or of any that share ground.
  func sum(_ amount: (Table) -> Int128?) -> Interval? {
    var (lower, upper) = (Int128(0), Optional(Int128(0)))
    for group in groups {
      let amounts = group.map(amount)
      guard let most = amounts.compactMap(\.self).max() else { return nil }
      lower += most
      upper = amounts.reduce(upper) { sum, amount in sum.flatMap { sum in amount.map { sum + $0 } } }
    }
    return Interval(lower: Rational(lower), upper: upper.map { Rational($0) })
  }
}
