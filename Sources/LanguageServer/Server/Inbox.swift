internal import JSONRPC
internal import Dispatch
internal import Synchronization

/// Messages that wait for the server; filled by the thread that reads, emptied by the one that answers.
final class Inbox: Sendable {
  private let waiting = Mutex<[IncomingMessage]>([])
  private let cancelled = Mutex<Set<RequestID>>([])
  private let filled = DispatchSemaphore(value: 0)

  func add(_ message: IncomingMessage) {
    waiting.withLock { $0.append(message) }
    filled.signal()
  }

  /// The next message; `idle` is called before waiting for one that is not there yet.
  func next(idle: () -> Void) -> IncomingMessage {
    if filled.wait(timeout: .now()) == .timedOut {
      idle()
      filled.wait()
    }
    return waiting.withLock { $0.isEmpty ? .end : $0.removeFirst() }
  }

  /// Takes note of a request that nobody wants answered any more.
  func cancel(_ id: RequestID) { cancelled.withLock { _ = $0.insert(id) } }

  /// Whether a request was cancelled before it was begun.
  func takeCancelled(_ id: RequestID) -> Bool { cancelled.withLock { $0.remove(id) != nil } }

  /// Forgets what was cancelled too late.
  func forgetCancelled() { cancelled.withLock { if $0.count > 1000 { $0 = [] } } }
}
