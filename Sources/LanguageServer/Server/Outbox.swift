internal import JSONRPC
internal import FoundationEssentials
internal import PlanData
internal import Synchronization

/// Writes messages to the client, each as one frame.
final class Outbox: ClientMessages {
  private let descriptor: Int32
  private var asked = 0
  /// The client reads no more.
  private(set) var isClosed = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func notify(_ method: String, _ parameters: some Encodable) {
    send(OutgoingMessage(method: method, parameters: parameters))
  }

  func ask(_ method: String, _ parameters: some Encodable) {
    asked += 1
    send(OutgoingMessage(id: .text("rulec-\(asked)"), method: method, parameters: parameters))
  }

  func answer(_ id: RequestID, _ result: any Encodable) { send(OutgoingMessage(id: id, result: result)) }

  func refuse(_ id: RequestID?, _ error: RPCError) { send(OutgoingMessage(id: id, needsID: true, error: error)) }

  private func send(_ message: OutgoingMessage) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    guard !isClosed, let content = try? encoder.encode(message) else { return }
    let frame = Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
    do throws(SystemFailure) {
      try FileSystem.write(frame, to: descriptor, "-")
    } catch {
      isClosed = true
    }
  }
}
