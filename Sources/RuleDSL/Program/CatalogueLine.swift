/// One line of a 目录: something that ought to be checked, and what checks it.
public struct CatalogueLine: Hashable, Sendable {
  /// How far a line is checked.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case whole
    /// Something checks it, and something is still missing.
    case partly
    case missing
  }

  /// The name of the 目录 that it stands in.
  public var catalogue: String
  /// Such as `4101`, as whoever asks for the check numbers it.
  public var number: String
  /// What is to be checked.
  public var name: String
  /// Ids of the statements that check it.
  public var rules: [String]
  /// Codes of checks that need no rule.
  public var builtIn: [String]
  /// Where it is demanded, as written.
  public var basis: String
  /// What is not checked, and why; empty where nothing is missing.
  public var missing: String
  /// Where it stands.
  public var span: Span

  public var state: State {
    if missing.isEmpty { return .whole }
    return rules.isEmpty && builtIn.isEmpty ? .missing : .partly
  }
}
