/// A file that a run read.
public struct InputFile: Sendable {
  /// Relative to the plan set.
  public let path: String
  /// Whether it holds map layers.
  public let isMap: Bool
  /// Index of the unit whose plan it holds, as far as its name tells.
  public let owner: Int?
  private let location: String

  /// Names a file for the report, and says where it is.
  public init(path: String, location: String, isMap: Bool = false, owner: Int? = nil) {
    self.path = path
    self.isMap = isMap
    self.owner = owner
    self.location = location
  }

  /// Whether a path leads to it.
  public func isFile(at path: String) -> Bool { FileSystem.areSame(location, path) }

  /// In bytes.
  var size: Int { FileSystem.size(of: location) }

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
