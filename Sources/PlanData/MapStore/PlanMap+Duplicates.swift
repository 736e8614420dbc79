internal import Spatial
internal import Transmission

extension PlanMap {
  /// So many shapes are read again at once.
  private static let most = 8192

  /// Shapes that stand more than once in the tables of a layer, found by reading those again that are alike.
  ///
  /// - Parameter read: The tables, and what was seen in their parts.
  /// - Returns: Of shapes that draw the same, all but the first.
  func duplicates(_ read: [(binding: MapBinding, seen: [SeenShapes])]) -> [FeatureFlaw] {
    let tables = read.indices.flatMap { table in repeatElement(table, count: read[table].seen.count) }
    let groups = SeenShapes.alike(read.flatMap(\.seen), jobs: store.jobs).map { group in
      group.map { Sighting(table: tables[$0.part], shape: $0.shape) }
    }
    let batches = Self.batches(of: groups)
    return parallelMap(batches.count, jobs: store.jobs) { duplicates(among: batches[$0], read.map(\.binding)) }
      .flatMap(\.self)
  }

  private static func batches(of groups: [[Sighting]]) -> [[[Sighting]]] {
    var batches: [[[Sighting]]] = []
    var room = 0
    for group in groups {
      if room <= 0 {
        batches.append([])
        room = most
      }
      batches[batches.count - 1].append(group)
      room -= group.count
    }
    return batches
  }

  /// A shape that was seen, and in which table.
  private struct Sighting {
    var table: Int
    var shape: SeenShape
  }

  private func duplicates(among groups: [[Sighting]], _ tables: [MapBinding]) -> [FeatureFlaw] {
    let all = groups.joined()
    let read = tables.indices.map { table in
      let seen = all.filter { $0.table == table }.map(\.shape).sorted { $0.number < $1.number }
      return seen.isEmpty ? nil : columns(of: seen, tables[table])
    }
    return groups.flatMap { group in
      var first: [Shape: [(table: Int, number: Int)]] = [:]
      return group.compactMap { one -> FeatureFlaw? in
        let number = Int(one.shape.number)
        guard let columns = read[one.table], let place = columns.place(of: number) else { return nil }
        let shape = columns.shapes[place]
        let known = first[shape.ordered, default: []]
        let kind: FeatureFlaw.Kind
        if let same = known.first(where: { $0.table == one.table }) {
          kind = .duplicate(of: same.number)
        } else {
          first[shape.ordered] = known + [(one.table, number)]
          guard let other = known.first else { return nil }
          kind = .repeated(of: tables[other.table].source(other.number))
        }
        return FeatureFlaw(kind, unit: Int(one.shape.unit), tables[one.table], number, at: shape.points.first)
      }
    }
  }
}

extension FeatureTable {
  fileprivate func place(of number: Int) -> Int? {
    let place = numbers.indices.partitionPoint { numbers[$0] >= number }
    return place < numbers.count && numbers[place] == number ? place : nil
  }
}
