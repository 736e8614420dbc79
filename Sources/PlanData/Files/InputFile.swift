internal import RuleDSL
public import Transmission

/// A file that a run read.
public struct InputFile: Sendable {
  /// Relative to the plan set.
  public let path: String
  /// Whether it holds map layers.
  public let isMap: Bool
  /// Index of the unit whose plan it holds, as far as its name tells.
  public let owner: Int?
  private let location: String
  /// What it was like before it was read.
  private let stamp: FileStamp?

  /// Names a file for the report, says where it is, and what it was like before it was read.
  public init(path: String, location: String, stamp: FileStamp?, isMap: Bool = false, owner: Int? = nil) {
    self.stamp = stamp
    self.path = path
    self.isMap = isMap
    self.owner = owner
    self.location = location
  }

  /// Whether a path leads to it.
  public func isFile(at path: String) -> Bool { FileSystem.areSame(location, path) }

  /// Whether another one is the same file, wherever its path begins.
  public func isSame(as other: InputFile) -> Bool { isFile(at: other.location) }

  /// In bytes.
  var size: Int { FileSystem.size(of: location) }

  /// SHA-256 of the file's bytes in hexadecimal digits, worked out on each call because it costs time on big files.
  ///
  /// Returns `nil` when the file can no longer be read, is no longer what was read, or where ``requireDigests()`` throws.
  public func sha256() -> String? {
    guard let file = try? OpenFile(path: location), FileStamp(descriptor: file.descriptor) == stamp,
      let digest = CryptoDigest()?.sha256(of: file), FileStamp(descriptor: file.descriptor) == stamp
    else { return nil }
    return digest
  }

  /// Whether the file is no longer the one that was read, or became another one meanwhile.
  public var hasChanged: Bool { FileStamp(path: location) != stamp }

  /// What a report says where it has.
  public var changeFlaw: InputFlaw {
    InputFlaw(
      isNote: false,
      file: path,
      layer: "",
      feature: nil,
      message: Phrase(
        "\(path)：检查过程中改动过，结论说的不一定是现在的内容",
        "\(path): it changed during the check, whose verdicts may be on what it was before"
      ),
      remedy: Phrase("改完以后再检查一次", "check again once it is complete")
    )
  }

  /// Makes sure, before long work, that digests can be worked out.
  public static func requireDigests() throws(PlanDataFailure) { try requireDigests(of: CryptoDigest()) }

  static func requireDigests(of library: CryptoDigest?) throws(PlanDataFailure) {
    if library == nil { throw PlanDataFailure(problems: [PlanDataProblem(.digestLibraryMissing)]) }
  }
}
