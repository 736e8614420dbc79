internal import Chuandao
internal import Glibc
internal import PlanData
internal import RuleDSL

/// Waits until a rule file below some paths, or any file of a plan set, is another one, is gone or is new.
struct FileWatch {
  /// What is said meanwhile.
  static let waiting = Phrase("等待文件改动，Ctrl-C 结束\n", "waiting for changes, Ctrl-C ends\n")

  private let paths: [String]
  private let planSet: String?
  private var known: [String: FileStamp?]

  /// Without paths it is the project's own rules that are watched.
  init(_ paths: [String], planSet: String? = nil) {
    self.paths = paths
    self.planSet = planSet
    known = Self.stamps(paths, planSet)
  }

  mutating func wait() {
    while true {
      let now = Self.stamps(paths, planSet)
      if now != known {
        known = now
        return
      }
      usleep(400_000)
    }
  }

  /// What cannot be read just now, as while an editor saves it, is not there.
  private static func stamps(_ paths: [String], _ planSet: String?) -> [String: FileStamp?] {
    var files = RuleFiles()
    if paths.isEmpty { files = (try? RuleLibrary.find()?.everything()) ?? RuleFiles() }
    for path in paths { try? files.add(path) }
    var stamps = Dictionary(zip(files.paths, files.stamps)) { first, _ in first }
    if let planSet { add(planSet, depth: 0, to: &stamps) }
    return stamps
  }

  /// Adds the files below a folder, as deep as plan sets go.
  private static func add(_ folder: String, depth: Int, to stamps: inout [String: FileStamp?]) {
    for name in (try? FileSystem.names(in: folder).plain) ?? [] {
      let path = FileSystem.joined(folder, name)
      stamps[path] = FileStamp(path: path)
      if depth < 8, FileSystem.kind(of: path) == .folder { add(path, depth: depth + 1, to: &stamps) }
    }
  }
}
