internal import Glibc

/// The files of a plan set: names only, sorted, without those of the system.
struct PlanFolder: Sendable {
  let path: String
  let files: [String]

  init(path: String) throws(PlanDataFailure) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else { throw Self.failure(.folderMissing(path)) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw Self.failure(.notFolder(path)) }
    guard let folder = opendir(path) else {
      throw Self.failure(.folderUnreadable(path, reason: String(cString: strerror(errno))))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // ~$ begins the lock files of an open workbook.
      if !name.hasPrefix("."), !name.hasPrefix("~$") { names.append(name) }
    }
    files = names.sorted()
  }

  private static func failure(_ kind: PlanDataProblem.Kind) -> PlanDataFailure {
    PlanDataFailure(problems: [PlanDataProblem(kind)])
  }

  /// The path of a file that is named relative to the folder.
  func location(of file: String) -> String { path.hasSuffix("/") ? path + file : "\(path)/\(file)" }

  func holds(_ file: String) -> Bool {
    var status = stat()
    return stat(location(of: file), &status) == 0
  }
}
