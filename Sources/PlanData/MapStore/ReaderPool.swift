internal import Synchronization

/// Open files that no thread is using, so that a file is not opened again for each unit.
///
/// A class, because all threads share the one pool.
final class ReaderPool: Sendable {
  /// Readers may go from thread to thread, but only one thread has each.
  private struct Idle: @unchecked Sendable {
    var readers: [(path: String, reader: any MapReader)] = []
  }

  private static let mostIdle = 16
  private let idle = Mutex(Idle())

  func take(_ path: String, isGeoPackage: Bool, in folder: PlanFolder) throws(TableFailure) -> any MapReader {
    let kept = idle.withLock { idle -> Handed in
      guard let index = idle.readers.lastIndex(where: { $0.path == path }) else { return Handed(reader: nil) }
      return Handed(reader: idle.readers.remove(at: index).reader)
    }
    if let reader = kept.reader { return reader }
    return try openMap(path, isGeoPackage: isGeoPackage, within: folder.path, folder.permissions)
  }

  func giveBack(_ reader: any MapReader, _ path: String) {
    let handed = Handed(reader: reader)
    idle.withLock { idle in
      guard let reader = handed.reader else { return }
      if idle.readers.count >= Self.mostIdle { idle.readers.removeFirst() }
      idle.readers.append((path, reader))
    }
  }

  /// A reader on its way into or out of the pool.
  private struct Handed: @unchecked Sendable {
    var reader: (any MapReader)?
  }
}
