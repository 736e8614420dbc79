internal import Glibc
internal import PlanData

/// Files that a task leaves.
enum ResultFile {
  static func write(_ text: String, to path: String) throws(SystemFailure) {
    let file = try WholeFile(path: path)
    try file.write(Array(text.utf8))
    try file.finish()
  }

  /// What is in a folder, and that it is there, outlives the machine.
  static func synchronise(_ folder: String) {
    for path in ((try? FileSystem.names(in: folder).plain) ?? []).map({ FileSystem.joined(folder, $0) }) + [folder] {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      if file >= 0 {
        fsync(file)
        close(file)
      }
    }
  }
}
