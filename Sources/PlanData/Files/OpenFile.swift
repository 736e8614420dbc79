internal import Glibc

/// A regular file, open for reading; closed at the end of its life.
struct OpenFile: ~Copyable {
  let descriptor: Int32
  let size: Int

  init(path: String) throws(SystemFailure) {
    // Opening a pipe must not wait for a writer.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw .last(path) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let failure = SystemFailure.last(path)
      close(opened)
      throw failure
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw SystemFailure(path, .notRegularFile)
    }
    descriptor = opened
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Bytes from a place on, at most so many; fewer at the end of the file or where reading fails.
  func bytes(from offset: Int, count: Int) -> [UInt8] {
    Array(unsafeUninitializedCapacity: max(0, min(count, size - offset))) { space, filled in
      filled = 0
      while filled < space.count, let base = space.baseAddress {
        let got = pread(descriptor, base + filled, space.count - filled, off_t(offset + filled))
        guard got > 0 else { return }
        filled += got
      }
    }
  }

  /// Hands over the whole file in blocks of 1 MiB; `false` when reading fails.
  func eachBlock(_ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { room.deallocate() }
    var offset = 0
    while true {
      let got = pread(descriptor, room.baseAddress, room.count, off_t(offset))
      guard got > 0 else { return got == 0 }
      body(UnsafeRawBufferPointer(rebasing: room[..<got]))
      offset += got
    }
  }
}
