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
  /// Returns `nil` when the file can no longer be read, or where ``requireDigests()`` throws.
  public func sha256() -> String? {
    guard let file = try? OpenFile(path: location) else { return nil }
    return CryptoDigest()?.sha256(of: file)
  }

  /// Makes sure, before long work, that digests can be worked out.
  public static func requireDigests() throws(PlanDataFailure) { try requireDigests(of: CryptoDigest()) }

  static func requireDigests(of library: CryptoDigest?) throws(PlanDataFailure) {
    if library == nil { throw PlanDataFailure(problems: [PlanDataProblem(.digestLibraryMissing)]) }
  }
}
