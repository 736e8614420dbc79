internal import Glibc
internal import Synchronization

/// What shows that a file is still the one that was read: who it is, how large, and when it was last changed.
public struct FileStamp: Hashable, Sendable {
  private let identity: FileSystem.Identity
  private let size: Int
  /// Of the bytes, and of anything else about it; seconds and billionths.
  private let times: [Int]

  /// `nil` for a path that leads nowhere.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of an open file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    identity = FileSystem.Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    size = Int(status.st_size)
    times = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
  }
}

/// The stamps that files had before anything was read of them, by path; a class, because all copies of a folder share them.
final class StampBook: Sendable {
  private let known = Mutex<[String: FileStamp?]>([:])

  /// The stamp that a file had when it was asked for first.
  func stamp(_ path: String) -> FileStamp? {
    known.withLock { known in
      if let first = known[path] { return first }
      let stamp = FileStamp(path: path)
      known[path] = .some(stamp)
      return stamp
    }
  }
}
