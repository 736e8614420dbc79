/// What plans state in names rather than figures.
public enum EntrySubject: Hashable, Codable, Sendable {
  /// Index into ``Vocabulary/lists``.
  case list(Int)
  /// Index into ``Vocabulary/designations``.
  case designation(Int)
}

/// 传导 by 名录 or 定位: a subject and how it travels down the tiers.
public struct EntryTransmission: Hashable, Sendable {
  public var heading: Heading
  public var subject: EntrySubject
  /// Indices into ``Vocabulary/tiers``, from the highest down.
  public var tiers: [Int]
}

extension Vocabulary {
  /// A list or designation by name or alias.
  package func entrySubject(named name: String) -> EntrySubject? {
    list(named: name).map { .list($0) } ?? designation(named: name).map { .designation($0) }
  }

  /// The name of a list or designation.
  package func name(of subject: EntrySubject) -> String {
    switch subject {
    case .list(let index): lists[index].name
    case .designation(let index): designations[index].name
    }
  }
}
