internal import CMicroHTTPD
internal import Glibc
internal import RuleDSL

/// libmicrohttpd with a service behind it; a class, because C calls back into it, and kept until the process ends.
final class HTTPServer: @unchecked Sendable {
  private let library: HTTPLibrary
  private let service: any HTTPService
  private var daemon: OpaquePointer?

  /// Why there is no server.
  enum Failure: Error {
    case libraryMissing
    case address(String)
    /// In the words of the C library.
    case listening(String)
  }

  struct Limits {
    var connections: Int
    /// Seconds for which a client may be silent.
    var silence = 30
    var headerBytes = 32 << 10
  }

  /// A body larger than this is not awaited where it is refused; of others the sender is there to read why.
  private static let mostDrained = 2 << 30

  /// Listens at an address of this machine, which nobody else may use.
  init(address: String, port: UInt16, _ limits: Limits, _ service: any HTTPService) throws(Failure) {
    guard let library = HTTPLibrary.open() else { throw .libraryMissing }
    (self.library, self.service) = (library, service)
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, String(port), &hints, &found) == 0, let found, let target = found.pointee.ai_addr
    else {
      throw .address(address)
    }
    defer { freeaddrinfo(found) }
    let bounds = HTTPLimits(
      connections: UInt32(limits.connections),
      silentSeconds: UInt32(limits.silence),
      headerBytes: limits.headerBytes,
      stackBytes: 1 << 20
    )
    errno = 0
    daemon = withUnsafePointer(to: library) { library in
      http_start(
        library,
        target,
        bounds,
        { context, connection, url, method, _, data, size, request in
          guard let context, let connection, let url, let method, let size, let request else { return http_no }
          let server = Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
          return server.take(connection, url, method, data, size, request)
        },
        { _, _, request, _ in
          guard let request, let exchange = request.pointee else { return }
          Unmanaged<Exchange>.fromOpaque(exchange).release()
          request.pointee = nil
        },
        Unmanaged.passUnretained(self).toOpaque()
      )
    }
    guard daemon != nil else { throw .listening(String(cString: strerror(errno == 0 ? EADDRINUSE : errno))) }
  }

  /// Where it listens.
  var port: UInt16 { daemon.map { daemon in withUnsafePointer(to: library) { http_port($0, daemon) } } ?? 0 }

  /// One request on its way; a class, because C holds it.
  private final class Exchange {
    let request: HTTPRequest
    let refusal: HTTPAnswer?
    let sink: BodySink

    init(_ request: HTTPRequest, _ reception: Reception) {
      self.request = request
      if case .refuse(let answer) = reception { refusal = answer } else { refusal = nil }
      sink = BodySink(reception)
    }
  }

  private func take(
    _ connection: OpaquePointer,
    _ url: UnsafePointer<CChar>,
    _ method: UnsafePointer<CChar>,
    _ data: UnsafePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>,
    _ context: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  ) -> MHD_Result {
    guard let held = context.pointee else {
      let request = request(connection, String(cString: url), String(cString: method))
      let exchange = Exchange(request, service.receive(request))
      context.pointee = Unmanaged.passRetained(exchange).toOpaque()
      if let refusal = exchange.refusal, request.contentLength ?? .max > Self.mostDrained,
        request.has("content-length") || request.has("transfer-encoding")
      {
        return send(refusal.with("Connection", "close"), connection)
      }
      return http_yes
    }
    let exchange = Unmanaged<Exchange>.fromOpaque(held).takeUnretainedValue()
    if size.pointee > 0 {
      exchange.sink.take(UnsafeRawBufferPointer(start: data, count: size.pointee))
      size.pointee = 0
      return http_yes
    }
    return send(exchange.refusal ?? service.answer(exchange.request, exchange.sink.finish()), connection)
  }

  // MARK: Requests

  private func request(_ connection: OpaquePointer, _ url: String, _ method: String) -> HTTPRequest {
    var request = HTTPRequest(method: method, path: [], address: peer(connection))
    request.path = url.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    // The root is no part.
    if request.path == [""] { request.path = [] }
    request.query = fields(connection, http_arguments)
    request.headers = fields(connection, http_headers).map { .init(name: $0.name.lowercased(), value: $0.value) }
    return request
  }

  private func fields(_ connection: OpaquePointer, _ kind: MHD_ValueKind) -> [HTTPRequest.Field] {
    var fields: [HTTPRequest.Field] = []
    withUnsafeMutablePointer(to: &fields) { fields in
      _ = library.values(
        connection,
        kind,
        { context, _, name, value in
          guard let context, let name else { return http_yes }
          context.assumingMemoryBound(to: [HTTPRequest.Field].self).pointee.append(
            HTTPRequest.Field(name: String(cString: name), value: value.map { String(cString: $0) } ?? "")
          )
          return http_yes
        },
        UnsafeMutableRawPointer(fields)
      )
    }
    return fields
  }

  private func peer(_ connection: OpaquePointer) -> String {
    guard let address = withUnsafePointer(to: library, { http_peer($0, connection) }) else { return "" }
    let length =
      Int32(address.pointee.sa_family) == AF_INET6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    getnameinfo(address, socklen_t(length), &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  // MARK: Answers

  private func send(_ answer: HTTPAnswer, _ connection: OpaquePointer) -> MHD_Result {
    guard let response = response(answer.content) else { return http_no }
    defer { library.destroyResponse(response) }
    for header in answer.headers { _ = library.addHeader(response, header.name, header.value) }
    return library.queue(connection, UInt32(answer.status), response)
  }

  private func response(_ content: HTTPAnswer.Content) -> OpaquePointer? {
    switch content {
    case .bytes(var bytes):
      return bytes.withUnsafeMutableBytes { library.responseOfBytes($0.count, $0.baseAddress, http_copied) }
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      var status = stat()
      guard descriptor >= 0 else { return nil }
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        let response = library.responseOfFile(Int(status.st_size), descriptor)
      else {
        close(descriptor)
        return nil
      }
      return response
    }
  }
}
