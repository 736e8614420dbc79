internal import Glibc

/// A file that takes its name only when it is complete.
struct WholeFile: ~Copyable {
  /// Where it is to be, as the user named it.
  let path: String
  /// Where it is being written.
  let partial: String
  /// The place itself, where the name is a link.
  private let target: String
  private let descriptor: Int32

  init(path: String) throws(FindingWriteFailure) {
    let (target, fault) = Self.target(of: path)
    self.path = path
    self.target = target
    partial = "\(target).partial-\(getpid())"
    descriptor = fault == 0 ? open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) : -1
    guard descriptor >= 0 else {
      throw FindingWriteFailure(path: path, reason: String(cString: strerror(fault == 0 ? errno : fault)))
    }
  }

  /// The file that a name stands for, and the error that forbids to write it: what is there and no file, such as a folder
  /// or a device, must not be replaced by one.
  private static func target(of path: String) -> (path: String, fault: Int32) {
    var status = stat()
    guard stat(path, &status) == 0 else { return (path, 0) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else { return (path, kind == S_IFDIR ? EISDIR : ENOTSUP) }
    guard let resolved = realpath(path, nil) else { return (path, errno) }
    defer { free(resolved) }
    return (String(cString: resolved), 0)
  }

  /// Whatever still has the passing name was not finished.
  deinit {
    close(descriptor)
    unlink(partial)
  }

  func write(_ bytes: [UInt8]) throws(FindingWriteFailure) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      done += count
    }
  }

  /// Gives the file its name, in place of one that had it before.
  consuming func finish() throws(FindingWriteFailure) {
    guard fsync(descriptor) == 0, rename(partial, target) == 0 else { throw failure() }
  }

  func failure(_ reason: String? = nil) -> FindingWriteFailure {
    FindingWriteFailure(path: path, reason: reason ?? String(cString: strerror(errno)))
  }
}
