internal import Glibc
internal import Synchronization

/// The processes that read files for this one, kept for the next file; a class, because all threads share them.
final class ReaderProcesses: Sendable {
  static let shared = ReaderProcesses()

  /// Processes may go from thread to thread, but only one thread has each.
  private struct State: @unchecked Sendable {
    var program: String?
    var idle: [ReaderProcess] = []
    /// How many are at work.
    var busy = 0
    var isUnconfined = false
  }

  private static let mostIdle = 16
  /// Milliseconds for which one that is at work is waited for: it takes as long to start another one.
  private static let worthWaiting = 50
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
    for _ in 0..<Self.worthWaiting {
      let (found, isAlone) = state.withLock { state -> (Handed, Bool) in
        let place =
          state.idle.lastIndex { $0.reach == reach && $0.holds(target) } ?? state.idle.lastIndex { $0.reach == reach }
        let isAlone = place == nil && state.busy == 0
        if place != nil || isAlone { state.busy += 1 }
        return (Handed(process: place.map { state.idle.remove(at: $0) }), isAlone)
      }
      if let process = found.process { return process }
      if isAlone { return try counted { () throws(TableFailure) in try ReaderProcess(reach, program: program) } }
      usleep(1000)
    }
    return try start(reach, program)
  }

  /// A new one.
  func start(_ reach: ReaderProcess.Reach, _ program: String) throws(TableFailure) -> ReaderProcess {
    state.withLock { $0.busy += 1 }
    return try counted { () throws(TableFailure) in try ReaderProcess(reach, program: program) }
  }

  /// Makes a process that counts as busy already.
  private func counted(_ make: () throws(TableFailure) -> ReaderProcess) throws(TableFailure) -> ReaderProcess {
    do throws(TableFailure) { return try make() } catch {
      leave()
      throw error
    }
  }

  /// One that was at work ended, or is not to be used any more.
  func leave() { state.withLock { $0.busy -= 1 } }

  /// Starts a process that is going to be needed, so that it is ready by then.
  func warm(_ root: String) {
    guard let program else { return }
    let reach = ReaderProcess.Reach(root: FileSystem.resolved(root), allowsNetwork: false)
    guard !state.withLock({ $0.busy > 0 || !$0.idle.isEmpty }) else { return }
    guard let process = try? ReaderProcess(reach, program: program) else { return }
    let handed = Handed(process: process)
    state.withLock { state in if let process = handed.process { state.idle.append(process) } }
  }

  func giveBack(_ process: ReaderProcess) {
    let handed = Handed(process: process)
    state.withLock { state in
      guard let process = handed.process else { return }
      state.busy -= 1
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
