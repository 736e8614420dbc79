internal import Glibc

/// Messages that come through a pipe.
final class WireInput {
  enum End: Error {
    /// Nobody writes any more.
    case closed
    /// Nothing came for too long.
    case silent
    /// A message is longer than the memory that is left.
    case tooLong
  }

  private static let head = 5
  private let descriptor: Int32
  private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  private var filled = 0..<0

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit {
    room.deallocate()
    close(descriptor)
  }

  /// The next message, valid until the one after it; `patience` are the milliseconds for which it may be waited, of which
  /// those that were are taken.
  func next(_ patience: inout Int) throws(End) -> (mark: UInt8, content: WireCursor) {
    try fill(Self.head, &patience)
    let mark = room[filled.lowerBound]
    let length = Int(
      UnsafeRawBufferPointer(room).loadUnaligned(fromByteOffset: filled.lowerBound + 1, as: UInt32.self)
    )
    try fill(Self.head + length, &patience)
    let content = UnsafeRawBufferPointer(
      rebasing: UnsafeRawBufferPointer(room)[filled.lowerBound + Self.head..<filled.lowerBound + Self.head + length]
    )
    filled = filled.lowerBound + Self.head + length..<filled.upperBound
    return (mark, WireCursor(content))
  }

  /// Waits until so many bytes are there.
  private func fill(_ count: Int, _ patience: inout Int) throws(End) {
    guard filled.count < count else { return }
    try makeRoom(count)
    while filled.count < count {
      let free = UnsafeMutableRawBufferPointer(rebasing: room[filled.upperBound...])
      let got = read(descriptor, free.baseAddress, free.count)
      if got > 0 {
        filled = filled.lowerBound..<filled.upperBound + got
      } else if got == 0 {
        throw .closed
      } else if errno == EAGAIN {
        try wait(&patience)
      } else if errno != EINTR {
        throw .closed
      }
    }
  }

  private func makeRoom(_ count: Int) throws(End) {
    guard filled.lowerBound + count > room.count else { return }
    let base = room.baseAddress
    if count <= room.count {
      if let base { memmove(base, base + filled.lowerBound, filled.count) }
    } else {
      guard count < Memory.remaining / 4 else { throw .tooLong }
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count + count / 4, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[filled]))
      room.deallocate()
      room = larger
    }
    filled = 0..<filled.count
  }

  private func wait(_ patience: inout Int) throws(End) {
    guard patience > 0 else { throw .silent }
    let start = Self.milliseconds
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, Int32(clamping: patience))
    patience -= max(0, Self.milliseconds - start)
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
