internal import Glibc

/// A process that reads what is written to one pipe, and whose output is read from another.
package struct PipedProcess: Sendable {
  package let process: Int32
  /// Where to write what it reads.
  package let input: Int32
  /// Where to read what it writes.
  package let output: Int32

  /// Starts a program by some name, with arguments behind it; `nil` where that is not possible.
  package static func start(_ program: String, _ words: [String]) -> PipedProcess? {
    var (down, up): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&down) == 0 else { return nil }
    guard pipe(&up) == 0 else {
      for end in down { close(end) }
      return nil
    }
    for end in down + up { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, down[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, up[1], STDOUT_FILENO)
    var process: pid_t = 0
    let code = withMutableCStrings(words) { posix_spawn(&process, program, &actions, nil, $0, environ) }
    close(down[0])
    close(up[1])
    guard code == 0 else {
      close(down[1])
      close(up[0])
      return nil
    }
    return PipedProcess(process: process, input: down[1], output: up[0])
  }
}
