public import RuleDSL
public import Transmission

/// What a run found, held against an earlier one.
public struct RunComparison: Sendable {
  /// What became of a fault that is there now.
  public enum State: String, Hashable, Sendable {
    case new
    case unchanged
  }

  /// What of one verdict is new.
  public struct Mark: Hashable, Sendable {
    /// By the faults of the finding, in their order; one where it names no places.
    public var states: [State]
    /// The verdict that it had, where that was another.
    public var before: Verdict?

    public var count: (new: Int, unchanged: Int) {
      let new = states.count { $0 == .new }
      return (new, states.count - new)
    }

    /// New as soon as one of its places is.
    public var state: State { states.contains(.new) ? .new : .unchanged }

    /// Whether it fails now and was open: no new fault, and yet worse than it was.
    public func hasWorsened(to verdict: Verdict) -> Bool { verdict == .fail && before == .undetermined }
  }

  /// Why it is not known whether a fault was mended.
  public enum Obstacle: String, Hashable, Sendable {
    case rule
    case plan
    /// Layers, figures or lists that it was about.
    case material
    /// Its verdict is open now.
    case undecided
  }

  /// A fault that was there and is not there now.
  public struct Past: Hashable, Sendable {
    public var fault: Fault
    /// `nil` for what is mended.
    public var obstacle: Obstacle?
  }

  /// The day of the earlier run, where it states one.
  public var asOf: String?
  /// Titles of its rules, by id.
  public var titles: [String: String] = [:]
  /// Names of its plans, by code.
  public var names: [String: String] = [:]
  public var marks: [CheckRun.Outcome: Mark] = [:]
  /// In the order of the earlier run.
  public var past: [Past] = []

  public var mended: [Past] { past.filter { $0.obstacle == nil } }
  public var incomparable: [Past] { past.filter { $0.obstacle != nil } }
  /// How many faults that are there now are new, and how many are not.
  public var count: (new: Int, unchanged: Int) {
    marks.values.reduce((0, 0)) { ($0.0 + $1.count.new, $0.1 + $1.count.unchanged) }
  }
}
