internal import CSandbox
internal import Glibc

/// The two pipes between this process and one that reads files for it.
struct ReaderPipes {
  typealias Pipe = (read: Int32, write: Int32)
  let requests: Pipe
  let answers: Pipe

  init?() {
    guard let requests = Self.pipe() else { return nil }
    guard let answers = Self.pipe() else {
      close(requests.read)
      close(requests.write)
      return nil
    }
    (self.requests, self.answers) = (requests, answers)
    // Fewer switches between the two; the usual size will do where the system refuses.
    _ = fcntl(answers.write, 1031, 1 << 20)
    _ = fcntl(answers.read, F_SETFL, O_NONBLOCK)
  }

  /// A pipe that no other child inherits, clear of the standard streams, which this process may have been started without.
  private static func pipe() -> Pipe? {
    var ends: [Int32] = [-1, -1]
    guard sandbox_pipe(&ends) == 0 else { return nil }
    for index in ends.indices where ends[index] <= STDERR_FILENO {
      let moved = fcntl(ends[index], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
      close(ends[index])
      ends[index] = moved
    }
    return (ends[0], ends[1])
  }

  /// Starts a program between the pipes; ends that are not this process's own are closed, and all where it does not start.
  func spawn(_ program: String, environment: [String]) -> (process: pid_t?, error: Int32) {
    defer {
      close(requests.read)
      close(answers.write)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, requests.read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, answers.write, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    let code = withMutableCStrings([ReaderService.name]) { arguments in
      withMutableCStrings(environment) { posix_spawn(&process, program, &actions, nil, arguments, $0) }
    }
    guard code == 0 else {
      close(requests.write)
      close(answers.read)
      return (nil, code)
    }
    return (process, 0)
  }
}
