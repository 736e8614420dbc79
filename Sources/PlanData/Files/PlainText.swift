/// A file of text, whichever of the usual encodings it has.
public enum PlainText {
  /// Larger files are no document.
  public static let mostBytes = 64 << 20

  /// Reads UTF-8, GB18030 or UTF-16.
  public static func read(_ path: String) throws(SystemFailure) -> String {
    guard FileSystem.size(of: path) <= mostBytes else { throw SystemFailure(path, .documentTooLarge) }
    let bytes = try FileSystem.bytes(of: path)
    if let text = wideText(bytes) { return text }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    guard !plain.contains(0) else { throw SystemFailure(path, .notText) }
    if let text = String(validating: plain, as: UTF8.self) { return text }
    guard let text = converted(plain, from: "GB18030") else { throw SystemFailure(path, .notText) }
    return text
  }
}
