internal import Chuandao
internal import PlanData

extension RuleLibrary {
  /// Looks where the user says (`CHUANDAO_RULES`), where the command was installed
  /// (`<prefix>/bin`, `<prefix>/share/chuandao/Rules`), and where it was built (`<repository>/.build/…`, `Rules`).
  static func find() -> RuleLibrary? {
    if let path = FileSystem.variable("CHUANDAO_RULES") { return RuleLibrary(root: path) }
    var folder = FileSystem.folder(of: FileSystem.resolved("/proc/self/exe"))
    let installed = FileSystem.joined(FileSystem.folder(of: folder), "share/chuandao/Rules")
    if FileSystem.kind(of: installed) == .folder { return RuleLibrary(root: installed) }
    while folder != "/", folder != "." {
      let parent = FileSystem.folder(of: folder)
      let rules = FileSystem.joined(parent, "Rules")
      if FileSystem.name(of: folder) == ".build", FileSystem.kind(of: rules) == .folder {
        return RuleLibrary(root: rules)
      }
      folder = parent
    }
    return nil
  }
}
