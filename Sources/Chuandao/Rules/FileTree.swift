internal import PlanData

/// The rule files that a path stands for.
enum FileTree {
  /// A file itself, or every rule file below a folder, sorted; links to folders are not followed, so that no tree
  /// is endless.
  ///
  /// `others` are files beside them that look as if they held rules.
  static func ruleFiles(at path: String) throws(SystemFailure) -> (files: [String], others: [String]) {
    switch FileSystem.kind(of: path) {
    case .file: return ([path], [])
    case .folder:
      var found: (files: [String], others: [String]) = ([], [])
      try find(below: path, into: &found)
      guard !found.files.isEmpty else { throw SystemFailure(path, .noRuleFiles) }
      return found
    case .other: throw SystemFailure(path, .notRegularFile)
    case nil: throw .last(path)
    }
  }

  /// The rule files that stand in the folder itself; none when there is no such folder.
  static func ruleFiles(directlyIn folder: String, followsLinks: Bool) throws(SystemFailure) -> [String] {
    guard FileSystem.kind(of: folder) == .folder else { return [] }
    var files: [String] = []
    for name in try names(in: folder) where FileSystem.isRuleFile(name) {
      let path = FileSystem.joined(folder, name)
      guard try isFile(path) else { continue }
      // A diagnostic would show what stands in it.
      guard followsLinks || !FileSystem.isLink(path) || FileSystem.isInside(folder, path) else {
        throw SystemFailure(path, .leadsOutside)
      }
      files.append(path)
    }
    return files
  }

  /// Rule files in the folders below a folder, sorted; what cannot be looked into holds none, and not many are needed.
  static func ruleFiles(inFoldersOf folder: String) -> [String] {
    var found: [String] = []
    search(folder, depth: 0, into: &found)
    return found
  }

  private static func search(_ folder: String, depth: Int, into found: inout [String]) {
    for name in (try? FileSystem.names(in: folder).plain) ?? [] where found.count < 100 {
      let path = FileSystem.joined(folder, name)
      if depth > 0, FileSystem.isRuleFile(name), FileSystem.kind(of: path) == .file {
        found.append(path)
      } else if depth < 4, !FileSystem.isLink(path), FileSystem.kind(of: path) == .folder {
        search(path, depth: depth + 1, into: &found)
      }
    }
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

  private static func find(
    below folder: String,
    into found: inout (files: [String], others: [String])
  ) throws(SystemFailure) {
    for name in try names(in: folder) {
      let path = FileSystem.joined(folder, name)
      if FileSystem.kind(of: path) == .folder {
        if !FileSystem.isLink(path) { try find(below: path, into: &found) }
      } else if FileSystem.isRuleFile(name) {
        if try isFile(path) { found.files.append(path) }
      } else if FileSystem.mayBeRuleFile(name) {
        found.others.append(path)
      }
    }
  }
}
