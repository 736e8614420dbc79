/// 对照: which codes of one system are which of another.
public struct CodeMapping: Hashable, Sendable {
  /// Index into ``Vocabulary/codeSystems``.
  public var source: Int
  /// Index into ``Vocabulary/codeSystems``.
  public var target: Int
  /// For every code of the source: what the table says, or the code itself where text and name agree in both systems.
  public var counterparts: [Counterpart]

  public enum Counterpart: Hashable, Sendable {
    /// Indices of codes of the target, ascending; more than one where the code has to be split.
    case codes([Int])
    /// 无: declared to have none.
    case none
    /// The table says nothing, and the other system has no such code or means something else by it.
    case unknown
  }
}
