/// Why a request has no result, as JSON-RPC and the protocol number the reasons.
struct RPCError: Error, Encodable, Hashable, Sendable {
  let code: Int
  let message: String

  static func unreadable(_ why: String) -> RPCError { RPCError(code: -32_700, message: why) }
  static func invalidRequest(_ why: String) -> RPCError { RPCError(code: -32_600, message: why) }
  static func unknownMethod(_ name: String) -> RPCError { RPCError(code: -32_601, message: "unknown method \(name)") }
  static func invalidParameters(_ why: String) -> RPCError { RPCError(code: -32_602, message: why) }
  static let notInitialized = RPCError(code: -32_002, message: "the server is not initialized")
  static let cancelled = RPCError(code: -32_800, message: "cancelled")
  /// The request was understood and cannot be met; the user reads the message.
  static func failed(_ why: String) -> RPCError { RPCError(code: -32_803, message: why) }
}

/// What tells one request from another.
enum RequestID: Codable, Hashable, Sendable {
  case number(Int)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
