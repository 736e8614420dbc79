internal import Glibc

/// Where results go: bytes gathered into large writes.
struct Output: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []

  /// The path is the one the user knows.
  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  mutating func write(_ text: String) throws(SystemFailure) {
    buffer += text.utf8
    if buffer.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws(SystemFailure) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count >= 0 { start += count } else if errno != EINTR { throw .last(path) }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes to standard output.
  static func toStandardOutput(_ body: (inout Output) throws(SystemFailure) -> Void) throws(SystemFailure) {
    var output = Output(descriptor: STDOUT_FILENO, path: "stdout")
    try body(&output)
    try output.flush()
  }

  /// Writes to a file, or without one to standard output.
  static func to(
    _ path: String?,
    _ body: (inout Output) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    if let path { try replacing(path, body) } else { try toStandardOutput(body) }
  }

  /// Writes a whole file or none: to a sibling first, which takes the file's place once it is complete.
  ///
  /// What is no plain file (a pipe, `/dev/stdout`) is written to directly.
  static func replacing(
    _ path: String,
    _ body: (inout Output) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    switch FileSystem.kind(of: path) {
    case .folder: throw SystemFailure(path, .system(EISDIR))
    case .other: try writing(path, O_WRONLY | O_CLOEXEC, mode: 0, as: path, body)
    case .file, nil: try replacingFile(path, body)
    }
  }

  private static func replacingFile(
    _ path: String,
    _ body: (inout Output) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let target = exists ? FileSystem.resolved(path) : path
    let sibling = FileSystem.joined(FileSystem.folder(of: target), ".\(FileSystem.name(of: target)).\(getpid())")
    unlink(sibling)
    do throws(SystemFailure) {
      let mode = exists ? status.st_mode & 0o777 : 0o666
      try writing(sibling, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode: mode, as: path, body)
      guard rename(sibling, target) == 0 else { throw .last(path) }
    } catch {
      unlink(sibling)
      throw error
    }
  }

  private static func writing(
    _ path: String,
    _ flags: Int32,
    mode: mode_t,
    as name: String,
    _ body: (inout Output) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    let file = open(path, flags, mode)
    guard file >= 0 else { throw .last(name) }
    var output = Output(descriptor: file, path: name)
    do throws(SystemFailure) {
      try body(&output)
      try output.flush()
    } catch {
      close(file)
      throw error
    }
    // Pipes and devices cannot be synchronised, and need not be.
    let isKept = fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS
    let failure = SystemFailure.last(name)
    guard close(file) == 0, isKept else { throw isKept ? .last(name) : failure }
  }
}
