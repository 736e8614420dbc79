public import PlanData
public import RuleDSL

/// Rule files that were read, each once, in the order they were named.
public struct RuleFiles: Sendable {
  public private(set) var sources: [SourceFile] = []
  /// Where each source stands, for writing it back.
  public private(set) var paths: [String] = []
  /// What each file was like before it was read.
  public private(set) var stamps: [FileStamp?] = []
  /// What is worth knowing about how they were read.
  public private(set) var notes: [Phrase] = []
  /// Links and dots removed.
  private var known: Set<String> = []
  /// Of all sources.
  private var bytes = 0
  /// The packs that files declare, by folder.
  private(set) var declared: [String: RulePack] = [:]

  public init() {}

  public var isEmpty: Bool { sources.isEmpty }

  /// Adds the files that a path stands for; a file that is there already is not added again.
  public mutating func add(_ path: String) throws(SystemFailure) {
    let found = try FileTree.ruleFiles(at: path)
    try add(found.files) { $0 }
    notes += found.others.map { Phrase("\($0)：不是规则文件（.rule），没有读", "\($0): no rule file (.rule); not read") }
  }

  /// Adds files, named for messages by a function of their path.
  mutating func add(_ files: [String], name: (String) -> String) throws(SystemFailure) {
    for file in files where known.insert(FileSystem.resolved(file)).inserted {
      stamps.append(FileStamp(path: file))
      let read = try FileSystem.ruleText(of: file, name: name(file), after: bytes)
      bytes += read.text.utf8.count
      let source = SourceFile(name: name(file), text: read.text)
      if let pack = packDeclaration(in: source) { declared[FileSystem.folder(of: FileSystem.resolved(file))] = pack }
      sources.append(source)
      if read.hasOddLineEnds {
        notes.append(
          Phrase(
            "\(name(file))：有的换行是文字处理软件的换行符（如 U+2028），按换行读",
            "\(name(file)): some line ends are those of word processors (such as U+2028); read as line ends"
          )
        )
      }
      if read.isGB18030 {
        notes.append(
          Phrase("\(name(file))：按 GB18030 读，请另存为 UTF-8", "\(name(file)): read as GB18030; save it as UTF-8")
        )
      }
      if file.lowercased().hasSuffix(".txt") {
        notes.append(
          Phrase("\(name(file))：按规则文件读，请改名去掉 .txt", "\(name(file)): read as a rule file; rename it without .txt")
        )
      }
      paths.append(file)
    }
    numberPacks()
  }

  /// A file belongs to the pack that is declared in its folder or the nearest one above; all others are one more.
  private mutating func numberPacks() {
    guard !declared.isEmpty else { return }
    var numbers: [String: Int] = [:]
    for (place, path) in paths.enumerated() {
      let home = home(of: path)
      let number = numbers[home] ?? numbers.count
      numbers[home] = number
      guard sources[place].pack != number else { continue }
      sources[place] = SourceFile(name: sources[place].name, text: sources[place].text, pack: number)
    }
  }

  /// The folder that declares the pack of a file; empty where none does.
  private func home(of path: String) -> String {
    var folder = FileSystem.folder(of: FileSystem.resolved(path))
    while declared[folder] == nil, folder != "/", folder != "." { folder = FileSystem.folder(of: folder) }
    return declared[folder] == nil ? "" : folder
  }

  /// Without the files of the packs that some folders declare.
  func without(_ homes: Set<String>) -> RuleFiles {
    var rest = self
    let kept = paths.indices.filter { !homes.contains(home(of: paths[$0])) }
    (rest.sources, rest.paths, rest.stamps) = (
      kept.map { sources[$0] }, kept.map { paths[$0] }, kept.map { stamps[$0] }
    )
    rest.known = Set(rest.paths.map { FileSystem.resolved($0) })
    rest.declared = declared.filter { !homes.contains($0.key) }
    rest.numberPacks()
    return rest
  }

  /// These files, then others that are not among them.
  public func followed(by others: RuleFiles) -> RuleFiles {
    var all = self
    all.notes += others.notes.filter { !notes.contains($0) }
    for ((path, source), stamp) in zip(zip(others.paths, others.sources), others.stamps)
    where all.known.insert(FileSystem.resolved(path)).inserted {
      all.sources.append(source)
      all.stamps.append(stamp)
      all.paths.append(path)
    }
    all.declared.merge(others.declared) { first, _ in first }
    all.numberPacks()
    return all
  }

  /// Whether a file of the list, by its place, belongs to another list too.
  public func contains(_ other: RuleFiles, at place: Int) -> Bool {
    other.paths.indices.contains(place) && known.contains(FileSystem.resolved(other.paths[place]))
  }
}
