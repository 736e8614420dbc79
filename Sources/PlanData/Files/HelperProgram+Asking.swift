internal import CSandbox
internal import Glibc

/// What became of a program that was asked something.
public enum HelperAnswer: Hashable, Sendable {
  /// What it wrote, whatever its exit status.
  case wrote(String)
  case tookTooLong
  case wroteTooMuch
  /// It was ended by a signal.
  case died(signal: Int32)
}

extension HelperProgram {
  /// Gives it a text to read, and takes what it writes; it is ended where that takes too long or is too much.
  ///
  /// No shell is between, and of the environment it sees little.
  public func ask(
    _ arguments: [String],
    _ input: String,
    milliseconds: Int,
    mostBytes: Int = 1 << 26
  ) throws(SystemFailure) -> HelperAnswer {
    let scratch = try ScratchFolder()
    defer { withExtendedLifetime(scratch) {} }
    let question = scratch.file("question")
    let file = try WholeFile(path: question)
    try file.write(Array(input.utf8))
    try file.finish()
    var ends: [Int32] = [-1, -1]
    guard sandbox_pipe(&ends) == 0 else { throw .last(path) }
    defer { close(ends[0]) }
    let process = try spawn(arguments, reading: question, writing: ends[1])
    let (bytes, end) = Self.read(ends[0], milliseconds: milliseconds, mostBytes: mostBytes)
    if end != nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    if let end { return end }
    let signal = status & 0x7F
    return signal == 0 ? .wrote(String(decoding: bytes, as: UTF8.self)) : .died(signal: signal)
  }

  /// Starts it; the end to which it writes is closed here.
  private func spawn(
    _ arguments: [String],
    reading question: String,
    writing descriptor: Int32
  ) throws(SystemFailure) -> pid_t {
    defer { close(descriptor) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, question, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    let code = withMutableCStrings([name ?? path] + arguments) { arguments in
      withMutableCStrings(["PATH=/usr/bin:/bin", "LANG=C.UTF-8"]) {
        posix_spawn(&process, path, &actions, nil, arguments, $0)
      }
    }
    guard code == 0 else { throw SystemFailure(path, .system(code)) }
    return process
  }

  /// Reads to the end; why it was not reached, where that is so.
  private static func read(
    _ descriptor: Int32,
    milliseconds: Int,
    mostBytes: Int
  ) -> (bytes: [UInt8], end: HelperAnswer?) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let start = monotonicMilliseconds()
    while true {
      let left = milliseconds - (monotonicMilliseconds() - start)
      guard left > 0 else { return (bytes, .tookTooLong) }
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wanted, 1, Int32(clamping: left))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return (bytes, .tookTooLong) }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return (bytes, nil) }
      bytes += buffer[..<count]
      guard bytes.count <= mostBytes else { return (bytes, .wroteTooMuch) }
    }
  }
}

/// Time since some moment, never put back.
private func monotonicMilliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}
