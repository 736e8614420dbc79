/// Why a request has no result, as JSON-RPC and the protocol number the reasons.
package struct RPCError: Error, Encodable, Hashable, Sendable {
  package let code: Int
  package let message: String

  package init(code: Int, message: String) {
    (self.code, self.message) = (code, message)
  }

  package static func unreadable(_ why: String) -> RPCError { RPCError(code: -32_700, message: why) }
  package static func invalidRequest(_ why: String) -> RPCError { RPCError(code: -32_600, message: why) }
  package static func unknownMethod(_ name: String) -> RPCError {
    RPCError(code: -32_601, message: "unknown method \(name)")
  }
  package static func invalidParameters(_ why: String) -> RPCError { RPCError(code: -32_602, message: why) }
  package static let notInitialized = RPCError(code: -32_002, message: "the server is not initialized")
  package static let cancelled = RPCError(code: -32_800, message: "cancelled")
  /// The request was understood and cannot be met; the user reads the message.
  package static func failed(_ why: String) -> RPCError { RPCError(code: -32_803, message: why) }
}

/// What tells one request from another.
package enum RequestID: Codable, Hashable, Sendable {
  case number(Int)
  case text(String)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
