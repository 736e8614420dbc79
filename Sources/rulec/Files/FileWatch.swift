internal import Chuandao
internal import Glibc
internal import PlanData

/// Waits until a rule file below some paths is another one, is gone or is new.
struct FileWatch {
  private let paths: [String]
  private var known: [String: FileStamp?]

  /// Without paths it is the project's own rules that are watched.
  init(_ paths: [String]) {
    self.paths = paths
    known = Self.stamps(paths)
  }

  mutating func wait() {
    while true {
      let now = Self.stamps(paths)
      if now != known {
        known = now
        return
      }
      usleep(400_000)
    }
  }

  /// What cannot be read just now, as while an editor saves it, is not there.
  private static func stamps(_ paths: [String]) -> [String: FileStamp?] {
    var files = RuleFiles()
    if paths.isEmpty { files = (try? RuleLibrary.find()?.everything()) ?? RuleFiles() }
    for path in paths { try? files.add(path) }
    return Dictionary(zip(files.paths, files.stamps)) { first, _ in first }
  }
}
