internal import PlanData

/// The files and folders that a client may have read.
struct AllowedPaths: Sendable {
  /// Links and dots removed.
  let roots: [String]

  init(_ paths: [String]) { roots = paths.map { FileSystem.resolved($0) } }

  /// Where a path leads, links and dots removed, when that is allowed; a file that is not there yet is allowed in a folder
  /// that is.
  func resolved(_ path: String) throws(Refusal) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .notAllowed(path) }
    var place = FileSystem.resolved(path)
    if FileSystem.kind(of: path) == nil {
      let (folder, name) = (FileSystem.folder(of: path), FileSystem.name(of: path))
      guard FileSystem.kind(of: folder) == .folder, !FileSystem.isLink(path), ![".", ".."].contains(name) else {
        throw .notAllowed(path)
      }
      place = FileSystem.joined(FileSystem.resolved(folder), name)
    }
    guard contains(place) else { throw .notAllowed(path) }
    return place
  }

  /// Whether a path without links and dots is one of them or below one.
  func contains(_ resolved: String) -> Bool {
    roots.contains { resolved == $0 || resolved.hasPrefix(FileSystem.joined($0, "")) }
  }
}
