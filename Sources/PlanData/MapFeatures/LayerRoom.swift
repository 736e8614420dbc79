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

  /// - Parameters:
  ///   - step: So many points make a call worth it.
  ///   - remaining: Bytes that the process may still take.
  init(step: Int = 1 << 16, remaining: @escaping @Sendable () -> Int = { Memory.remaining }) {
    (self.step, self.remaining) = (step, remaining)
  }

  /// Takes room for what was read since the last call, when that is much.
  ///
  /// - Parameters:
  ///   - points: What was read of a part so far.
  ///   - known: What it was at the last call; less than `points` as long as that is not worth a call.
  /// - Returns: `false` when there is too little room.
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
