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
    var (partial, descriptor): (String, Int32)
    repeat {
      let name = "\(Self.mark.start)\(UInt64.random(in: .min ... .max))\(Self.mark.end)"
      partial = isStream ? path : FileSystem.joined(folder, name)
      descriptor = open(partial, O_WRONLY | O_CLOEXEC | (isStream ? 0 : O_CREAT | O_EXCL), 0o666)
      if descriptor < 0 { throw .last(path) }
    } while !isStream && !Self.isHeld(descriptor)
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

  private static let mark = (start: ".chuandao-", end: ".partial")

  /// Marks a partial file as one that is being written, for ``removeAbandoned(in:)`` of other processes; `false` where one
  /// of them was quicker and took it away.
  private static func isHeld(_ descriptor: Int32) -> Bool {
    // Where a file system knows no locks, nobody removes anything.
    flock(descriptor, LOCK_EX)
    var status = stat()
    if fstat(descriptor, &status) != 0 || status.st_nlink > 0 { return true }
    close(descriptor)
    return false
  }

  /// Removes what processes that were killed left unfinished in a folder.
  public static func removeAbandoned(in folder: String) {
    for bytes in (try? FileSystem.entries(in: folder)) ?? [] {
      guard let name = String(validating: bytes, as: UTF8.self), name.hasPrefix(mark.start), name.hasSuffix(mark.end)
      else { continue }
      let path = FileSystem.joined(folder, name)
      // On a shared disk only what is open for writing can be locked.
      let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
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
