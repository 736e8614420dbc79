/// A file that a run read.
public struct InputFile: Sendable {
  /// Relative to the plan set.
  public let path: String
  private let location: String

  /// Names a file for the report, and says where it is.
  public init(path: String, location: String) {
    self.path = path
    self.location = location
  }

  /// SHA-256 of the file's bytes in hexadecimal digits, worked out on each call because it costs time on big files.
  ///
  /// Returns `nil` when the file can no longer be read.
  public func sha256() -> String? {
    guard let file = try? OpenFile(path: location) else { return nil }
    return CryptoDigest.sha256(of: file) ?? SHA256.digest(of: file)
  }
}

/// Lower-case hexadecimal digits, two for each byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
