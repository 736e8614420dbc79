package import FoundationEssentials

/// What a client sends: one frame, understood as far as its envelope.
package enum IncomingMessage: Sendable {
  case request(RequestID, method: String, Data)
  case notification(method: String, Data)
  /// To a request of ours.
  case response(RequestID)
  /// Nothing that could be answered otherwise.
  case unreadable(RequestID?, RPCError)
  /// The client is gone.
  case end

  private struct Envelope: Decodable {
    let id: RequestID?
    let hasOddID: Bool
    let method: String?
    let isResponse: Bool

    private enum Key: String, CodingKey {
      case id, method, result, error
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id = try? container.decodeIfPresent(RequestID.self, forKey: .id)
      hasOddID = container.contains(.id) && id == nil
      // Whatever stands in the place of a method, who sent an id waits for an answer.
      method = try? container.decodeIfPresent(String.self, forKey: .method)
      isResponse = container.contains(.result) || container.contains(.error)
    }
  }

  package init(_ content: [UInt8]) {
    let data = Data(withoutLoneSurrogates(content))
    guard let envelope = try? JSONDecoder().decode(Envelope.self, from: data) else {
      let isJSON = (try? JSONDecoder().decode(JSONValue.self, from: data)) != nil
      self = .unreadable(nil, isJSON ? .invalidRequest("no message of JSON-RPC") : .unreadable("no JSON"))
      return
    }
    switch (envelope.method, envelope.id) {
    case (let method?, let id?): self = .request(id, method: method, data)
    case (let method?, nil):
      self =
        envelope.hasOddID
        ? .unreadable(nil, .invalidRequest("an id is a number or a text")) : .notification(method: method, data)
    case (nil, let id?) where envelope.isResponse: self = .response(id)
    default: self = .unreadable(envelope.id, .invalidRequest("no method"))
    }
  }

  /// The request that the client wants no answer to any more; `nil` for other messages.
  package var cancelledRequest: RequestID? {
    struct Parameters: Decodable {
      let id: RequestID
    }
    guard case .notification("$/cancelRequest", let data) = self else { return nil }
    return try? Self.parameters(Parameters.self, of: data).id
  }

  /// Reads the parameters of a message; absent ones are an empty object.
  package static func parameters<Parameters: Decodable>(
    _ type: Parameters.Type,
    of data: Data
  ) throws(RPCError) -> Parameters {
    do {
      if let parameters = try JSONDecoder().decode(Body<Parameters>.self, from: data).params { return parameters }
      return try JSONDecoder().decode(Parameters.self, from: Data("{}".utf8))
    } catch {
      throw .invalidParameters("the parameters are not of the form that the protocol wants")
    }
  }
}

private struct Body<Parameters: Decodable>: Decodable {
  let params: Parameters?
}

/// Half of a character, as an editor may send it that cuts between UTF-16 units, becomes the sign for what cannot be read.
package func withoutLoneSurrogates(_ json: [UInt8]) -> [UInt8] {
  var result = json
  func unit(at place: Int) -> UInt32? {
    guard place + 6 <= json.count, json[place] == UInt8(ascii: "\\"), json[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt32(String(decoding: json[place + 2..<place + 6], as: UTF8.self), radix: 16)
  }
  var place = 0
  while place < json.count {
    guard json[place] == UInt8(ascii: "\\") else {
      place += 1
      continue
    }
    guard let value = unit(at: place) else {
      place += 2
      continue
    }
    switch value {
    case 0xD800...0xDBFF:
      if let next = unit(at: place + 6), (0xDC00...0xDFFF).contains(next) {
        place += 12
        continue
      }
      fallthrough
    case 0xDC00...0xDFFF: result.replaceSubrange(place..<place + 6, with: Array("\\uFFFD".utf8))
    default: break
    }
    place += 6
  }
  return result
}
