internal import Glibc
internal import PlanData

/// Where the bytes of a body go; a class, because it is closed once.
final class BodySink {
  private enum Place {
    case none
    case memory
    case file(path: String, descriptor: Int32)
    case lost
  }

  private var place: Place
  private var bytes: [UInt8] = []
  private var count = 0

  init(_ reception: Reception) {
    switch reception {
    case .ignore, .refuse: place = .none
    case .memory: place = .memory
    case .file(let path):
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      place = descriptor < 0 ? .lost : .file(path: path, descriptor: descriptor)
    }
  }

  /// What was not taken is removed.
  deinit {
    if case .file(let path, let descriptor) = place {
      close(descriptor)
      unlink(path)
    }
  }

  func take(_ block: UnsafeRawBufferPointer) {
    count += block.count
    switch place {
    case .none, .lost: return
    case .memory: bytes += block
    case .file(let path, let descriptor):
      if (try? FileSystem.write(Array(block), to: descriptor, path)) == nil { lose() }
    }
  }

  /// The body, all of it; a file is on the disk by then, and whoever takes it removes it.
  func finish() -> HTTPBody {
    defer { place = .none }
    switch place {
    case .none: return .none
    case .memory: return .bytes(bytes)
    case .lost: return .lost
    case .file(let path, let descriptor):
      guard fsync(descriptor) == 0 else {
        lose()
        return .lost
      }
      close(descriptor)
      return .file(path: path, bytes: count)
    }
  }

  private func lose() {
    if case .file(let path, let descriptor) = place {
      close(descriptor)
      unlink(path)
    }
    place = .lost
  }
}
