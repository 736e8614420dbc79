internal import PlanData

/// Where the files are that go with the command.
enum Installation {
  /// A folder where the command was installed (`<prefix>/bin`, `<prefix>/share/chuandao/NAME`), or where it was built
  /// (`<repository>/.build/…`, `NAME`); `nil` where there is none.
  static func folder(_ name: String) -> String? {
    var folder = FileSystem.folder(of: FileSystem.resolved("/proc/self/exe"))
    let installed = FileSystem.joined(FileSystem.folder(of: folder), "share/chuandao/\(name)")
    if FileSystem.kind(of: installed) == .folder { return installed }
    while folder != "/", folder != "." {
      let parent = FileSystem.folder(of: folder)
      let found = FileSystem.joined(parent, name)
      if FileSystem.name(of: folder) == ".build", FileSystem.kind(of: found) == .folder { return found }
      folder = parent
    }
    return nil
  }
}
