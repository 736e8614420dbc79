/// The files of a plan set: names only, sorted, without those of the system.
struct PlanFolder: Sendable {
  let path: String
  let files: [String]
  /// Names as they are shown that no file can be read by; see ``FileSystem/names(in:)``.
  let odd: [String]

  init(path: String) throws(PlanDataFailure) {
    self.path = path
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

  /// The path of a file that is named relative to the folder.
  func location(of file: String) -> String { FileSystem.joined(path, file) }

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
    let digests = [path, otherPath].map { InputFile(path: $0, location: $0).sha256() }
    return digests[0] != nil && digests[0] == digests[1]
  }
}
