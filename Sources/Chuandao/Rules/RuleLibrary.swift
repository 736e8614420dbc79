public import PlanData
internal import RuleDSL

/// The project's own rules: `vocabulary`, `national`, and `provincial/<code>`; `quality`, a pack that checks read when it
/// is named; `scenarios`, 案例 of the nation's rules that only tests of them read; and `catalogues`, which only the book of
/// the rules reads.
public struct RuleLibrary: Sendable {
  public let root: String

  public init(root: String) { self.root = root }

  /// What every run shares: the words, and the rules of the nation.
  public func base() throws(SystemFailure) -> RuleFiles {
    var files = RuleFiles()
    try files.add(FileTree.ruleFiles(directlyIn: root, followsLinks: true)) { "Rules" + $0.dropFirst(root.count) }
    return files.followed(by: try self.files("vocabulary", "national"))
  }

  /// 案例 that no check of plans has to read: those that stand apart from the rules they test.
  public func scenarios() throws(SystemFailure) -> RuleFiles { try files("scenarios") }

  /// The pack on the quality of data, which a check reads when it is named.
  public func quality() throws(SystemFailure) -> RuleFiles { try files("quality") }

  /// What ought to be checked, line by line; only the book of the rules reads it.
  public func catalogues() throws(SystemFailure) -> RuleFiles { try files("catalogues") }

  /// The library's packs that some files build on, and what those build on in turn; `nil` where they build on none.
  public func bases(of files: RuleFiles) throws(SystemFailure) -> RuleFiles? {
    func wanted(_ files: RuleFiles) -> Set<String> {
      let packs = files.declared.values
      return Set(packs.flatMap(\.buildsOn).map(\.name)).subtracting(packs.map(\.name))
    }
    guard !wanted(files).isEmpty else { return nil }
    var all = try base()
    var rest: [RuleFiles] = []
    for code in try packs() { rest.append(try pack(code)) }
    rest.append(try quality())
    var names = wanted(files.followed(by: all))
    while let place = rest.firstIndex(where: { $0.declared.values.contains { names.contains($0.name) } }) {
      all = all.followed(by: rest.remove(at: place))
      names = wanted(files.followed(by: all))
    }
    return all
  }

  /// Every pack of the project.
  public func everything() throws(SystemFailure) -> RuleFiles {
    var all = try base()
    for code in try packs() { all = all.followed(by: try pack(code)) }
    return all.followed(by: try quality())
  }

  /// The words alone.
  public func vocabulary() throws(SystemFailure) -> RuleFiles { try files("vocabulary") }

  /// The rules of one province.
  public func pack(_ code: String) throws(SystemFailure) -> RuleFiles { try files("provincial/\(code)") }

  /// Codes of the provinces that have rules of their own.
  public func packs() throws(SystemFailure) -> [String] {
    let folder = FileSystem.joined(root, "provincial")
    guard FileSystem.kind(of: folder) == .folder else { return [] }
    return try FileSystem.names(in: folder).plain.filter {
      FileSystem.kind(of: FileSystem.joined(folder, $0)) == .folder
    }
  }

  /// Codes of the packs that concern a plan set: those of every province that it has a unit of.
  ///
  /// A unit's first two digits are its province's (GB/T 2260), so a single county brings its province's rules too.
  public func packs(concerning units: [String]) throws(SystemFailure) -> [String] {
    try packs().filter { code in units.contains { $0.utf8.prefix(2).elementsEqual(code.utf8.prefix(2)) } }
  }

  /// Messages name the files `Rules/…`, wherever they stand.
  private func files(_ parts: String...) throws(SystemFailure) -> RuleFiles {
    var files = RuleFiles()
    for folder in parts.map({ FileSystem.joined(root, $0) }) where FileSystem.kind(of: folder) == .folder {
      try files.add(FileTree.ruleFiles(at: folder).files) { "Rules" + $0.dropFirst(root.count) }
    }
    return files
  }
}
