internal import Glibc

/// A file that takes its name only when it is complete; a pipe or a device is written to as it stands.
struct WholeFile: ~Copyable {
  /// Where it is to be, as the user knows it.
  let path: String
  /// Where it is being written.
  let partial: String
  /// Whether it is a pipe or a device.
  let isStream: Bool
  /// Where it is to be, links followed.
  private let target: String
  private let descriptor: Int32

  init(path: String) throws(FindingWriteFailure) {
    self.path = path
    var status = stat()
    let kind = stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    isStream = kind.map { $0 != S_IFREG && $0 != S_IFDIR } ?? false
    target = kind == nil ? path : Self.resolved(path)
    partial = isStream ? path : "\(target).partial-\(getpid())"
    descriptor = open(partial, O_WRONLY | O_CLOEXEC | (isStream ? 0 : O_CREAT | O_EXCL), 0o666)
    if descriptor < 0 { throw FindingWriteFailure(path: path, reason: .system(errno)) }
  }

  /// Whatever still has the passing name was not finished.
  deinit {
    close(descriptor)
    if !isStream { unlink(partial) }
  }

  private static func resolved(_ path: String) -> String {
    guard let full = realpath(path, nil) else { return path }
    defer { free(full) }
    return String(cString: full)
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
    guard isStream || fsync(descriptor) == 0 && rename(partial, target) == 0 else { throw failure() }
  }

  func failure(_ reason: FindingWriteFailure.Reason = .system(errno)) -> FindingWriteFailure {
    FindingWriteFailure(path: path, reason: reason)
  }
}
