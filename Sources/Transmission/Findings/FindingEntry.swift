/// A row of a list or designation that decided a finding.
public struct FindingEntry: Hashable, Codable, Sendable {
  /// Its raw value is its name in the contract's JSON.
  public enum State: String, Hashable, Codable, Sendable, CaseIterable {
    /// The upper plan states it, and the lower one does not.
    case missing
    /// Plans that nobody has seen may state it.
    case open
    /// The lower plan states it as it should.
    case carried
    /// The lower plan gives another value than it was given.
    case different
    /// What the upper plan gave.
    case asked
    /// The row itself is at fault.
    case flawed
    /// A rule counts it.
    case counted
  }

  public var state: State
  public var row: EntryRow
  /// The unit that a designation is given to; `nil` for items.
  public var place: Int?
  /// What may be meant, among what the lower plan states: a hint, never a match.
  public var hint: EntryRow?
  /// Why it is borne, while other items of the finding are not.
  public var waiver: Finding.Waiver?

  public init(_ state: State, _ row: EntryRow, at place: Int? = nil) {
    self.state = state
    self.row = row
    self.place = place
  }
}
