internal import Synchronization

/// The processes that read files for this one, kept for the next file; a class, because all threads share them.
final class ReaderProcesses: Sendable {
  static let shared = ReaderProcesses()

  /// Processes may go from thread to thread, but only one thread has each.
  private struct State: @unchecked Sendable {
    var program: String?
    var idle: [ReaderProcess] = []
    var isUnconfined = false
  }

  private static let mostIdle = 16
  private let state = Mutex(State())

  /// A process on its way into or out of the list.
  private struct Handed: @unchecked Sendable {
    var process: ReaderProcess?
  }

  /// The program to start; `nil` where files are read in this process.
  var program: String? { state.withLock { $0.program } }

  /// Whether this machine lets no process give up what it does not need.
  var isUnconfined: Bool { state.withLock { $0.isUnconfined } }

  func use(_ program: String) { state.withLock { $0.program = program } }

  func noteUnconfined() { state.withLock { $0.isUnconfined = true } }

  /// One that has the file open already, or any that is free, or a new one.
  func take(
    _ reach: ReaderProcess.Reach,
    for target: OGRTarget,
    _ program: String
  ) throws(TableFailure) -> ReaderProcess {
    let found = state.withLock { state -> Handed in
      let place =
        state.idle.lastIndex { $0.reach == reach && $0.holds(target) } ?? state.idle.lastIndex { $0.reach == reach }
      return Handed(process: place.map { state.idle.remove(at: $0) })
    }
    if let process = found.process { return process }
    return try ReaderProcess(reach, program: program)
  }

  func giveBack(_ process: ReaderProcess) {
    let handed = Handed(process: process)
    state.withLock { state in
      guard let process = handed.process else { return }
      if state.idle.count >= Self.mostIdle { state.idle.removeFirst() }
      state.idle.append(process)
    }
  }
}

extension ReaderService {
  /// From now on, files that libraries read that may break on them are read by processes of this program, which has to call
  /// ``serve()`` when it is started by the name ``name``.
  public static func use() {
    let own = "/proc/self/exe"
    if FileSystem.kind(of: own) == .file { ReaderProcesses.shared.use(own) }
  }

  /// Whether files were read by processes that could not give up all that they should, because this machine has no means.
  public static var isUnconfined: Bool { ReaderProcesses.shared.isUnconfined }
}
