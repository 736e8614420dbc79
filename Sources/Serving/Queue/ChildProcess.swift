internal import Glibc
internal import PlanData

/// A process of this program that does one thing in a folder of its own, and is ended when it takes too long.
struct ChildProcess {
  private let process: pid_t
  private let order: ChildOrder

  /// Starts it; it gives up what it does not need by itself, see ``ChildService``.
  init(_ order: ChildOrder) throws(ChildFailure) {
    self.order = order
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that whatever it starts ends with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var started: pid_t = 0
    let code = withMutableCStrings([ChildService.name] + order.words) { arguments in
      withMutableCStrings(Self.environment(order)) {
        posix_spawn(&started, "/proc/self/exe", &actions, &attributes, arguments, $0)
      }
    }
    guard code == 0 else { throw .system(SystemFailure("rulec", .system(code))) }
    process = started
  }

  /// Nothing of the server's own but where programs and libraries are.
  ///
  /// No database either, since a plan set that names no host would reach that of the server; where results are published,
  /// whose file names its host, the rest of what libpq takes.
  private static func environment(_ order: ChildOrder) -> [String] {
    let folder = order.folder
    let plain = ["PATH", "LD_LIBRARY_PATH", "PROJ_LIB", "PROJ_DATA", "GDAL_DATA"]
    let kept =
      plain + (order.publication == nil ? [] : ["PGUSER", "PGPASSWORD", "PGPASSFILE", "PGSSLMODE", "PGSSLROOTCERT"])
    return kept.compactMap { name in FileSystem.variable(name).map { "\(name)=\($0)" } }
      + ["TMPDIR=\(folder)", "HOME=\(folder)", "LANG=C.UTF-8", "PGHOST=/nonexistent", "SWIFT_BACKTRACE=enable=no"]
  }

  /// Waits until it ends; what it did is in its folder.
  func wait() throws(ChildFailure) {
    let end = Clock.steady + Double(order.limits[2])
    var status: Int32 = 0
    var isLate = false
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      guard ended == 0 || errno == EINTR else { throw .brokeOff }
      if Clock.steady > end {
        isLate = true
        kill(-process, SIGKILL)
      }
      usleep(5000)
    }
    // What it may have left behind.
    kill(-process, SIGKILL)
    let (signal, code) = (status & 0x7F, status >> 8 & 0xFF)
    if isLate || signal == SIGXCPU { throw .tooSlow(seconds: order.limits[2]) }
    if signal == 0, code == ChildService.memoryLacking { throw .memoryLacking(megabytes: order.limits[3]) }
    guard signal == 0, code == ChildService.done || code == ChildService.refused else { throw .brokeOff }
  }
}
