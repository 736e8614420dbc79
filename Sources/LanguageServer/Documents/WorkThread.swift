internal import Glibc

/// A thread beside the one that answers.
enum WorkThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  static func start(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Body(body)).toOpaque()
    pthread_create(
      &thread,
      nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      },
      context
    )
    pthread_detach(thread)
  }

  /// Everything up to the end of an open file.
  static func allBytes(from descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    while case let more = bytes(from: descriptor), !more.isEmpty { all += more }
    return all
  }

  /// Some bytes of an open file; none at its end.
  static func bytes(from descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return Array(bytes.prefix(count)) }
      guard errno == EINTR else { return [] }
    }
  }
}
