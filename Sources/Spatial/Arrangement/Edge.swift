/// A directed edge between two numbered points.
struct Edge {
  var from: Int32
  var to: Int32
  /// What the left side of the edge counts more than the right one.
  var weight: Int32
  /// Edges of one source do not cross one another.
  var source: Int32
}

extension [Edge] {
  /// The edges without those that cancel: of all edges between the same two points one is left, with their sum.
  ///
  /// `isShared` says whether a point may have two edges to the same other one; an edge between two that have not
  /// is the only one.
  @inline(__always)
  func cancelled(where isShared: (Int32) -> Bool) -> [Edge] {
    let candidates = count { isShared($0.from) || isShared($0.to) }
    var slots = [Int32](repeating: -1, count: NodeTable.slotCount(for: candidates))
    let mask = slots.count - 1
    var sums: [Edge] = []
    sums.reserveCapacity(count)
    for edge in self where edge.from != edge.to {
      guard isShared(edge.from) || isShared(edge.to) else {
        sums.append(edge)
        continue
      }
      let (low, high) = edge.from < edge.to ? (edge.from, edge.to) : (edge.to, edge.from)
      var hash = (UInt64(UInt32(bitPattern: low)) << 32 | UInt64(UInt32(bitPattern: high))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot] >= 0, !sums[Int(slots[slot])].joins(low, high) { slot = (slot + 1) & mask }
      if slots[slot] < 0 {
        slots[slot] = Int32(sums.count)
        sums.append(edge)
      } else {
        let index = Int(slots[slot])
        sums[index].weight += sums[index].from == edge.from ? edge.weight : -edge.weight
      }
    }
    return sums.compactMap(\.forward)
  }
}

extension Edge {
  fileprivate func joins(_ low: Int32, _ high: Int32) -> Bool {
    (from == low && to == high) || (from == high && to == low)
  }

  /// The same edge with a positive weight, or `nil` when it weighs nothing.
  fileprivate var forward: Edge? {
    if weight == 0 { return nil }
    return weight > 0 ? self : Edge(from: to, to: from, weight: -weight, source: source)
  }
}
