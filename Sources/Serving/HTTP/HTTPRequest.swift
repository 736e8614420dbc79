/// What a client asks, once its headers are there.
struct HTTPRequest: Hashable, Sendable {
  var method: String
  /// Parts of the path, without what percent signs hid.
  var path: [String]
  /// In the order in which they stand; values without percent signs.
  var query: [Field] = []
  /// Names in small letters.
  var headers: [Field] = []
  /// Of whom asks, without the port.
  var address: String

  struct Field: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// A header that may stand once; `nil` where there is none or several.
  func header(_ name: String) -> String? {
    let found = headers.filter { $0.name == name }
    return found.count == 1 ? found[0].value : nil
  }

  func has(_ name: String) -> Bool { headers.contains { $0.name == name } }

  /// Bytes of the body, as the client says; `nil` where it says none.
  var contentLength: Int? { header("content-length").flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 } }

  /// The type of the body without its parameters.
  var mediaType: String? {
    header("content-type").map { text in
      String(text.prefix { $0 != ";" }).filter { $0 != " " }.lowercased()
    }
  }

  /// As text, for the log.
  var pathText: String { "/" + path.joined(separator: "/") }
}

/// How the body of a request is taken.
enum Reception {
  /// Not at all: there is none, or what came is left aside.
  case ignore
  /// Into memory.
  case memory
  /// Into a file that is not there yet.
  case file(path: String)
  case refuse(HTTPAnswer)
}

/// What came as a body.
enum HTTPBody {
  case none
  case bytes([UInt8])
  /// It is on the disk.
  case file(path: String, bytes: Int)
  /// The disk did not take it.
  case lost
}

/// What is answered.
struct HTTPAnswer: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    case file(path: String)
  }

  var status: Int
  var headers: [(name: String, value: String)] = []
  var content: Content

  init(_ status: Int, _ type: String, _ text: String) { self.init(status, type, .bytes(Array(text.utf8))) }

  init(_ status: Int, _ type: String, _ content: Content) {
    (self.status, self.content) = (status, content)
    headers = [("Content-Type", type)]
  }

  func with(_ name: String, _ value: String) -> HTTPAnswer {
    var answer = self
    answer.headers.append((name, value))
    return answer
  }
}

/// What answers requests; called from many threads.
protocol HTTPService: AnyObject, Sendable {
  /// Headers are there, no byte of a body.
  func receive(_ request: HTTPRequest) -> Reception
  /// All of the body is there.
  func answer(_ request: HTTPRequest, _ body: HTTPBody) -> HTTPAnswer
}
