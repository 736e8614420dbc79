internal import Glibc

/// A file that takes its name only when it is complete.
struct WholeFile: ~Copyable {
  /// Where it is to be.
  let path: String
  /// Where it is being written.
  let partial: String
  private let descriptor: Int32

  init(path: String) throws(FindingWriteFailure) {
    self.path = path
    partial = "\(path).partial-\(getpid())"
    descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw FindingWriteFailure(path: path, reason: String(cString: strerror(errno))) }
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
    guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw failure() }
  }

  func failure(_ reason: String? = nil) -> FindingWriteFailure {
    FindingWriteFailure(path: path, reason: reason ?? String(cString: strerror(errno)))
  }
}
