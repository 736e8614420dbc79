internal import RuleDSL

/// A check that somebody asked for, and what became of it.
struct Submission: Hashable, Sendable {
  enum State: String, CaseIterable, Sendable {
    case queued
    case running
    case succeeded
    case failed

    var isEnded: Bool { self == .succeeded || self == .failed }
  }

  /// The order in which checks were accepted.
  var number = 0
  /// What nobody can guess and no path can be made of.
  var id: String
  /// What its submitter calls it.
  var name: String
  /// Who submitted it.
  var owner: String
  /// The plan set under the configured folder; `nil` for one that was sent.
  var plans: String?
  var language: Language
  var asOf: String?
  var state = State.queued
  /// Seconds since 1970.
  var accepted: Double
  var started: Double?
  var ended: Double?
  /// How often it was begun: again after the server went away.
  var attempts = 0
  /// How it ended, as JSON.
  var outcome: String?

  /// An id of 128 random bits.
  static func newID() -> String {
    var system = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(system.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether a text may be an id, whatever path it came from.
  static func isID(_ text: String) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }
}
