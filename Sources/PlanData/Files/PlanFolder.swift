internal import RuleDSL

/// The files of a plan set: names only, sorted, without those of the system.
struct PlanFolder: Sendable {
  let path: String
  let files: [String]
  /// Names as they are shown that no file can be read by; see ``FileSystem/names(in:)``.
  let odd: [String]

  let permissions: Permissions
  private let stamps = StampBook()

  init(path: String, _ permissions: Permissions = Permissions()) throws(PlanDataFailure) {
    (self.path, self.permissions) = (path, permissions)
    switch FileSystem.kind(of: path) {
    case .folder: break
    case .file, .other: throw Self.failure(.notFolder(path))
    case nil: throw Self.failure(.folderMissing(path))
    }
    do throws(SystemFailure) {
      // ~$ begins the lock files of an open workbook.
      let names = try FileSystem.names(in: path)
      (files, odd) = (names.plain.filter { !$0.hasPrefix("~$") }, names.odd)
    } catch {
      throw Self.failure(.folderUnreadable(path, reason: error.systemText))
    }
  }

  private static func failure(_ kind: PlanDataProblem.Kind) -> PlanDataFailure {
    PlanDataFailure(problems: [PlanDataProblem(kind)])
  }

  /// The path of a file that is named relative to the folder; what the file is like is noted before whoever asks can read it.
  func location(of file: String) -> String {
    let path = FileSystem.joined(path, file)
    _ = stamps.stamp(path)
    return path
  }

  /// A file as an input of the run.
  func input(_ file: String, isMap: Bool = false, owner: Int? = nil) -> InputFile {
    let path = location(of: file)
    return InputFile(path: file, location: path, stamp: stamps.stamp(path), isMap: isMap, owner: owner)
  }

  /// Whether a file is somewhere outside the folder, by a link or by its path, without the user's leave.
  func leadsOutside(_ file: String) -> Bool {
    let path = location(of: file)
    let mayLead =
      FileSystem.isLink(path) || file.utf8.first == UInt8(ascii: "/") || file.parts(between: "/").contains("..")
    return mayLead && !permissions.followsLinks && !FileSystem.isInside(self.path, path)
  }

  func isFolder(_ path: String) -> Bool { FileSystem.kind(of: location(of: path)) == .folder }

  func holds(_ file: String) -> Bool { FileSystem.kind(of: location(of: file)) != nil }
}

extension PlanFolder {
  /// Whether two files have the same bytes; folders are not looked into.
  func isSame(_ one: String, _ other: String) -> Bool {
    let (path, otherPath) = (location(of: one), location(of: other))
    guard FileSystem.kind(of: path) == .file, FileSystem.size(of: path) == FileSystem.size(of: otherPath) else {
      return false
    }
    let digests = [path, otherPath].map { InputFile(path: $0, location: $0, stamp: FileStamp(path: $0)).sha256() }
    return digests[0] != nil && digests[0] == digests[1]
  }
}
