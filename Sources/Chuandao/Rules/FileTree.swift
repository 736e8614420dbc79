internal import PlanData

/// The rule files that a path stands for.
enum FileTree {
  /// A file itself, or every rule file below a folder, sorted; links to folders are not followed, so that no tree
  /// is endless.
  static func ruleFiles(at path: String) throws(SystemFailure) -> [String] {
    switch FileSystem.kind(of: path) {
    case .file: return [path]
    case .folder:
      let files = try ruleFiles(below: path)
      guard !files.isEmpty else { throw SystemFailure(path, .noRuleFiles) }
      return files
    case .other: throw SystemFailure(path, .notRegularFile)
    case nil: throw .last(path)
    }
  }

  /// The rule files that stand in the folder itself; none when there is no such folder.
  static func ruleFiles(directlyIn folder: String) throws(SystemFailure) -> [String] {
    guard FileSystem.kind(of: folder) == .folder else { return [] }
    return try FileSystem.names(in: folder)
      .filter(FileSystem.isRuleFile)
      .map { FileSystem.joined(folder, $0) }
      .filter { FileSystem.kind(of: $0) == .file }
  }

  private static func ruleFiles(below folder: String) throws(SystemFailure) -> [String] {
    var files: [String] = []
    for name in try FileSystem.names(in: folder) {
      let path = FileSystem.joined(folder, name)
      switch FileSystem.kind(of: path) {
      case .file where FileSystem.isRuleFile(name): files.append(path)
      case .folder where !FileSystem.isLink(path): files += try ruleFiles(below: path)
      case .file, .folder, .other, nil: break
      }
    }
    return files
  }
}
