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
    var files: [String] = []
    for name in try names(in: folder) where FileSystem.isRuleFile(name) {
      let path = FileSystem.joined(folder, name)
      if try isFile(path) { files.append(path) }
    }
    return files
  }

  /// Whether a rule file is to be read; a pipe or a link that leads nowhere is not passed over.
  private static func isFile(_ path: String) throws(SystemFailure) -> Bool {
    switch FileSystem.kind(of: path) {
    case .file: return true
    case .folder: return false
    case .other: throw SystemFailure(path, .notRegularFile)
    case nil: throw .last(path)
    }
  }

  /// A rule file whose name cannot be read is not passed over.
  private static func names(in folder: String) throws(SystemFailure) -> [String] {
    let names = try FileSystem.names(in: folder)
    if let odd = names.odd.first(where: FileSystem.isRuleFile) {
      throw SystemFailure(FileSystem.joined(folder, odd), .nameUnusable)
    }
    return names.plain
  }

  private static func ruleFiles(below folder: String) throws(SystemFailure) -> [String] {
    var files: [String] = []
    for name in try names(in: folder) {
      let path = FileSystem.joined(folder, name)
      if FileSystem.kind(of: path) == .folder {
        if !FileSystem.isLink(path) { files += try ruleFiles(below: path) }
      } else if FileSystem.isRuleFile(name), try isFile(path) {
        files.append(path)
      }
    }
    return files
  }
}
