internal import Glibc

/// A file that takes its name only when it is complete; a pipe or a device is written to as it stands.
///
/// It is written next to its place and then renamed, with the permissions of a file that it replaces.
public struct WholeFile: ~Copyable {
  /// Where it is to be, as the user knows it.
  public let path: String
  /// Where it is being written.
  public let partial: String
  /// Whether it is a pipe or a device.
  public let isStream: Bool
  /// Where it is to be, links followed.
  private let target: String
  /// What it is written through.
  public let descriptor: Int32
  private let slot: Int?

  /// Begins an empty file.
  public init(path: String) throws(SystemFailure) {
    let kind = FileSystem.kind(of: path)
    if kind == .folder { throw SystemFailure(path, .system(EISDIR)) }
    let isStream = kind == .other
    let target = kind == .file ? FileSystem.resolved(path) : path
    let folder = FileSystem.folder(of: target)
    // A name that no other process can have: on a shared disk, numbers of processes are not enough.
    let partial = isStream ? path : FileSystem.joined(folder, ".chuandao-\(UInt64.random(in: .min ... .max)).partial")
    let descriptor = open(partial, O_WRONLY | O_CLOEXEC | (isStream ? 0 : O_CREAT | O_EXCL), 0o666)
    if descriptor < 0 { throw .last(path) }
    slot = isStream ? nil : PartialFiles.add(partial)
    var status = stat()
    if kind == .file, stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
    self.path = path
    self.partial = partial
    self.isStream = isStream
    self.target = target
    self.descriptor = descriptor
  }

  /// Whatever still has the passing name was not finished.
  deinit {
    close(descriptor)
    if !isStream { unlink(partial) }
    slot.map(PartialFiles.remove)
  }

  /// Adds bytes.
  public func write(_ bytes: [UInt8]) throws(SystemFailure) {
    try FileSystem.write(bytes, to: descriptor, path)
  }

  /// Gives the file its name, in place of one that had it before.
  public consuming func finish() throws(SystemFailure) {
    guard isStream || isSynchronised && rename(partial, target) == 0 else { throw .last(path) }
  }

  /// Some file systems cannot synchronise, and need not.
  private var isSynchronised: Bool { fsync(descriptor) == 0 || [EINVAL, ENOTSUP, EROFS].contains(errno) }
}
