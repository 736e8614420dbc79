internal import Glibc

/// A program of the system that makes one file of another, such as pandoc.
public struct HelperProgram: Sendable {
  /// Where it is.
  public let path: String
  /// What it is called when it is started, where not by its path.
  var name: String?

  /// Finds the first of some programs on the search path.
  public init?(_ names: [String]) {
    let folders = (FileSystem.variable("PATH") ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    let paths = names.flatMap { name in folders.filter { $0.hasPrefix("/") }.map { FileSystem.joined($0, name) } }
    guard let path = paths.first(where: { access($0, X_OK) == 0 && FileSystem.kind(of: $0) == .file }) else {
      return nil
    }
    self.path = path
  }

  /// The program that a wrapper of this name starts, which stands beside it with another ending.
  public func behind(_ ending: String) -> HelperProgram {
    let inner = FileSystem.resolved(path) + ending
    return access(inner, X_OK) == 0 ? HelperProgram(path: inner, name: inner) : self
  }

  /// A program at a place, called otherwise.
  init(path: String, name: String) {
    (self.path, self.name) = (path, name)
  }

  /// Runs it, without input and without a word of its own; `target` is what it makes, as the user knows it.
  ///
  /// It is ended where it takes longer than some seconds.
  public func run(
    _ arguments: [String],
    environment: [String] = [],
    seconds: Int,
    target: String
  ) throws(SystemFailure) {
    let status = try status(arguments, environment: environment, seconds: seconds, target: target)
    guard status == 0 else { throw SystemFailure(target, .library("\(path): \(status >> 8 & 0xFF)")) }
  }

  /// The same, and how it ended, as `waitpid` tells it.
  func status(
    _ arguments: [String],
    environment: [String],
    seconds: Int,
    target: String
  ) throws(SystemFailure) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    let kept = ["PATH", "HOME", "TMPDIR"].compactMap { name in FileSystem.variable(name).map { "\(name)=\($0)" } }
    var process: pid_t = 0
    let code = withMutableCStrings([name ?? path] + arguments) { arguments in
      withMutableCStrings(kept + ["LANG=C.UTF-8"] + environment) {
        posix_spawn(&process, path, &actions, nil, arguments, $0)
      }
    }
    guard code == 0 else { throw SystemFailure(path, .system(code)) }
    var status: Int32 = 0
    var pauses = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      pauses += 1
      if pauses > seconds * 100 {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        throw SystemFailure(target, .library("\(path): > \(seconds) s"))
      }
      usleep(10_000)
    }
    return status
  }
}

/// Texts as a list of C has them, ended by nothing.
package func withMutableCStrings<Result>(
  _ texts: [String],
  _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  copies.append(nil)
  return body(copies)
}
