internal import Glibc
internal import PlanData

/// Where results go: bytes gathered into large writes.
struct Output: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []

  /// The path is the one the user knows.
  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  mutating func write(_ text: String) throws(SystemFailure) {
    buffer += text.utf8
    if buffer.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws(SystemFailure) {
    try FileSystem.write(buffer, to: descriptor, path)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes to standard output.
  static func toStandardOutput(_ body: (inout Output) throws(SystemFailure) -> Void) throws(SystemFailure) {
    var output = Output(descriptor: STDOUT_FILENO, path: "stdout")
    try body(&output)
    try output.flush()
  }

  /// Writes to a file, or without one to standard output.
  static func to(
    _ path: String?,
    _ body: (inout Output) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    if let path { try replacing(path, body) } else { try toStandardOutput(body) }
  }

  /// Writes a whole file or none; what is no plain file (a pipe, `/dev/stdout`) is written to directly.
  static func replacing(
    _ path: String,
    _ body: (inout Output) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    let file = try WholeFile(path: path)
    var output = Output(descriptor: file.descriptor, path: path)
    try body(&output)
    try output.flush()
    try file.finish()
  }
}
