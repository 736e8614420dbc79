public import Chuandao
internal import PlanData

/// What a server is to serve, where, and to whom.
public struct ServiceSettings: Sendable {
  /// The folder of the queue and of results.
  public var data: String
  /// An address of this machine, such as 127.0.0.1 or ::.
  public var address: String
  /// 0 for any that is free.
  public var port: UInt16
  /// The folder whose folders are plan sets that may be checked by name.
  public var plans: String?
  /// Names by which clients call the server, besides those of loopback.
  public var hosts: [String]
  /// What somebody without a token may do; `nil` for what ``defaultAnonymous`` says.
  public var anonymous: ServiceRole??
  public var limits: ServiceLimits
  public var library: RuleLibrary?
  /// A file `*.pg` with a host that names the database into which results are written, too.
  public var publish: String?
  /// The folder of the page; `nil` where it is not installed.
  public var page: String?

  public init(data: String, address: String, port: UInt16) {
    (self.data, self.address, self.port) = (data, address, port)
    hosts = []
    limits = ServiceLimits()
  }

  var isLoopback: Bool { address == "::1" || address.hasPrefix("127.") }

  /// What nobody in particular may do: submit on the machine itself, and nothing where others can come, be it through a
  /// server in front of this one.
  var anonymousRole: ServiceRole? { anonymous ?? (isLoopback && hosts.isEmpty ? .submit : nil) }
}

extension ServiceSettings {
  /// A path in the folder of data.
  func path(_ parts: String...) -> String { parts.reduce(data) { FileSystem.joined($0, $1) } }

  /// Where results of a check are.
  func folder(of id: String) -> String { path("checks", id) }
}
