internal import Glibc
public import PlanData

/// A server that checks what is sent to it; this file is how it begins.
public struct CheckServer {
  private let server: HTTPServer
  private let runner: CheckRunner
  private let service: CheckService

  /// Why there is none.
  public enum Failure: Error {
    case noRules
    case data(SystemFailure)
    /// Another server uses the folder, or it is not ours.
    case dataInUse(String)
    case store(path: String, reason: String)
    case libraryMissing(package: String)
    case address(String)
    case listening(String, reason: String)
  }

  /// Puts the folder of data in order, and listens; checks that were accepted and have not ended go on.
  public init(_ settings: ServiceSettings) throws(Failure) {
    guard settings.library != nil else { throw .noRules }
    do throws(SystemFailure) { try Self.prepare(settings.data) } catch { throw .data(error) }
    var settings = settings
    settings.data = FileSystem.resolved(settings.data)
    settings.plans = settings.plans.map(FileSystem.resolved)
    settings.page = settings.page.map(FileSystem.resolved)
    settings.publish = settings.publish.map(FileSystem.resolved)
    try Self.lock(settings.data)
    let log: AuditLog
    do throws(SystemFailure) { log = try AuditLog(path: settings.path("audit.log")) } catch { throw .data(error) }
    let path = settings.path("queue.sqlite")
    let store: SubmissionStore
    do throws(StoreFailure) {
      store = try SubmissionStore(path: path)
      runner = CheckRunner(settings, store)
      try runner.recover()
    } catch {
      throw .store(path: path, reason: error.reason)
    }
    service = CheckService(settings, store, runner, log)
    do throws(HTTPServer.Failure) {
      let limits = HTTPServer.Limits(connections: settings.limits[.connections])
      server = try HTTPServer(address: settings.address, port: settings.port, limits, service)
    } catch {
      switch error {
      case .libraryMissing: throw .libraryMissing(package: "libmicrohttpd12")
      case .address(let address): throw .address(address)
      case .listening(let reason): throw .listening("\(settings.address):\(settings.port)", reason: reason)
      }
    }
  }

  /// Makes the folders that a server needs.
  public static func prepare(_ data: String) throws(SystemFailure) {
    for folder in [data] + ["checks", "work", "spool"].map({ FileSystem.joined(data, $0) }) {
      try Folders.make(folder)
    }
  }

  /// Where it listens, also where any port was wanted.
  public var port: UInt16 { server.port }

  /// Works until the process is ended, which may be at any moment.
  public func run() -> Never {
    runner.start()
    service.start()
    while true { pause() }
  }

  /// Two servers on one folder would both take every check.
  private static func lock(_ folder: String) throws(Failure) {
    let file = open(FileSystem.joined(folder, "lock"), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    // It is held until the process ends, however that happens.
    guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 else { throw .dataInUse(folder) }
  }
}
