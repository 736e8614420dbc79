/// What is sent: a request, a notification, an answer, or an error in the place of one.
package struct OutgoingMessage: Encodable {
  package var id: RequestID?
  /// Whether the id is `null` where there is none, as in errors about what could not be read.
  package var needsID = false
  package var method: String?
  package var parameters: (any Encodable)?
  package var result: (any Encodable)?
  package var error: RPCError?

  package init(
    id: RequestID? = nil,
    needsID: Bool = false,
    method: String? = nil,
    parameters: (any Encodable)? = nil,
    result: (any Encodable)? = nil,
    error: RPCError? = nil
  ) {
    (self.id, self.needsID, self.method) = (id, needsID, method)
    (self.parameters, self.result, self.error) = (parameters, result, error)
  }

  private enum Key: String, CodingKey {
    case jsonrpc, id, method, params, result, error
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("2.0", forKey: .jsonrpc)
    if let id { try container.encode(id, forKey: .id) } else if needsID { try container.encodeNil(forKey: .id) }
    if let method { try container.encode(method, forKey: .method) }
    if let parameters { try parameters.encode(to: container.superEncoder(forKey: .params)) }
    if let result { try result.encode(to: container.superEncoder(forKey: .result)) }
    if let error { try container.encode(error, forKey: .error) }
  }
}
