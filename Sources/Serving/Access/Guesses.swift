internal import Synchronization

/// Addresses that showed wrong tokens lately; a class, because all threads share it.
final class Guesses: Sendable {
  private static let mostInMinute = 20
  private static let mostAddresses = 10_000
  private let counts = Mutex<(since: Double, by: [String: Int])>((0, [:]))

  /// Notes a wrong token; says whether the address has shown too many within a minute.
  func note(_ address: String, at time: Double) -> Bool {
    counts.withLock { counts in
      if time - counts.since > 60 || counts.by.count > Self.mostAddresses { counts = (time, [:]) }
      counts.by[address, default: 0] += 1
      return counts.by[address, default: 0] > Self.mostInMinute
    }
  }
}
