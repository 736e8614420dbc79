/// Puts the features of each unit together, as parts of a file come in any order.
///
/// Neighbours have to be together before their shared edges can be found; so features wait until those of their
/// unit seem to have come.  Parts are taken in the order of the file: what is put together does not depend on threads.
struct PatchQueue: Sendable {
  /// Features of one unit that are to be put together.
  struct Batch: Sendable {
    /// Number of the batch, from 1.
    var order: Int
    var unit: Int
    var stretches: [OwnedStretches] = []
    fileprivate var points = 0
    /// Number of the last portion with features of the unit.
    fileprivate var last = 0
  }

  /// Points that may wait, 16 bytes each.
  private static let mostPoints = 4_000_000
  /// A unit is taken to be complete when it was not met in so many portions.
  private static let patience = 2

  /// The part whose turn it is, and what came of others before their turn.
  private var turn = 0
  private var early: [Int: [[Int: OwnedStretches]]] = [:]
  private var ended: Set<Int> = []
  /// How many portions were taken in their turn.
  private var taken = 0
  private var waiting: [Int: Batch] = [:]
  private var points = 0
  private var begun = 0

  /// Takes a portion of a part, by unit, and returns what has waited long enough.
  mutating func take(_ portion: [Int: OwnedStretches], part: Int) -> [Batch] {
    guard part == turn else {
      early[part, default: []].append(portion)
      return []
    }
    return take(portion)
  }

  /// Nothing more comes of a part.
  mutating func end(part: Int) -> [Batch] {
    ended.insert(part)
    var batches: [Batch] = []
    while ended.remove(turn) != nil {
      turn += 1
      for portion in early.removeValue(forKey: turn) ?? [] { batches += take(portion) }
    }
    return batches
  }

  /// Whatever is waiting, when all parts have ended.
  mutating func rest() -> [Batch] { batches(of: Array(waiting.keys)) }

  private mutating func take(_ portion: [Int: OwnedStretches]) -> [Batch] {
    for (unit, stretches) in portion {
      var batch = waiting.removeValue(forKey: unit) ?? Batch(order: 0, unit: unit)
      let count = stretches.pointCount
      batch.stretches.append(stretches)
      batch.points += count
      batch.last = taken
      waiting[unit] = batch
      points += count
    }
    taken += 1
    guard points <= Self.mostPoints else { return rest() }
    return batches(of: waiting.values.filter { $0.last < taken - Self.patience }.map(\.unit))
  }

  private mutating func batches(of units: [Int]) -> [Batch] {
    units.sorted().compactMap { unit in
      guard var batch = waiting.removeValue(forKey: unit) else { return nil }
      points -= batch.points
      begun += 1
      batch.order = begun
      return batch
    }
  }
}
