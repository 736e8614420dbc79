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

  private struct Message: Encodable {
    var id: RequestID?
    var needsID = false
    var method: String?
    var parameters: (any Encodable)?
    var result: (any Encodable)?
    var error: RPCError?

    private enum Key: String, CodingKey {
      case jsonrpc, id, method, params, result, error
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("2.0", forKey: .jsonrpc)
      if let id { try container.encode(id, forKey: .id) } else if needsID { try container.encodeNil(forKey: .id) }
      if let method { try container.encode(method, forKey: .method) }
      if let parameters { try parameters.encode(to: container.superEncoder(forKey: .params)) }
      if let result { try result.encode(to: container.superEncoder(forKey: .result)) }
      if let error { try container.encode(error, forKey: .error) }
    }
  }

  func notify(_ method: String, _ parameters: some Encodable) {
    send(Message(method: method, parameters: parameters))
  }

  func ask(_ method: String, _ parameters: some Encodable) {
    asked += 1
    send(Message(id: .text("rulec-\(asked)"), method: method, parameters: parameters))
  }

  func answer(_ id: RequestID, _ result: any Encodable) { send(Message(id: id, result: result)) }

  func refuse(_ id: RequestID?, _ error: RPCError) { send(Message(id: id, needsID: true, error: error)) }

  private func send(_ message: Message) {
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
