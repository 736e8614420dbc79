import Foundation
import Glibc
import Synchronization

/// A server on this machine that says little: it refuses encryption, and may ask for a password in clear text, as nobody's
/// database should.
final class SilentServer: Sendable {
  private struct State {
    var connections = 0
    var bytes: [UInt8] = []
    var isOver = false
  }

  let port: Int
  private let state = Mutex(State())

  init(asksForPassword: Bool) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(listener, plain, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, plain, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.featureUnsupported) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        state.withLock { $0.connections += 1 }
        Thread.detachNewThread { [self] in serve(client, asksForPassword) }
      }
    }
  }

  var connections: Int { state.withLock { $0.connections } }

  /// What clients sent, as text.
  var received: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  private func serve(_ client: Int32, _ asksForPassword: Bool) {
    defer { close(client) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      state.withLock { $0.bytes += buffer[..<count] }
      guard asksForPassword else { continue }
      // Eight bytes request encryption, of either kind; anything longer begins a session.
      let answer: [UInt8] = count == 8 ? [UInt8(ascii: "N")] : [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 3]
      _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
    }
  }
}
