/// One SHA-256 for several texts, whatever their order and names: of their digests, sorted, each on a line.
///
/// `sha256sum *.rule | cut -c1-64 | sort | sha256sum` gives the same.
public enum TextDigest {
  /// In hexadecimal digits; `nil` where libcrypto is not installed.
  public static func sha256(of texts: [String]) -> String? {
    guard let library = CryptoDigest() else { return nil }
    let digests = texts.compactMap { library.sha256(of: $0) }
    return digests.count == texts.count ? library.sha256(of: digests.sorted().map { $0 + "\n" }.joined()) : nil
  }

  /// SHA-256 of some bytes; `nil` where libcrypto is not installed.
  package static func sha256(of bytes: [UInt8]) -> String? { CryptoDigest()?.sha256(of: bytes) }

  /// SHA-256 of one text; `nil` where libcrypto is not installed.
  package static func sha256(ofText text: String) -> String? { CryptoDigest()?.sha256(of: text) }
}
