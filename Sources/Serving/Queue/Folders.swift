internal import Glibc
internal import PlanData

/// Folders and files of the server's data.
enum Folders {
  /// Makes a folder where there is none; nobody else on the machine may look into it.
  static func make(_ path: String) throws(SystemFailure) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST && FileSystem.kind(of: path) == .folder else {
      throw .last(path)
    }
  }

  /// Removes a folder with everything in it, hidden files too; no link is followed.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in all(in: path) { remove(FileSystem.joined(path, name)) }
    }
    Glibc.remove(path)
  }

  /// Gives a folder its place, which outlives the machine.
  static func move(_ path: String, to target: String) throws(SystemFailure) {
    guard rename(path, target) == 0 else { throw .last(target) }
    synchronise(FileSystem.folder(of: target))
  }

  static func synchronise(_ folder: String) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  /// Every name in a folder.
  static func all(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
