internal import Glibc
public import PlanData
internal import RuleDSL

/// Who may come: a file of lines `ROLE NAME SHA256-OF-TOKEN`, read whenever a token is shown, so that a line that is taken
/// out counts at once.
public struct Tokens: Sendable {
  private let path: String

  /// Those of a folder of data.
  public init(data: String) { path = FileSystem.joined(data, "tokens") }

  /// Somebody who showed a token.
  struct Holder: Hashable {
    var name: String
    var role: ServiceRole
  }

  /// Whose token it is; `nil` for nobody's.
  func holder(of token: String) -> Holder? {
    // What is looked for is a digest, so that the time it takes tells nothing about tokens.
    guard token.utf8.count <= 256, let digest = TextDigest.sha256(ofText: token),
      let bytes = try? FileSystem.bytes(of: path)
    else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3, parts[2] == digest, let role = ServiceRole(rawValue: parts[0]) else { continue }
      return Holder(name: parts[1], role: role)
    }
    return nil
  }

  /// Whether a name can stand in the file.
  public static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64
      && !name.unicodeScalars.contains { $0.properties.isWhitespace || $0.isControl }
  }

  /// Adds somebody, and gives the token, which stands nowhere else.
  public func issue(_ role: ServiceRole, to name: String) throws(SystemFailure) -> String {
    let token = Submission.newID() + Submission.newID()
    guard let digest = TextDigest.sha256(ofText: token) else {
      throw SystemFailure(path, .needs("libcrypto", package: "libssl3"))
    }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .last(path) }
    defer { close(file) }
    try FileSystem.write(Array("\(role.rawValue) \(name) \(digest)\n".utf8), to: file, path)
    guard fsync(file) == 0 else { throw .last(path) }
    return token
  }
}
