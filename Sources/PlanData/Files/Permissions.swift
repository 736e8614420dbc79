/// What a plan set may do that no plan set from a stranger may: the user says so for a run.
public struct Permissions: Sendable {
  /// Hosts of databases that files `*.pg` may connect to, as these write them.
  public var databaseHosts: Set<String>
  /// Whether links may lead out of its folder.
  public var followsLinks: Bool
  /// Whether files `*.pg` may connect to anything at all, what the user's own environment names included.
  public var allowsDatabases = true

  /// Without more, nothing.
  public init(databaseHosts: Set<String> = [], followsLinks: Bool = false) {
    (self.databaseHosts, self.followsLinks) = (databaseHosts, followsLinks)
  }
}
