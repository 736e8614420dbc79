internal import Synchronization

/// Room in memory for the features of one layer of one plan: for them, and for judging them.
///
/// Memory that cannot be had would end the run, so a layer for which there is too little is left out and reported.
final class LayerRoom: Sendable {
  /// What a point takes until its layer is judged, with all rules; measured as 95 to 180.
  private static let bytesForPoint = 200

  /// So many points make a call worth it.
  private let step: Int
  private let remaining: @Sendable () -> Int
  private let taken = Mutex(0)

  /// Without more, the process says how many bytes it may still take.
  init(step: Int = 1 << 16, remaining: @escaping @Sendable () -> Int = { Memory.remaining }) {
    (self.step, self.remaining) = (step, remaining)
  }

  /// Takes room for what was read of a part since the last call, when that is much; `false` when there is too little.
  ///
  /// `known` is what had been read at the last call that was worth it.
  func holds(_ points: Int, known: inout Int) -> Bool {
    guard points < known || points - known >= step else { return true }
    let more = points - known
    known = points
    guard more > 0 else { return true }
    let all = taken.withLock { taken in
      taken += more
      return taken
    }
    return all <= remaining() / Self.bytesForPoint
  }
}
